"""Land whose planned class is not the current one, as a layer for GIS programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.classing import classes_of_texts
from mapper.describe_change_layer import NAME, NOTE, unit_names
from mapper.describe_parcels import FICTIONAL
from mapper.gis.fields import areas, fields_of, in_words, layer_frame, own_values
from mapper.gis.landuse import GROUP, land_classes, landuse_edition
from mapper.gis.scene import GisLayer
from mapper.landuse_classes import class_name
from mapper.landuse_facts import FINEST
from mapper.page import NO_WORDS, Words
from parks.change import planned_and_built

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from mapper.gis.fields import GisValues
    from parks.classes import Edition
    from parks.region import Region


def change_layer(region: Region) -> GisLayer | None:
    """Return the pieces of land that differ; None where the states cannot be compared or agree."""
    edition = landuse_edition(region)
    if region.landuse is None or edition is None:
        return None
    found = planned_and_built(region, edition_level=FINEST).transition
    if found is None or found.pieces.empty:
        return None
    pieces = found.pieces
    columns = _columns(pieces, region, edition)
    return GisLayer(
        id="landuse_change",
        group=GROUP,
        title=NAME,
        form="polygon",
        frame=layer_frame(columns, pieces.geometry),
        fields=fields_of(columns),
        classes=land_classes(classes_of_texts(pieces["after"].to_numpy(), edition).views),
        class_field="after",
        note=_joined(NOTE, FICTIONAL if region.meta.fictional else NO_WORDS),
        is_shown=False,
    )


def _columns(pieces: gpd.GeoDataFrame, region: Region, edition: Edition) -> list[GisValues]:
    zones = pieces["zone_id"].astype(str)
    known = unit_names(region)
    return [
        *own_values(after=pieces["after"]),
        *in_words("after", _names(pieces["after"], edition)),
        *own_values(before=pieces["before"]),
        *in_words("before", _names(pieces["before"], edition)),
        *areas(pieces["area_m2"].to_numpy()),
        *own_values(zone=zones),
        *in_words("zone", [known.get(zone, Words(zh=zone, en=zone)) for zone in zones]),
        *own_values(before_id=pieces["before_id"], after_id=pieces["after_id"]),
    ]


def _names(codes: Iterable[str], edition: Edition) -> list[Words]:
    told = list(codes)
    names = {code: class_name(code, edition) for code in set(told)}
    return [names[code] for code in told]


def _joined(first: Words, second: Words) -> Words:
    return Words(zh=first.zh + second.zh, en=f"{first.en} {second.en}".strip())
