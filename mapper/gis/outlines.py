"""Boundaries and rings of uncertainty as layers for GIS programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod

from geo import ellipsoidal_area_m2
from mapper.describe_places import TOWN_ROLES
from mapper.describe_shapes import BASIS_NAMES, EXTENT_NAMES
from mapper.describe_structure_group import STRUCTURE_ROWS
from mapper.describe_units import KIND_NAMES
from mapper.drawable import drawable_parks
from mapper.gis.basis import source_columns, unit_columns
from mapper.gis.fields import (
    WGS84,
    areas,
    fields_of,
    in_words,
    layer_frame,
    own_values,
    with_others,
)
from mapper.gis.scene import GisClass, GisLayer
from mapper.outline_looks import OUTLINES, OUTLINES_OVER_PARCELS, RING
from mapper.page import NO_WORDS, Words
from mapper.wording import name_of
from parks.records import text_values
from parks.vocabulary import Extent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from geo.finding import Finding
    from mapper.gis.basis import GisBasis
    from mapper.gis.fields import GisValues
    from mapper.page import Place, Shape

GROUP = "structure"
ELLIPSOID = Geod(ellps="WGS84")
VERTICES = 96
ROW_OF_LINE: Mapping[str, str] = {
    "surveyed": "surveyed",
    "digitised": "digitised",
    "schematic": "shapes",
    "illustration": "illustrations",
}
"""Row of the page's legend by the line of an outline."""
SHARE = Words(zh="已建面积，位置无含义", en="Built area, position means nothing")
SCHEMATIC = Words(
    zh="虚线范围为示意，形状与位置不作依据；未公布的范围只示意位置，无面积。",
    en="Dashed outlines are schematic: shape and position prove nothing. Outlines of parks whose "
    "extent is not published have no area.",
)
RINGS = Words(zh="实际位置在圈内。", en="The true position lies within the ring.")
LEFT_OUT = ("id", "unit_id", "basis", "extent", "position_uncertainty_m", "area_measurable",
            "area_note", "source", "valid_from", "valid_to", "note", "note_zh")  # fmt: skip


def park_layer(basis: GisBasis) -> tuple[GisLayer | None, tuple[Finding, ...]]:
    """
    Return the boundary versions that can be drawn, and what their own columns lose.

    Notes
    -----
    What is built of a park lies inside its outline: it comes after it, and is drawn over it.
    """
    if not basis.scene.shapes:
        return None, ()
    order = np.argsort(
        [shape.extent == Extent.BUILT for shape in basis.scene.shapes], kind="stable"
    )
    shapes = [basis.scene.shapes[at] for at in order]
    drawn = drawable_parks(basis.region.parks).iloc[order]
    columns, findings = with_others(
        _park_columns(basis, drawn, shapes), drawn, source="parks.geojson", left_out=LEFT_OUT
    )
    lines = {shape.line for shape in shapes}
    layer = GisLayer(
        id="parks",
        group=GROUP,
        title=Words(zh="园区范围", en="Park outlines"),
        form="polygon",
        frame=layer_frame(columns, drawn.geometry),
        fields=fields_of(columns),
        classes=_classes(basis, lines),
        class_field="line",
        label_field=Words(zh="label_zh", en="label_en"),
        note=SCHEMATIC if is_schematic(shapes) else NO_WORDS,
    )
    return layer, findings


def is_schematic(shapes: Sequence[Shape]) -> bool:
    """Tell whether an outline is drawn that does not lie where it is drawn."""
    return any(shape.line not in ("surveyed", "digitised") for shape in shapes)


