"""A QGIS project (.qgz) that shows the delivered GeoPackage as the page shows the region."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from geo.files.atomic import write_atomically
from mapper.outline_looks import LAND, OUTSIDE
from output.gis.delivery import WGS84, DeliveredLayer, Written
from output.gis.qgis.crs import QgisCrs, qgis_crs
from output.gis.qgis.label import FONTS
from output.gis.qgis.layout import Box, PrintLayout, in_rows, print_layout
from output.gis.qgis.qml import VERSION, LayerStyle, layer_style, table_style
from output.gis.xml_template import xml_template
from output.gis.zip_file import deflated_block, zip_entry, zip_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredTable, Delivery, Lang

PARTS = ("Red", "Green", "Blue")
TABLES: Mapping[Lang, str] = {"zh": "数据表", "en": "Tables"}
SHAPES: Mapping[GisForm, tuple[str, str]] = {
    "point": ("Point", "Point"),
    "line": ("Line", "MultiLineString"),
    "polygon": ("Polygon", "MultiPolygon"),
}
UNIT_ID = "unit_id"
LEAST_M, LEAST_DEGREES = 200.0, 0.002
"""Side of the smallest extent of a project."""
MARGIN = 0.06
"""Room about what is shown, as a share of it."""
ID_START = "parkmap_layer"
"""QGIS gives layers another id where theirs has ten characters or fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLayer:
    """A layer or table: where it is, what it is called, how it looks."""

    id: str
    title: str
    source: str
    geometry: str
    wkb_type: str
    style: LayerStyle
    abstract: str
    is_shown: bool
    extent: Box | None = None
    legend_rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectGroup:
    """A group of the layer tree."""

    title: str
    layers: tuple[ProjectLayer, ...]
    is_expanded: bool
    has_places: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRelation:
    """Rows of a table that belong to a feature: both hold the same id."""

    id: str
    name: str
    referenced: str
    referenced_field: str
    referencing: str
    referencing_field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """
    What the template of the project gets.

    Parameters
    ----------
    name, title, abstract
        Of the delivery.
    crs
        CRS of project and layers.
    extent
        What it shows first, in that CRS.
    groups
        Layer tree.
    draw_order
        Ids of layers, the topmost first.
    relations
        Between layers and tables.
    layout
        Print layout.
    background
        Colour behind the map, by name of its part.
    fonts
        Fonts by preference.
    """

    name: str
    title: str
    abstract: str
    crs: QgisCrs
    extent: Box
    groups: tuple[ProjectGroup, ...]
    draw_order: tuple[str, ...]
    relations: tuple[ProjectRelation, ...]
    layout: PrintLayout
    background: Mapping[str, int]
    fonts: tuple[str, ...] = FONTS

    @property
    def backdrop(self) -> str:
        """The colour behind the map as red, green and blue."""
        return ",".join(str(self.background[part]) for part in PARTS)

    @property
    def layers(self) -> tuple[ProjectLayer, ...]:
        """All layers and tables in the order of the tree."""
        return tuple(layer for group in self.groups for layer in group.layers)


def write_project(delivery: Delivery, folder: Path) -> Written:
    """
    Write a QGIS project that shows the delivery's GeoPackage.

    Parameters
    ----------
    delivery
        What was delivered.
    folder
        Folder with `{delivery.name}.gpkg`, which the project names by a relative path.

    Returns
    -------
    written
        `{delivery.name}.qgz`; nothing is lost, as the data stay in the GeoPackage. The same
        delivery gives the same bytes on any day.
    """
    text = project_text(delivery).encode()
    parts = zip_parts([zip_entry(f"{delivery.name}.qgs", [deflated_block(text)])])
    path = write_atomically(folder / f"{delivery.name}.qgz", b"".join(parts))
    return Written(format="qgz", files=(path,))


def project_text(delivery: Delivery) -> str:
    """Return the project as XML in the form of QGIS 3.22."""
    return xml_template("project.qgs.jinja").render(
        project=describe_project(delivery),
        version=VERSION,
        language={"zh": "zh-CN", "en": "en"}[delivery.lang],
    )


def describe_project(delivery: Delivery) -> Project:
    """Return what the project says."""
    crs, extent = qgis_crs(delivery.crs), first_extent(delivery)
    ids = {layer.id: _layer_id(delivery, layer.id) for layer in delivery.layers}
    return Project(
        name=delivery.name,
        title=delivery.title,
        abstract="\n".join(delivery.notes),
        crs=crs,
        extent=extent,
        groups=_groups(delivery),
        draw_order=_draw_order(delivery, ids),
        relations=_relations(delivery),
        layout=print_layout(delivery, extent=extent, crs=crs),
        background=_background(delivery),
    )


