"""A transition with the names that its tables and its layer show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from geo.finding import Finding
    from geo.transition import Transition
    from parks.need import Need

Pair: TypeAlias = tuple[str, str]
"""A text in Chinese and English."""


@dataclass(frozen=True, eq=False, kw_only=True)
class TransitionContent:
    """
    Two states of land compared, ready to be shown.

    Parameters
    ----------
    title
        What is compared.
    before_name, after_name
        What the two states are called.
    transition
        The comparison; its zones are named by `zone_names`.
    realised
        Columns of `geo.transition.realised`; no rows of zones whose state before is not known.
    zone_names
        By id of the zone, in the order of the zones.
    class_names
        Names of classes and markers as they stand in the matrix.
    missing
        What zones need and do not have, by id; zones that are not in the transition too.
    notes
        What a reader must know.
    sources
        Where the parcels are from.
    is_fictional
        Whether the region is made up.
    findings
        What is doubtful.
    """

    title: Pair
    before_name: Pair
    after_name: Pair
    transition: Transition
    realised: pd.DataFrame
    zone_names: Mapping[str, Pair]
    class_names: Mapping[str, Pair]
    missing: Mapping[str, Need]
    notes: tuple[Pair, ...]
    sources: tuple[Pair, ...]
    is_fictional: bool
    findings: tuple[Finding, ...]

    def zone_name(self, zone: str) -> Pair:
        """Return the name of a zone; its id where it has none."""
        return self.zone_names.get(zone, (zone, zone))

    def class_name(self, code: str) -> Pair:
        """Return the name of a class or marker; the code where it has none."""
        return self.class_names.get(code, (code, code))
