"""Parcels of a region as layers for GIS programs: planned, current."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from geo.crs.kind import horizontal
from geo.finding import Finding
from geo.plane import Plane
from mapper.classing import Classing, classes_of_edition, classes_of_values
from mapper.describe_change_layer import unit_names
from mapper.describe_landuse import STATES
from mapper.describe_parcels import CLASS, FICTIONAL, ID, LAST, OTHER_CLASSES, PARK, plan_year
from mapper.gis.fields import (
    areas,
    distinct,
    fields_of,
    in_words,
    layer_frame,
    own_values,
    source_values,
)
from mapper.gis.look import FillLook
from mapper.gis.scene import GisClass, GisLayer
from mapper.outline_looks import PARCEL_LINE
from mapper.page import NO_WORDS, LandClassView, Words
from mapper.parcel_columns import NO_VALUES, FieldWords, parcel_fields
from parks.boundaries import POLYGONS
from parks.change.states import landuse_name
from parks.classes import EDITIONS, edition
from parks.landuse_state import PLANNED, landuse_states, unknown_states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from mapper.gis.fields import GisValues
    from mapper.page import LandState
    from parks.classes import Edition
    from parks.region import Region

    Rows = NDArray[np.bool_]

GROUP = "landuse"
TITLES: Mapping[LandState, Words] = {
    "planned": Words(zh="规划用地地块", en="Planned parcels"),
    "current": Words(zh="现状用地地块", en="Current parcels"),
}
FIRST = (ID, CLASS, *OTHER_CLASSES)
MOST_NAMED = 5


@dataclass(frozen=True, eq=False, kw_only=True)
class GisParcels:
    """Layers of parcels, and what cannot be drawn or is lost."""

    layers: tuple[GisLayer, ...] = ()
    findings: tuple[Finding, ...] = ()


def landuse_edition(region: Region) -> Edition | None:
    """Return the edition of the class codes; None where the region names none that is known."""
    name = region.meta.landuse_edition
    return edition(name) if name in EDITIONS else None


def parcel_layers(region: Region) -> GisParcels:
    """
    Return a layer for each state of the land, with all columns that hold something.

    Parameters
    ----------
    region
        The region; it is not changed.

    Returns
    -------
    parcels
        No layers where no parcel is a polygon; of two the current one is shown, as on the page.
        Lines and points are no parcels, and told; parcels without a shape keep their row.
    """
    if region.landuse is None or region.landuse.crs is None:
        return GisParcels()
    source = landuse_name(region)
    frame, lost = _parcels(region.landuse, source)
    if not frame.geom_type.isin(POLYGONS).any():
        return GisParcels(findings=lost)
    classing = _classing(frame, landuse_edition(region), source)
    states = landuse_states(frame)
    made = [
        _layer(region, frame[states == state], _part(classing, states == state), state=state)
        for state in STATES
        if (frame.geom_type[states == state].isin(POLYGONS)).any()
    ]
    own = (finding for one in made for finding in one.findings)
    told = (*lost, *unknown_states(states, source=source), *classing.findings, *own)
    layers = [layer for one in made for layer in one.layers]
    return GisParcels(
        layers=tuple(replace(layer, is_shown=layer is layers[-1]) for layer in layers),
        findings=tuple(dict.fromkeys(told)),
    )


def _parcels(
    landuse: gpd.GeoDataFrame, source: str
) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    """Return polygons and rows without a shape, and how many features are something else."""
    shapes = landuse.geometry.to_numpy()
    is_none = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    is_other = ~is_none & ~landuse.geom_type.isin(POLYGONS).to_numpy()
    kept: gpd.GeoDataFrame = landuse[~is_other].reset_index(drop=True)
    if not is_other.any():
        return kept, ()
    kinds = ", ".join(sorted(set(landuse.geom_type[is_other])))
    named = landuse[ID][is_other].astype(str).tolist()
    more = ", …" if len(named) > MOST_NAMED else ""
    finding = Finding(
        level="warning",
        code="not-polygons",
        source=source,
        feature_id=named[0] if len(named) == 1 else "",
        value=f"{len(named):,}",
        message=f"features that are no polygons ({kinds}) are left out: "
        f"{', '.join(named[:MOST_NAMED])}{more}",
        remedy="Close lines into polygons, or deliver them as a layer of their own.",
    )
    return kept, (finding,)


def _classing(frame: gpd.GeoDataFrame, chosen: Edition | None, source: str) -> Classing:
    codes = frame[CLASS] if CLASS in frame else pd.Series([""] * len(frame))
    return classes_of_edition(codes, chosen, source=source) if chosen else classes_of_values(codes)


def _part(classing: Classing, rows: Rows) -> Classing:
    return Classing(numbers=classing.numbers[rows], views=classing.views)


def _layer(
    region: Region, frame: gpd.GeoDataFrame, classing: Classing, *, state: LandState
) -> GisParcels:
    source = landuse_name(region)
    area_m2, unmeasured = ground_areas(frame.geometry, source=source)
    told, findings = _told(frame, source)
    own = distinct([*_class_columns(classing), *areas(area_m2)], beside=told)
    columns = _in_order(own, [*told, *_park_names(frame, region, told)])
    keys = {one.field.key for one in columns}
    layer = GisLayer(
        id=f"landuse_{state}",
        group=GROUP,
        title=_title(frame, state),
        form="polygon",
        frame=layer_frame(columns, frame.geometry),
        fields=fields_of(columns),
        classes=land_classes(_used(classing)),
        class_field=own[0].field.key,
        label_field=Words(zh=ID, en=ID) if ID in keys else NO_WORDS,
        note=FICTIONAL if region.meta.fictional else NO_WORDS,
    )
    return GisParcels(layers=(layer,), findings=(*findings, *unmeasured))


def _told(frame: gpd.GeoDataFrame, source: str) -> tuple[list[GisValues], tuple[Finding, ...]]:
    """Return the columns of the file; what reading made of a missing code is missing again."""
    blank = {name: frame[name].where(frame[name] != "", None) for name in FIRST if name in frame}
    return source_values(frame.assign(**blank), known=_known(), source=source, texts=FIRST)


def _known() -> Mapping[str, FieldWords]:
    state = FieldWords(title=Words(zh="用地状态", en="State"), values=NO_VALUES)
    return {**parcel_fields(), "state": state}


def _class_columns(classing: Classing) -> list[GisValues]:
    ids = np.array(["", *(view.id for view in classing.views)], dtype=object)
    zh = np.array(["", *(view.name.zh for view in classing.views)], dtype=object)
    en = np.array(["", *(view.name.en for view in classing.views)], dtype=object)
    numbers = classing.numbers
    return own_values(class_id=ids[numbers], class_zh=zh[numbers], class_en=en[numbers])


def _park_names(
    frame: gpd.GeoDataFrame, region: Region, told: Sequence[GisValues]
) -> list[GisValues]:
    """Return the names of the units that the column `park` holds; nothing where it holds none."""
    known = unit_names(region)
    if PARK not in frame or not frame[PARK].isin(list(known)).any():
        return []
    names = [known.get(str(unit), NO_WORDS) for unit in frame[PARK]]
    return distinct(in_words("unit", names), beside=told)


def _in_order(own: Sequence[GisValues], told: Sequence[GisValues]) -> list[GisValues]:
    """Return what a parcel is first, then class and area, then the rest as it is written."""
    first = [one for name in FIRST for one in told if one.field.key == name]
    last = [one for name in LAST for one in told if one.field.key == name]
    placed = {one.field.key for one in (*first, *last)}
    return [*first, *own, *(one for one in told if one.field.key not in placed), *last]


def _title(frame: gpd.GeoDataFrame, state: LandState) -> Words:
    name = TITLES[state]
    year = plan_year(frame) if state == PLANNED else None
    return Words(zh=f"{name.zh} {year}", en=f"{name.en} {year}") if year else name


def _used(classing: Classing) -> list[LandClassView]:
    return [classing.views[number - 1] for number in np.unique(classing.numbers) if number]


def land_classes(views: Sequence[LandClassView]) -> tuple[GisClass, ...]:
    """Return classes of land as the legend of a GIS program shows them: code, name, look."""
    return tuple(
        GisClass(
            value=view.id,
            name=Words(
                zh=f"{view.code} {view.name.zh}".strip(), en=f"{view.code} {view.name.en}".strip()
            ),
            look=FillLook(fill=view.fill, hatch=view.hatch, line=PARCEL_LINE),
            label=view.label,
        )
        for view in views
    )


def ground_areas(
    shapes: gpd.GeoSeries, *, source: str
) -> tuple[NDArray[np.float64], tuple[Finding, ...]]:
    """
    Return areas on the ellipsoid, and why there are none where that is so.

    Parameters
    ----------
    shapes
        Polygons in any CRS; edges are straight in it, as where the page measures.
    source
        Name of the file, for messages.

    Returns
    -------
    area_m2, findings
        Shape (n,), NaN where there is no shape, or one beyond the poles.
    """
    held = np.array(shapes.to_numpy(), dtype=object)
    is_none = shapely.is_missing(held) | shapely.is_empty(held)
    held[is_none] = None
    try:
        area_m2 = Plane(shapes.crs and horizontal(shapes.crs)).area_m2(held)
    except ValueError as error:
        finding = Finding(
            level="warning", code="no-plane", source=source, message=str(error),
            remedy="Say what the coordinates are, e.g. EPSG:4490",
        )  # fmt: skip
        return np.full(len(held), np.nan), (finding,)
    return np.where(is_none | (area_m2 < 0), np.nan, area_m2), ()