def _background(delivery: Delivery) -> Mapping[str, int]:
    """Return what lies behind the map: without a district nothing is outside of it."""
    has_outside = any(layer.id == "district" for layer in delivery.layers)
    colour = OUTSIDE if has_outside else LAND
    return dict(zip(PARTS, bytes.fromhex(colour.removeprefix("#")), strict=True))


def first_extent(delivery: Delivery) -> Box:
    """Return what a delivery shows, in its CRS: its bounds with room about them."""
    from pyproj import Transformer  # noqa: PLC0415 - where projects are written only

    to_crs = Transformer.from_crs(WGS84, delivery.crs, always_xy=True)
    west, south, east, north = to_crs.transform_bounds(*delivery.bounds)
    if not all(map(math.isfinite, (west, south, east, north))):
        west = south = east = north = 0.0
    least = LEAST_DEGREES if delivery.crs.is_geographic else LEAST_M
    x, y = (max(least - size, MARGIN * size) / 2 for size in (east - west, north - south))
    return (west - x, south - y, east + x, north + y)


def _groups(delivery: Delivery) -> tuple[ProjectGroup, ...]:
    groups = [
        ProjectGroup(
            title=group.title,
            layers=tuple(_layer(delivery, layer) for layer in delivery.in_group(group.id)),
            is_expanded=any(layer.is_shown for layer in delivery.in_group(group.id)),
        )
        for group in delivery.groups
    ]
    tables = tuple(_table(delivery, table) for table in delivery.tables)
    last = ProjectGroup(
        title=TABLES[delivery.lang], layers=tables, is_expanded=False, has_places=False
    )
    return tuple(group for group in (*groups, last) if group.layers)


def _layer(delivery: Delivery, layer: DeliveredLayer) -> ProjectLayer:
    geometry, wkb_type = SHAPES[layer.form]
    style = layer_style(layer, lang=delivery.lang, is_labelled=_is_labelled(delivery, layer))
    bounds = tuple(layer.frame.total_bounds.tolist()) if layer.frame.geometry.notna().any() else ()
    return ProjectLayer(
        id=_layer_id(delivery, layer.id),
        title=layer.title,
        source=_source(delivery, layer.name),
        geometry=geometry,
        wkb_type=wkb_type,
        style=style,
        abstract="\n".join((*((layer.note,) if layer.note else ()), *delivery.notes)),
        is_shown=layer.is_shown,
        extent=cast("Box", bounds) if bounds else None,
        legend_rows=tuple(in_rows(one.name) for one in style.classes if style.class_field),
    )


def _is_labelled(delivery: Delivery, layer: DeliveredLayer) -> bool:
    """Return whether names are drawn: those of boundaries stand at the points of their units."""
    named = {one.id for one in delivery.layers if one.label_field and one.is_shown}
    return not (layer.id == "parks" and "units" in named)


def _table(delivery: Delivery, table: DeliveredTable) -> ProjectLayer:
    return ProjectLayer(
        id=_layer_id(delivery, f"table_{table.id}"),
        title=table.title,
        source=_source(delivery, table.name),
        geometry="No geometry",
        wkb_type="NoGeometry",
        style=table_style(table, lang=delivery.lang),
        abstract="\n".join(delivery.notes),
        is_shown=True,
    )


def _draw_order(delivery: Delivery, ids: Mapping[str, str]) -> tuple[str, ...]:
    """Return ids from the top; layers that the page does not order lie over those it does."""
    others = [one for one in ids if one not in delivery.draw_order]
    return tuple(ids[one] for one in (*others, *reversed(delivery.draw_order)) if one in ids)


def _relations(delivery: Delivery) -> tuple[ProjectRelation, ...]:
    return tuple(
        ProjectRelation(
            id=f"{_layer_id(delivery, layer.id)}_{table.id}",
            name=table.title,
            referenced=_layer_id(delivery, layer.id),
            referenced_field=name,
            referencing=_layer_id(delivery, f"table_{table.id}"),
            referencing_field=table.link,
        )
        for table in delivery.tables
        if table.link
        for layer in delivery.layers
        for name in _ids_of_units(layer)
    )


def _ids_of_units(layer: DeliveredLayer) -> list[str]:
    """Return the column of a layer with ids of units: one or none."""
    return [field.name for field in layer.fields if field.key == UNIT_ID]


def _layer_id(delivery: Delivery, id_: str) -> str:
    return re.sub(r"\W", "_", f"{ID_START}_{delivery.name}_{id_}", flags=re.ASCII)


def _source(delivery: Delivery, name: str) -> str:
    return f"./{delivery.name}.gpkg|layername={name}"
