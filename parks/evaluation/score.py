"""Scores of zones from ratios, ideal values and a tree of weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from parks.evaluation.quantity import distinct
from parks.evaluation.weights import checked_weight
from parks.need import Need
from parks.vocabulary import Better

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parks.evaluation.ideal import Ideal
    from parks.evaluation.ratio import Result
    from parks.evaluation.weights import WeightNode

WeightBasis: TypeAlias = Literal["equal", "given"]
BASIS_WORDS: Mapping[WeightBasis, tuple[str, str]] = {
    "equal": ("等权（未给定权重）", "equal weights (none were given)"),
    "given": ("规划人员给定的权重", "weights as given"),
}
FORMULA_ZH = "s = min(x ÷ 理想值, 1)，闲置率等为 s = 1 − x；各层 Σ 权重 × s；总分 = 100 × Σ"
FORMULA_EN = "s = min(x / ideal, 1), idle rate and the like s = 1 - x; sums of weight x s; x 100"
FORMULA_STATUS = "memory"
FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreNode:
    """
    A goal, sub-goal or indicator with what it reaches.

    Parameters
    ----------
    key, name_zh, name_en, weight
        As in the tree of weights.
    share
        What it reaches, 0 to 1; None where it cannot be computed.
    ideal
        Of an indicator; None for a goal.
    children
        Parts of a goal.
    needs
        Why there is no share.
    """

    key: str
    name_zh: str
    name_en: str
    weight: float
    share: float | None
    ideal: Ideal | None = None
    children: tuple[ScoreNode, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """
    Score of a zone.

    Parameters
    ----------
    points
        0 to 100; None where it cannot be computed.
    root
        How it comes about, level by level; None where no tree of weights applies.
    basis
        Whether the weights were given, or are equal because none were.
    needs
        Why there are no points.
    """

    points: float | None
    root: ScoreNode | None
    basis: WeightBasis
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedScore:
    """Score of a main zone (主区) with its expansion zone (发展方向区)."""

    main_id: str
    expansion_id: str
    main_weight: float
    expansion_weight: float
    points: float | None
    needs: tuple[Need, ...] = ()


def score(
    tree: WeightNode,
    results: Mapping[str, Result],
    ideals: Mapping[str, Ideal],
    *,
    basis: WeightBasis,
) -> Score:
    """
    Return the score of a zone.

    Parameters
    ----------
    tree
        Weights.
    results, ideals
        By indicator; every indicator of the tree.
    basis
        Whether the weights were given.

    Returns
    -------
    score
        Without points if a single indicator of the tree has no value, is above 100 % by an error
        of the data, or has no ideal value: what is missing is never weighed away.

    Notes
    -----
    FORMULA_EN, from memory of the standard; the shape of the tree was checked. A negative value
    (tax paid back) reaches 0.
    """
    root = _node(tree, results, ideals)
    points = None if root.share is None else FULL * root.share
    return Score(points=points, root=root, basis=basis, needs=root.needs)


def no_score(need: Need, *, basis: WeightBasis) -> Score:
    """Return a score without points."""
    return Score(points=None, root=None, basis=basis, needs=(need,))


def combined_score(
    main_id: str, main: Score, expansion_id: str, expansion: Score, *, main_weight: float
) -> CombinedScore:
    """
    Return w1 times the main zone plus w2 times the expansion zone, w2 = 1 - w1.

    Raises
    ------
    ValueError
        If the weight is not between 0 and 1.
    """
    weight = checked_weight(main_weight, name="the main zone")
    needs = distinct((*main.needs, *expansion.needs))
    points = None
    if main.points is not None and expansion.points is not None:
        points = weight * main.points + (1 - weight) * expansion.points
    return CombinedScore(
        main_id=main_id,
        expansion_id=expansion_id,
        main_weight=weight,
        expansion_weight=1 - weight,
        points=points,
        needs=needs,
    )


def _node(
    node: WeightNode, results: Mapping[str, Result], ideals: Mapping[str, Ideal]
) -> ScoreNode:
    if not node.children:
        return _leaf(node, results[node.key], ideals[node.key])
    children = tuple(_node(child, results, ideals) for child in node.children)
    needs = distinct(need for child in children for need in child.needs)
    known = [child.weight * child.share for child in children if child.share is not None]
    return ScoreNode(
        key=node.key,
        name_zh=node.name_zh,
        name_en=node.name_en,
        weight=node.weight,
        share=min(sum(known), 1.0) if len(known) == len(children) else None,
        children=children,
        needs=needs,
    )


def _leaf(node: WeightNode, result: Result, ideal: Ideal) -> ScoreNode:
    needs = _leaf_needs(result, ideal)
    return ScoreNode(
        key=node.key,
        name_zh=node.name_zh,
        name_en=node.name_en,
        weight=node.weight,
        share=None if needs else _reached(result, ideal),
        ideal=ideal,
        needs=needs,
    )


def _reached(result: Result, ideal: Ideal) -> float:
    value = result.value or 0.0
    if result.definition.better is Better.DOWN:
        return 1 - value / FULL
    return max(0.0, min(value / (ideal.value or 1.0), 1.0))


def _leaf_needs(result: Result, ideal: Ideal) -> tuple[Need, ...]:
    if result.is_impossible:
        name_zh, name_en = result.definition.name_zh, result.definition.name_en
        return (
            Need(
                zh=f"{result.key}（{name_zh}）不超过 100%（现为 {result.value:,.2f}%）",
                en=f"{result.key} ({name_en}) of at most 100 % (it is {result.value:,.2f} %)",
            ),
        )
    if result.value is None:
        told = "；".join(need.zh for need in result.needs), "; ".join(map(str, result.needs))
        return (Need(zh=f"{result.key}，缺 {told[0]}", en=f"{result.key}, which needs {told[1]}"),)
    return ideal.needs
