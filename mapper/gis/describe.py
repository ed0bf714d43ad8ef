"""What a region gives to GIS programs: layers with the looks of its page, tables, notes."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from geo.finding import Finding
from mapper.describe import first_station, page_scene
from mapper.describe_figures import describe_figures
from mapper.describe_stations import describe_stations
from mapper.gis.basis import GisBasis
from mapper.gis.borders import border_layers, zone_layer
from mapper.gis.findings import finding_layer
from mapper.gis.outlines import SCHEMATIC, is_schematic, park_layer, ring_layer
from mapper.gis.points import point_layers
from mapper.gis.scene import GisGroup, GisLayer, GisScene
from mapper.gis.tables import gis_tables
from mapper.page import Words
from parks.check import check_region
from parks.store import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mapper.gis.scene import GisTable
    from mapper.page import Station
    from parks.region import Region

DRAW_ORDER = (
    "neighbours", "district", "landuse_current", "landuse_planned", "landuse_change",
    "uncertainty", "parks", "zone_limits", "towns", "firms", "units", "findings",
)  # fmt: skip
"""The lowest layer first."""
TREE_ORDER = (
    "units", "parks", "uncertainty", "firms", "towns", "district", "neighbours", "zone_limits",
    "findings", "landuse_planned", "landuse_current", "landuse_change",
)  # fmt: skip
"""Within a group, as the page lists rows."""
LANDUSE = "landuse"
"""Group that the page lists first where it has rows."""
TABLES = ("figures", "all_units", "sources")
TITLES = {
    "structure": Words(zh="范围与位置", en="Outlines and positions"),
    "sites": Words(zh="园区与企业", en="Parks and firms"),
    "names": Words(zh="地名与界线", en="Names and borders"),
    "findings": Words(zh="数据问题", en="Data findings"),
    "landuse": Words(zh="用地地块", en="Land-use parcels"),
}
"""Of groups that the legend of the year leaves out."""
NOT_REVIEWED = Words(zh="内部工作用图，未经审核", en="Working map, not reviewed")
FICTIONAL = Words(
    zh="本区为虚构，图形与数据由程序生成，不代表任何真实地方。",
    en="This region is fictional: shapes and figures are made by a program and stand for no real "
    "place.",
)


def describe_gis(region: Region, *, findings: Iterable[Finding] | None = None) -> GisScene:
    """
    Return what a region gives to GIS programs.

    Parameters
    ----------
    region
        A loaded region; it is not changed.
    findings
        What `parks.check_region` found; it is asked where this is None.

    Returns
    -------
    scene
        Layers in the CRS they are known in (EPSG:4326, parcels in that of their file) with the
        classes, names and looks of the page in the light scheme; layers without features are left
        out. The same region gives the same scene.
    """
    found = tuple(check_region(region) if findings is None else findings)
    parcels, told = _parcels(region)
    scene = page_scene(region, describe_figures(region), found, None)
    stations = describe_stations(scene)
    shown = first_station(region, stations)
    station = next(one for one in stations if one.id == shown)
    basis = GisBasis(region=region, scene=scene, station=station, has_parcels=bool(parcels))
    layers, more = _layers(basis, found, parcels)
    tables, lost = gis_tables(basis)
    ids = {layer.id for layer in layers}
    return GisScene(
        title=Words(zh=region.meta.title_zh, en=region.meta.title_en),
        groups=_groups(station, layers),
        layers=layers,
        draw_order=tuple(one for one in DRAW_ORDER if one in ids),
        tables=tables,
        bounds=scene.bounds,
        notes=tuple(_notes(basis)),
        is_fictional=region.meta.fictional,
        findings=(*told, *more, *lost, *_unknown_names(region, layers, tables)),
    )


def _parcels(region: Region) -> tuple[tuple[GisLayer, ...], tuple[Finding, ...]]:
    if region.landuse is None:
        return (), ()
    from mapper.gis.change import change_layer  # noqa: PLC0415 - only land use needs overlays
    from mapper.gis.landuse import parcel_layers  # noqa: PLC0415

    parcels = parcel_layers(region)
    change = change_layer(region) if parcels.layers else None
    return (*parcels.layers, *([change] if change else [])), parcels.findings


def _layers(
    basis: GisBasis, findings: tuple[Finding, ...], parcels: tuple[GisLayer, ...]
) -> tuple[tuple[GisLayer, ...], tuple[Finding, ...]]:
    """Return all layers in the order of the tree, and what their own columns lose."""
    parks, from_parks = park_layer(basis)
    points, from_places = point_layers(basis)
    borders, from_outline = border_layers(basis)
    is_drawn = basis.scene.is_drawn or bool(parcels)
    single = (
        parks,
        ring_layer(basis),
        zone_layer(basis) if is_drawn else None,
        finding_layer(findings),
    )
    made = (*(layer for layer in single if layer is not None), *points, *borders, *parcels)
    groups = [LANDUSE, *(group.id for group in basis.station.legend if group.id != LANDUSE)]
    layers = sorted(made, key=lambda one: (_place(one.group, groups), TREE_ORDER.index(one.id)))
    return tuple(layers), (*from_parks, *from_places, *from_outline)


def _place(group: str, groups: Sequence[str]) -> int:
    return groups.index(group) if group in groups else len(groups)


def _groups(station: Station, layers: Iterable[GisLayer]) -> tuple[GisGroup, ...]:
    """Return the groups of the legend that have layers, in its order."""
    titles = {group.id: group.title for group in station.legend}
    used = dict.fromkeys(layer.group for layer in layers)
    return tuple(GisGroup(id=one, title=titles.get(one) or TITLES[one]) for one in used)


def _notes(basis: GisBasis) -> Iterator[Words]:
    meta = basis.region.meta
    yield NOT_REVIEWED
    if meta.fictional:
        yield FICTIONAL
    elif is_schematic(basis.scene.shapes):
        yield SCHEMATIC
    if meta.map.note_zh or meta.map.note_en:
        yield Words(
            zh=meta.map.note_zh or meta.map.note_en, en=meta.map.note_en or meta.map.note_zh
        )


def _unknown_names(
    region: Region, layers: Iterable[GisLayer], tables: Iterable[GisTable]
) -> Iterator[Finding]:
    """Yield the names of region.toml that nothing in a delivery has the key of."""
    held: tuple[GisLayer | GisTable, ...] = (*layers, *tables)
    keys = {field.key for one in held for field in one.fields}
    export = region.meta.export
    for table, names, known in (
        ("export.layers", export.layers, {*DRAW_ORDER, *TABLES}),
        ("export.fields", export.fields, keys),
    ):
        for name in names:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                yield Finding(
                    level="warning",
                    code="unknown-export-name",
                    source=SETTINGS,
                    field=table,
                    value=name,
                    message="nothing that is delivered has this key",
                    remedy=f"Did you mean {near[0]!r}?" if near else "Take it out.",
                )
