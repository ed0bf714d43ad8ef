"""Located units as layers for GIS programs: parks, firms, towns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from mapper.describe_places import POSITION_NAMES, TOWN_ROLES
from mapper.describe_units import FIRM_KINDS, KIND_NAMES
from mapper.drawable import drawable_places
from mapper.gis.basis import source_columns
from mapper.gis.fields import (
    WGS84,
    GisValues,
    fields_of,
    in_words,
    layer_frame,
    own_values,
    with_others,
)
from mapper.gis.scene import GisClass, GisLayer
from mapper.gis.unit_marks import UnitMark, tier_name, unit_mark
from mapper.industries import industries
from mapper.page import NO_WORDS, Place, SymbolRef, Unit, Words
from mapper.wording import name_of
from parks.vocabulary import Kind, PlaceRole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from geo.finding import Finding
    from mapper.gis.basis import GisBasis

LEFT_OUT = ("id", "unit_id", "basis", "role", "position_uncertainty_m", "source", "note",
            "note_zh", "area_measurable", "area_note")  # fmt: skip
ROLE_NAMES: Mapping[str, Words] = {
    PlaceRole.SITE: Words(zh="所在地", en="site"),
    PlaceRole.STAND_IN: Words(zh="代替点", en="stand-in"),
    PlaceRole.POSSIBLE_SEAT: Words(zh="可能的驻地", en="possible seat"),
    PlaceRole.SEAT: Words(zh="驻地", en="seat"),
    PlaceRole.DISTRICT_SEAT: Words(zh="区驻地", en="district seat"),
}
TITLES: Mapping[str, Words] = {
    "units": Words(zh="园区与组团", en="Parks and groups"),
    "firms": Words(zh="企业与设施", en="Firms and facilities"),
    "towns": Words(zh="镇街驻地", en="Town seats"),
}
NOTE = Words(
    zh="位置误差见各点；代替点与估计点不是实际位置。",
    en="Every point says how far it may be off; stand-ins and estimates are not the true position.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    place: Place
    unit: Unit
    mark: UnitMark


def point_layers(basis: GisBasis) -> tuple[tuple[GisLayer, ...], tuple[Finding, ...]]:
    """Return the layers of located units that have points, and what their own columns lose."""
    points = sorted(
        (_point(place, basis) for place in basis.scene.places), key=lambda one: _rank(one, basis)
    )
    groups = {
        "units": "clusters" if "clusters" in basis.groups() else "structure",
        "firms": "sites",
        "towns": "names",
    }
    layers: list[GisLayer] = []
    findings: list[Finding] = []
    for layer_id, group in groups.items():
        members = [point for point in points if _layer_of(point) == layer_id]
        if members:
            layer, found = _layer(layer_id, group, members, basis)
            layers.append(layer)
            findings += found
    return tuple(layers), tuple(findings)


def _point(place: Place, basis: GisBasis) -> _Point:
    unit = basis.scene.units.get(place.unit) or _unknown(place.unit)
    return _Point(place=place, unit=unit, mark=unit_mark(unit, basis))


def _rank(point: _Point, basis: GisBasis) -> int:
    """Return what is drawn over what: units of the year shown over ghosts, these over others."""
    unit = point.unit.id
    return 2 if unit in basis.station.units else int(unit in basis.station.ghosts)


def _unknown(unit: str) -> Unit:
    """Return a unit that no row of the table is of; a finding tells of it."""
    name = Words(zh=unit, en=unit)
    return Unit(
        id=unit,
        name=name,
        short=name,
        kind="",
        kind_name=NO_WORDS,
        parent="",
        symbol=SymbolRef(form="plain", letter=unit[:1]),
        position=NO_WORDS,
        area=NO_WORDS,
        last_named="",
        keys=(),
        placed=True,
        outside=False,
    )


def _layer_of(point: _Point) -> str:
    if point.place.role in TOWN_ROLES or point.unit.kind == Kind.TOWN:
        return "towns"
    return "firms" if point.unit.kind in FIRM_KINDS else "units"


def _layer(
    layer_id: str, group: str, points: Sequence[_Point], basis: GisBasis
) -> tuple[GisLayer, tuple[Finding, ...]]:
    columns, findings = with_others(
        _columns(layer_id, points, basis),
        _rows(points, basis),
        source="places.geojson",
        left_out=LEFT_OUT,
    )
    shapes = shapely.points([(point.place.lon, point.place.lat) for point in points])
    layer = GisLayer(
        id=layer_id,
        group=group,
        title=TITLES[layer_id],
        form="point",
        frame=layer_frame(columns, gpd.GeoSeries(shapes, crs=WGS84)),
        fields=fields_of(columns),
        classes=_classes(points, basis),
        class_field="symbol",
        label_field=Words(zh="label_zh", en="label_en"),
        note=NOTE,
    )
    return layer, findings


def _classes(points: Sequence[_Point], basis: GisBasis) -> tuple[GisClass, ...]:
    """Return the classes that occur, in the order of the legend's rows, then as they occur."""
    found = {point.mark.shown.value: point.mark.shown for point in points}
    listed = [unit for group in basis.station.legend for row in group.rows for unit in row.units]
    place = {unit: at for at, unit in reversed([*enumerate(listed)])}
    first = {
        value: min(
            place.get(point.unit.id, len(listed))
            for point in points
            if point.mark.shown.value == value
        )
        for value in found
    }
    return tuple(found[value] for value in sorted(found, key=lambda value: first[value]))


