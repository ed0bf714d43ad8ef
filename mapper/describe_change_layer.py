"""Land whose planned class is not the current one, as a packed layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.classing import Classing, classes_of_texts
from mapper.packing import PackPlan, packed_layer
from mapper.page import Words
from mapper.parcel_columns import NO_VALUES, FieldWords
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapper.landuse_facts import LandFacts
    from mapper.pack_element import PackedLayer
    from parks.region import Region

PACK_ID = "change"
NAME = Words(zh="规划与现状之差", en="Planned against current")
NOTE = Words(
    zh="现状与规划地类不同的土地；只比较规划或批准范围之内。颜色为规划地类。",
    en="Land whose class differs, inside planned or approved boundaries. Colour: planned class.",
)
BEFORE, AFTER, ZONE = "before", "after", "zone"
FIELDS: Mapping[str, FieldWords] = {
    BEFORE: FieldWords(title=Words(zh="现状地类", en="Current class"), values=NO_VALUES),
    AFTER: FieldWords(title=Words(zh="规划地类", en="Planned class"), values=NO_VALUES),
}
IN_ZONE = Words(zh="所在范围", en="Within")


def describe_change_layer(
    region: Region, facts: LandFacts, *, edition: Words
) -> tuple[PackedLayer, Classing] | None:
    """
    Return the pieces of land that differ, and their planned classes.

    Parameters
    ----------
    region
        The region.
    facts
        Its land use.
    edition
        Title of the edition.

    Returns
    -------
    layer
        None where the two states cannot be compared, or are the same everywhere.
    """
    if facts.change is None or facts.edition is None or facts.change.pieces.empty:
        return None
    from mapper.pack import frame_source  # noqa: PLC0415 - only pages with packed layers need it

    pieces = facts.change.pieces
    frame = pieces[[BEFORE, AFTER, pieces.geometry.name]].assign(
        **{ZONE: pieces["zone_id"].astype(str)}
    )
    (source,) = frame_source(frame)
    classing = classes_of_texts(frame[AFTER].to_numpy(), facts.edition)
    plan = PackPlan(
        id=PACK_ID,
        name=NAME,
        classing=classing,
        state="change",
        columns=(AFTER, BEFORE, ZONE),
        class_column=AFTER,
        class_columns=(BEFORE,),
        known={**FIELDS, ZONE: FieldWords(title=IN_ZONE, values=unit_names(region))},
        edition=edition,
        note=NOTE,
    )
    return packed_layer(source, plan), classing


def unit_names(region: Region) -> Mapping[str, Words]:
    """Return the short name of every unit by its id."""
    return {
        str(unit): Words(
            zh=row["short_zh"] or row["name_zh"] or str(unit),
            en=row["short_en"] or row["name_en"] or str(unit),
        )
        for unit, row in first_by(region.units, "id").items()
    }
