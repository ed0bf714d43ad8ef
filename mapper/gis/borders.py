"""The district, its neighbours and the limits of zones as layers for GIS programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from geo import zone_limits
from mapper.describe_shapes import BASIS_NAMES
from mapper.describe_subtitle import is_official_outline
from mapper.gis.basis import source_columns
from mapper.gis.fields import (
    WGS84,
    fields_of,
    in_words,
    layer_frame,
    own_values,
    with_others,
)
from mapper.gis.scene import GisClass, GisLayer
from mapper.outline_looks import DISTRICT, NEIGHBOUR, ZONE_LIMIT
from mapper.page import NO_WORDS, Words
from mapper.wording import name_of
from parks.boundaries import POLYGONS
from parks.records import text_values

if TYPE_CHECKING:
    from geo.finding import Finding
    from mapper.gis.basis import GisBasis
    from mapper.gis.fields import GisValues
    from mapper.gis.look import FillLook

GROUP = "names"
STEP_DEG = 0.02
"""Between vertices of a meridian, which is no straight line in a projected CRS."""
SCHEMATIC = Words(zh="区界示意，不作划界依据。", en="Indicative border; it settles no boundary.")
NEIGHBOURS = Words(zh="相邻区县", en="Neighbouring districts")
ZONES = Words(zh="三度带分界", en="Limits of 3° zones")
ZONE = Words(zh="3° 带分界", en="3° zone limit")
LEFT_OUT = ("id", "role", "unit_id", "name_zh", "name_en", "adcode", "basis", "source", "note",
            "note_zh", "position_uncertainty_m", "area_measurable")  # fmt: skip


def border_layers(basis: GisBasis) -> tuple[tuple[GisLayer, ...], tuple[Finding, ...]]:
    """Return the polygons of the outline as two layers, and what their own columns lose."""
    official = is_official_outline(basis.region)
    border = Words(zh="区界", en="District border")
    if not official:
        border = Words(zh="区界（示意）", en="District border (schematic)")
    note = NO_WORDS if official else SCHEMATIC
    made = (
        _layer(basis, "district", border, DISTRICT, note=note),
        _layer(basis, "neighbour", NEIGHBOURS, NEIGHBOUR, note=note),
    )
    layers = tuple(layer for layer, _ in made if layer is not None)
    return layers, tuple(finding for _, findings in made for finding in findings)


def _layer(
    basis: GisBasis, role: str, title: Words, look: FillLook, *, note: Words
) -> tuple[GisLayer | None, tuple[Finding, ...]]:
    outline = basis.region.outline
    rows = outline[(outline["role"] == role) & outline.geom_type.isin(POLYGONS)]
    if rows.empty:
        return None, ()
    columns, findings = with_others(
        _columns(rows, basis), rows, source="outline.geojson", left_out=LEFT_OUT
    )
    layer = GisLayer(
        id="district" if role == "district" else "neighbours",
        group=GROUP,
        title=title,
        form="polygon",
        frame=layer_frame(columns, rows.geometry),
        fields=fields_of(columns),
        classes=(GisClass(value=role, name=title, look=look),),
        label_field=Words(zh="name_zh", en="name_en"),
        note=note,
    )
    return layer, findings


def _columns(rows: gpd.GeoDataFrame, basis: GisBasis) -> list[GisValues]:
    texts = partial(text_values, rows)
    told = [name_of(BASIS_NAMES, value) for value in texts("basis")]
    return [
        *own_values(id=texts("id"), name_zh=texts("name_zh"), name_en=texts("name_en")),
        *own_values(adcode=texts("adcode"), basis=texts("basis")),
        *in_words("basis", told),
        *source_columns(basis, texts("source")),
        *own_values(note_zh=texts("note_zh"), note=texts("note")),
    ]


def zone_layer(basis: GisBasis) -> GisLayer | None:
    """Return the meridians between 3° zones that cross the map, as long as the map is high."""
    west, south, east, north = basis.scene.bounds
    limits = zone_limits((west, south, east, north))
    if not limits:
        return None
    columns = own_values(longitude=limits)
    ends = np.array([[(lon, south), (lon, north)] for lon in limits])
    return GisLayer(
        id="zone_limits",
        group=GROUP,
        title=ZONES,
        form="line",
        frame=layer_frame(
            columns,
            gpd.GeoSeries(shapely.segmentize(shapely.linestrings(ends), STEP_DEG), crs=WGS84),
        ),
        fields=fields_of(columns),
        classes=(GisClass(value="zone", name=ZONE, look=ZONE_LIMIT),),
    )
