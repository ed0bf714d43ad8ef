"""All layers and tables in one GeoPackage, each layer with the style of the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from output.gis.arrow_table import arrow_table, column_names, free_name, geometry_type, layer_table
from output.gis.delivery import Written
from output.gis.gdal_write import about, one_date, part_of, times_lost, write_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

    from output.gis.delivery import DeliveredLayer, DeliveredTable, Delivery

VERSION = {"VERSION": "1.2"}
"""Of 2017: read by GDAL 2.2, QGIS 3 and ArcGIS 10.7 and all that came later. GDAL would write 1.4,
of which QGIS 3.22 warns and which ArcGIS Pro reads from 3.5 on only."""
QUICK = {
    "OGR_SQLITE_SYNCHRONOUS": "OFF",
    "OGR_SQLITE_JOURNAL": "OFF",
    "OGR_SQLITE_PRAGMA": "locking_mode=EXCLUSIVE",
}
"""No journal against power cuts: the file is put in its place when it is whole."""
STYLES = "layer_styles"
STYLE_NAME_WIDTH = 30
STYLE_WIDTHS = {
    "f_table_catalog": 256,
    "f_table_schema": 256,
    "f_table_name": 256,
    "f_geometry_column": 256,
    "styleName": STYLE_NAME_WIDTH,
    "owner": 30,
    "ui": 30,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """A style in the two languages that a GeoPackage holds."""

    qml: str
    sld: str


def write_geopackage(delivery: Delivery, folder: Path) -> Written:
    """
    Write all layers and tables with their styles into one GeoPackage.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder of the file `{delivery.name}.gpkg`.

    Returns
    -------
    written
        The file. It holds everything but names of time zones, and parts of some seconds before
        1970 (`times_lost`).

    Notes
    -----
    GeoPackage 1.2 (OGC 12-128r14) with a spatial index for every layer. The same delivery gives
    the same bytes with the same GDAL.
    """
    from output.gis.qgis.qml import qml_text  # noqa: PLC0415 - templates, where styles are wanted only
    from output.gis.sld import sld_text  # noqa: PLC0415 - as above

    lang = delivery.lang
    styles = {
        layer.id: LayerStyle(qml=qml_text(layer, lang=lang), sld=sld_text(layer, lang=lang))
        for layer in delivery.layers
    }
    return write_with_styles(delivery, folder, styles)


def write_with_styles(
    delivery: Delivery, folder: Path, styles: Mapping[str, LayerStyle]
) -> Written:
    """Write as `write_geopackage` does, with given styles by id of the layer."""
    path = folder / f"{delivery.name}.gpkg"
    with one_date(**QUICK), part_of(path) as part:
        for layer in delivery.layers:
            _write_layer(part, layer, delivery)
        for table in delivery.tables:
            _write_attributes(part, table, delivery)
        if styles:
            rows = _style_rows([one for one in delivery.layers if one.id in styles], styles)
            write_table(
                part, rows, driver="GPKG", layer=STYLES, dataset_options=VERSION,
                layer_options={"FID": "id"},
            )  # fmt: skip
    losses = times_lost((*delivery.layers, *delivery.tables), path.name)
    return Written(format="gpkg", files=(path,), losses=tuple(losses))


def _write_layer(path: Path, layer: DeliveredLayer, delivery: Delivery) -> None:
    names = column_names(layer)
    geometry = geometry_column(layer)
    write_table(
        path,
        layer_table(layer, geometry=geometry),
        driver="GPKG",
        layer=layer.name,
        geometry_name=geometry,
        geometry_type=geometry_type(layer),
        crs=delivery.crs.to_wkt(),
        dataset_options=VERSION,
        layer_options={
            "FID": free_name("fid", names),
            "GEOMETRY_NAME": geometry,
            "IDENTIFIER": layer.name,
            "DESCRIPTION": about(delivery, layer.note),
        },
    )


def _write_attributes(path: Path, table: DeliveredTable, delivery: Delivery) -> None:
    write_table(
        path,
        arrow_table(table),
        driver="GPKG",
        layer=table.name,
        dataset_options=VERSION,
        layer_options={
            "FID": free_name("fid", column_names(table)),
            "IDENTIFIER": table.name,
            "DESCRIPTION": about(delivery),
        },
    )


def geometry_column(layer: DeliveredLayer) -> str:
    """Return the name of the column of geometries: `geom`, where no field has that name."""
    return free_name("geom", column_names(layer))


def _style_rows(layers: list[DeliveredLayer], styles: Mapping[str, LayerStyle]) -> pa.Table:
    """Return the table of styles as QGIS makes it, one default style a layer."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, where a layer is written only

    count = len(layers)
    columns = {
        "f_table_catalog": [""] * count,
        "f_table_schema": [""] * count,
        "f_table_name": [layer.name for layer in layers],
        "f_geometry_column": [geometry_column(layer) for layer in layers],
        "styleName": [layer.name[:STYLE_NAME_WIDTH] for layer in layers],
        "styleQML": [styles[layer.id].qml for layer in layers],
        "styleSLD": [styles[layer.id].sld for layer in layers],
        "useAsDefault": pa.array([True] * count),
        "description": [layer.note for layer in layers],
        "owner": [""] * count,
        "ui": pa.nulls(count, pa.string()),
        "update_time": pa.array(
            [dt.datetime(2000, 1, 1, tzinfo=dt.UTC)] * count, pa.timestamp("ms", tz="UTC")
        ),
    }
    table = pa.table(columns)
    return table.cast(pa.schema([_as_qgis(field) for field in table.schema]))


def _as_qgis(field: pa.Field) -> pa.Field:
    if field.name == "update_time":
        return field.with_metadata({"GDAL:OGR:default": "CURRENT_TIMESTAMP"})
    width = STYLE_WIDTHS.get(field.name)
    return field.with_metadata({"GDAL:OGR:width": str(width)} if width else {})
