"""What the layers of a region are described from for GIS programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.gis.fields import in_words, own_values
from mapper.page_words import Words
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mapper.describe_scene import Scene
    from mapper.gis.fields import GisValues
    from mapper.page import Station
    from parks.region import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class GisBasis:
    """
    A region as its page tells it.

    Parameters
    ----------
    region
        The region.
    scene
        Units, places and shapes in the words of the page.
    station
        What the page shows first.
    has_parcels
        Whether parcels are drawn, over which outlines look otherwise.
    """

    region: Region
    scene: Scene
    station: Station
    has_parcels: bool

    def groups(self) -> set[str]:
        """Return the ids of the groups of the legend that have rows."""
        return {group.id for group in self.station.legend if group.rows}


def unit_columns(basis: GisBasis, ids: Sequence[str]) -> list[GisValues]:
    """Return the columns that name units: id, names in full."""
    units = basis.scene.units
    names = [units[unit].name if unit in units else Words(zh=unit, en=unit) for unit in ids]
    return [*own_values(unit_id=ids), *in_words("unit", names)]


def source_columns(basis: GisBasis, ids: Iterable[str]) -> list[GisValues]:
    """Return the columns that name documents: id, titles; an unknown one keeps its id only."""
    told = list(ids)
    known = first_by(basis.region.sources, "source_id")
    titles = [
        Words(zh=known[one]["title_zh"], en=known[one]["title_en"])
        if one in known
        else Words(zh="", en="")
        for one in told
    ]
    return [*own_values(source_id=told), *in_words("source", titles)]