def _columns(layer_id: str, points: Sequence[_Point], basis: GisBasis) -> list[GisValues]:
    places, units = [point.place for point in points], [point.unit for point in points]
    more = _park_columns(points, basis) if layer_id == "units" else []
    return [
        *own_values(
            id=[place.id for place in places],
            unit_id=[unit.id for unit in units],
            name_zh=[unit.name.zh for unit in units],
            name_en=[unit.name.en for unit in units],
        ),
        *in_words("label", [_label(point, basis) for point in points]),
        *own_values(
            symbol=[point.mark.shown.value for point in points], kind=[unit.kind for unit in units]
        ),
        *in_words("kind", [name_of(KIND_NAMES, unit.kind) for unit in units]),
        *more,
        *_parent_columns(units, basis),
        *own_values(basis=[place.basis for place in places], role=[place.role for place in places]),
        *in_words("basis", [name_of(POSITION_NAMES, place.basis) for place in places]),
        *in_words("role", [name_of(ROLE_NAMES, place.role) for place in places]),
        *own_values(
            position_uncertainty_m=[float(place.uncertainty_m) or None for place in places],
            last_named=[unit.last_named for unit in units],
        ),
        *source_columns(basis, [place.source for place in places]),
        *own_values(
            note_zh=[place.note.zh for place in places], note=[place.note.en for place in places]
        ),
    ]


def _label(point: _Point, basis: GisBasis) -> Words:
    """Return the short name; the seat of the district is labelled as the district is."""
    region = basis.scene.units.get(basis.region.meta.unit_id)
    if point.place.role == PlaceRole.DISTRICT_SEAT and region is not None:
        return region.short
    return point.unit.short


def _park_columns(points: Sequence[_Point], basis: GisBasis) -> list[GisValues]:
    clusters = [point.mark.cluster for point in points]
    keys = [point.mark.symbol.industry for point in points]
    known = industries()
    shown = {*basis.station.units, *(member.unit for member in basis.station.members)}
    return [
        *own_values(industry=keys),
        *in_words("industry", [known[key].name if key in known else NO_WORDS for key in keys]),
        *in_words("cluster", [one.name if one else NO_WORDS for one in clusters]),
        *own_values(tier=[one.tier if one else "" for one in clusters]),
        *in_words("tier", [tier_name(one) for one in clusters]),
        *own_values(is_named=[point.unit.id in shown for point in points]),
    ]


def _parent_columns(units: Sequence[Unit], basis: GisBasis) -> list[GisValues]:
    known = basis.scene.units
    names = [known[unit.parent].name if unit.parent in known else NO_WORDS for unit in units]
    return [*own_values(parent=[unit.parent for unit in units]), *in_words("parent", names)]


def _rows(points: Sequence[_Point], basis: GisBasis) -> pd.DataFrame:
    """Return the rows of places.geojson by point; one inside a shape has none, all is missing."""
    places = drawable_places(basis.region.places)
    named = places.drop_duplicates("id").set_index("id")
    rows: pd.DataFrame = named.drop(columns=named.geometry.name).astype(object)
    return rows.reindex([point.place.id for point in points])
