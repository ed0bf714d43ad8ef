"""Scores of all compared zones: which weights and which ideal values apply to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parks.evaluation.ideal import ideal_of
from parks.evaluation.score import CombinedScore, Score, combined_score, no_score, score
from parks.evaluation.weights import WeightNode, default_indicators, equal_weights
from parks.evaluation.zone_type import NAMES
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parks.evaluation.ideal import Ideal
    from parks.evaluation.options import Options
    from parks.evaluation.ratio import Result
    from parks.evaluation.score import WeightBasis
    from parks.evaluation.zone_type import ZoneKind, ZoneType


def scores(
    results: Mapping[str, Mapping[str, Result]],
    types: Mapping[str, ZoneType],
    options: Options,
) -> Mapping[str, Score]:
    """
    Score the compared zones.

    Parameters
    ----------
    results
        Ratios by unit, then by indicator.
    types
        Zone types by unit.
    options
        Weights, ideal values, what is dropped.

    Returns
    -------
    scores
        By unit. The order of the units does not matter.

    Raises
    ------
    ValueError
        If every indicator of a kind of zone is dropped.
    """
    ideals = {
        key: ideal_of(
            key,
            [own[key] for own in results.values()],
            given=options.ideals,
            reference=options.reference,
        )
        for key in next(iter(results.values()), {})
    }
    return {unit: _score(own, types[unit], ideals, options) for unit, own in results.items()}


def combined_scores(found: Mapping[str, Score], options: Options) -> tuple[CombinedScore, ...]:
    """Return the scores of main zones together with their expansion zones."""
    return tuple(
        combined_score(
            pair.main_id,
            found[pair.main_id],
            pair.expansion_id,
            found[pair.expansion_id],
            main_weight=pair.main_weight,
        )
        for pair in options.expansions
    )


def _score(
    own: Mapping[str, Result], of_type: ZoneType, ideals: Mapping[str, Ideal], options: Options
) -> Score:
    basis: WeightBasis = "equal" if options.weights is None else "given"
    kind = of_type.used
    if kind is None:
        told_zh = "；".join(need.zh for need in of_type.needs)
        told = "; ".join(map(str, of_type.needs))
        return no_score(
            Need(zh=f"开发区类型（缺 {told_zh}）", en=f"the zone type, which needs {told}"),
            basis=basis,
        )
    tree = _tree(kind, options)
    if tree is None:
        zh, en = NAMES[kind]
        return no_score(Need(zh=f"{zh}的权重", en=f"weights for {en} zones"), basis=basis)
    return score(tree, own, ideals, basis=basis)


def _tree(kind: ZoneKind, options: Options) -> WeightNode | None:
    if options.weights is not None:
        return options.tree_of(kind)
    return equal_weights(key for key in default_indicators(kind) if key not in options.drop)
