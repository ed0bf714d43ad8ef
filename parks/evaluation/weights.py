"""Trees of weights that a planner gives; at every level they must sum to 1."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from parks.evaluation.data import text_of
from parks.evaluation.definition import definitions, definitions_of
from parks.evaluation.toml_table import toml_table

if TYPE_CHECKING:
    from pathlib import Path

    from parks.evaluation.zone_type import ZoneKind

TOLERANCE = 1e-9
LABELS = ("weight", "name_zh", "name_en")
Nested: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightNode:
    """
    A goal, a sub-goal or an indicator with its weight.

    Parameters
    ----------
    key
        Key of the indicator for a leaf, of the goal otherwise; empty at the root.
    name_zh, name_en
        Names.
    weight
        Share in the level it stands on, 0 to 1.
    children
        Empty for an indicator.
    """

    key: str
    name_zh: str
    name_en: str
    weight: float
    children: tuple[WeightNode, ...] = ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """Keys of the indicators below, in their order."""
        if not self.children:
            return (self.key,)
        return tuple(key for child in self.children for key in child.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightExample:
    """Weights of somebody else, to show the shape; never a default."""

    tree: WeightNode
    main_weight: float
    expansion_weight: float
    scope_zh: str
    scope_en: str
    status: str
    source: str


def weight_tree(nested: Nested) -> WeightNode:
    """
    Return the tree of weights that a nested mapping describes.

    Parameters
    ----------
    nested
        Numbers are weights of indicators under their keys; mappings are goals with `weight`,
        perhaps `name_zh` and `name_en`, and what they are made of.

    Raises
    ------
    ValueError
        If a level does not sum to 1 (within 1e-9), an indicator is not known or stands twice, or
        a weight is no number from 0 to 1.

    Examples
    --------
    >>> weight_tree({"use": {"weight": 0.6, "far": 1}, "idle_rate": 0.4}).indicators
    ('far', 'idle_rate')
    """
    tree = WeightNode(key="", name_zh="", name_en="", weight=1, children=_children(nested, path=()))
    twice = {key for key in tree.indicators if tree.indicators.count(key) > 1}
    if twice:
        raise ValueError(f"indicators stand twice in the weights: {', '.join(sorted(twice))}")
    return tree


def read_weights(path: Path) -> WeightNode:
    """
    Read a tree of weights from the table `weights` of a TOML file.

    Raises
    ------
    ValueError
        If the file is no TOML, has no table `weights`, or the weights are wrong.
    """
    return weight_tree(toml_table(path, "weights", example="[weights.land_use]"))


def equal_weights(keys: Iterable[str]) -> WeightNode:
    """Return a tree of one level in which all indicators weigh the same."""
    wanted = tuple(keys)
    if not wanted:
        raise ValueError("expected at least one indicator, got none")
    return weight_tree(dict.fromkeys(wanted, 1 / len(wanted)))


def default_indicators(kind: ZoneKind) -> tuple[str, ...]:
    """Return the keys that the rule of 2014 has for a kind; for `other` those of both kinds."""
    both = ("industry_led", "integrated")
    wanted = both if kind == "other" else (kind.value,)
    return tuple(
        item.key for item in definitions_of("evaluation") if set(wanted) <= set(item.default_for)
    )


def example_weights() -> WeightExample:
    """Return the example that domain sources hold: three zones in Heilongjiang, 2015."""
    document = tomllib.loads(text_of("example_weights.toml"))
    about = document["about"]
    return WeightExample(
        tree=weight_tree(document["weights"]),
        main_weight=about["main_weight"],
        expansion_weight=about["expansion_weight"],
        scope_zh=about["scope_zh"],
        scope_en=about["scope_en"],
        status=about["status"],
        source=about["source"],
    )


def check_sum(weights: Mapping[str, float], *, level: str, whole: float = 1.0) -> None:
    """Raise a ValueError that names the level and its weights if they do not sum to the whole."""
    total = math.fsum(weights.values())
    if not math.isclose(total, whole, rel_tol=0, abs_tol=TOLERANCE * whole):
        told = ", ".join(f"{key} {weight:g}" for key, weight in weights.items())
        raise ValueError(
            f"weights of {level} sum to {total:.10g}, not {whole:g} ({told or 'none'}). "
            "Correct them; they are not rescaled"
        )


def checked_weight(value: object, *, name: str, most: float = 1.0) -> float:
    """Return a weight as a number; raise a ValueError if it is none from 0 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(f"weight of {name}: expected a number from 0 to {most:g}, got {value!r}")
    return float(value)


def _children(nested: Nested, *, path: tuple[str, ...]) -> tuple[WeightNode, ...]:
    children = tuple(
        _node(key, value, path=(*path, key)) for key, value in nested.items() if key not in LABELS
    )
    level = ".".join(path) or "the first level"
    check_sum({child.key: child.weight for child in children}, level=level)
    return children


def _node(key: str, value: object, *, path: tuple[str, ...]) -> WeightNode:
    name = ".".join(path)
    if isinstance(value, Mapping):
        return WeightNode(
            key=key,
            name_zh=str(value.get("name_zh", key)),
            name_en=str(value.get("name_en", key)),
            weight=checked_weight(value.get("weight"), name=name),
            children=_children(value, path=path),
        )
    definition = definitions().get(key)
    if definition is None or definition.table == "per_mu":
        allowed = ", ".join(item.key for item in definitions_of("evaluation", "management"))
        raise ValueError(f"{name}: no indicator {key!r}. Allowed are {allowed}")
    return WeightNode(
        key=key,
        name_zh=definition.name_zh,
        name_en=definition.name_en,
        weight=checked_weight(value, name=name),
    )
