"""Grouping of described things by the unit they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class HasUnit(Protocol):
    """Anything that belongs to a unit."""

    @property
    def unit(self) -> str:
        """Id of the unit."""


T = TypeVar("T", bound=HasUnit)


def group_by_unit(items: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    """Return items by their unit, order kept."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[item.unit].append(item)
    return {unit: tuple(members) for unit, members in groups.items()}