def _park_columns(
    basis: GisBasis, drawn: gpd.GeoDataFrame, shapes: Sequence[Shape]
) -> list[GisValues]:
    units = [shape.unit for shape in shapes]
    known = basis.scene.units
    kinds = [known[unit].kind if unit in known else "" for unit in units]
    shorts = [known[unit].short if unit in known else Words(zh=unit, en=unit) for unit in units]
    lines = [line_name(basis, shape.line) for shape in shapes]
    return [
        *own_values(id=[shape.id for shape in shapes]),
        *unit_columns(basis, units),
        *in_words("label", shorts),
        *own_values(kind=kinds),
        *in_words("kind", [name_of(KIND_NAMES, kind) for kind in kinds]),
        *own_values(extent=[shape.extent for shape in shapes]),
        *in_words("extent", [name_of(EXTENT_NAMES, shape.extent) for shape in shapes]),
        *own_values(basis=[shape.basis for shape in shapes]),
        *in_words("basis", [name_of(BASIS_NAMES, shape.basis) for shape in shapes]),
        *own_values(line=[shape.line for shape in shapes]),
        *in_words("line", lines),
        *own_values(
            valid_from=[shape.valid_from for shape in shapes],
            valid_to=[shape.valid_to for shape in shapes],
            position_uncertainty_m=drawn["position_uncertainty_m"],
            area_measurable=[shape.area_measurable for shape in shapes],
        ),
        *areas(_area_m2(drawn.geometry, shapes)),
        *own_values(area_note=text_values(drawn, "area_note")),
        *source_columns(basis, text_values(drawn, "source")),
        *own_values(note_zh=text_values(drawn, "note_zh"), note=text_values(drawn, "note")),
    ]


def _area_m2(geometries: gpd.GeoSeries, shapes: Sequence[Shape]) -> NDArray[np.float64]:
    """Return areas on the ellipsoid; NaN where the area of an outline means nothing."""
    area_m2 = np.full(len(shapes), np.nan)
    rows = np.flatnonzero([shape.area_measurable for shape in shapes])
    area_m2[rows] = ellipsoidal_area_m2(geometries.to_numpy()[rows])
    return area_m2


def _classes(basis: GisBasis, lines: Collection[str]) -> tuple[GisClass, ...]:
    looks = OUTLINES_OVER_PARCELS if basis.has_parcels else OUTLINES
    return tuple(
        GisClass(value=line, name=line_name(basis, line), look=look)
        for line, look in looks.items()
        if line in lines
    )


def line_name(basis: GisBasis, line: str) -> Words:
    """Return what the legend calls an outline; the built share, which has no row, is named here."""
    if line == "share":
        return SHARE
    is_invented = line == "schematic" and basis.region.meta.fictional
    return STRUCTURE_ROWS["fictional" if is_invented else ROW_OF_LINE[line]][0]


def ring_layer(basis: GisBasis) -> GisLayer | None:
    """Return a geodesic circle of 96 vertices about every position that the page rings at first."""
    rows = (row for group in basis.station.legend for row in group.rows if row.target == "halos")
    ringed = {unit for row in rows for unit in row.units}
    places = [
        place
        for place in basis.scene.places
        if place.uncertainty_m > 0 and place.unit in ringed and place.role not in TOWN_ROLES
    ]
    if not places:
        return None
    columns = [
        *own_values(id=[place.id for place in places]),
        *unit_columns(basis, [place.unit for place in places]),
        *own_values(
            radius_m=[float(place.uncertainty_m) for place in places],
            basis=[place.basis for place in places],
        ),
        *in_words("basis", [name_of(BASIS_NAMES, place.basis) for place in places]),
        *source_columns(basis, [place.source for place in places]),
    ]
    title = STRUCTURE_ROWS["halos"][0]
    return GisLayer(
        id="uncertainty",
        group=GROUP,
        title=title,
        form="polygon",
        frame=layer_frame(columns, gpd.GeoSeries(_circles(places), crs=WGS84)),
        fields=fields_of(columns),
        classes=(GisClass(value="uncertainty", name=title, look=RING),),
        note=RINGS,
        is_shown=not basis.has_parcels,
    )


def _circles(places: Sequence[Place]) -> NDArray[np.object_]:
    """Return rings of geodesics of one length, anticlockwise from the north."""
    centres = np.array([(place.lon, place.lat) for place in places]).repeat(VERTICES, axis=0)
    radius_m = np.array([place.uncertainty_m for place in places], dtype=float).repeat(VERTICES)
    bearings_deg = np.tile(-np.arange(VERTICES) * 360 / VERTICES, len(places))
    lon, lat, _ = ELLIPSOID.fwd(centres[:, 0], centres[:, 1], bearings_deg, radius_m)
    rings = np.stack([lon, lat], axis=1).reshape(len(places), VERTICES, 2)
    return np.asarray(shapely.polygons(rings), dtype=object)
