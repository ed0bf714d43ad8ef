"""Shapefiles: one a layer, names of fields in ten bytes, texts in the encoding asked for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.files.atomic import write_atomically
from geo.files.refused import refuse
from output.gis.counted_loss import tables_left_out
from output.gis.delivery import Written
from output.gis.flat_table import ROW_NUMBER
from output.gis.shapefile.dbf_columns import dbf_column
from output.gis.shapefile.dbf_file import dbf_bytes
from output.gis.shapefile.field_dictionary import write_dictionary
from output.gis.shapefile.layer import ShapefileLayer
from output.gis.shapefile.long_texts import write_long_texts
from output.gis.shapefile.losses import losses_of
from output.gis.shapefile.short_names import short_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from output.gis.delivery import DeliveredLayer, Delivery, Encoding

FOLDER = "shp"
MOST_FIELDS = 255
MOST_BYTES = 2**31 - 1
CODE_PAGES: Mapping[Encoding, str] = {"gbk": "GBK", "utf-8": "UTF-8"}
KINDS = {"polygon": "Polygon", "line": "LineString", "point": "Point"}
HEAD_BYTES, RECORD_BYTES, VERTEX_BYTES = 100, 56, 17
"""Of the main file, at most: a ring takes 4 bytes more and has 4 vertices or more."""


def write_shapefiles(delivery: Delivery, folder: Path) -> Written:
    """
    Write each layer as a shapefile, with a dictionary of all fields beside them.

    Parameters
    ----------
    delivery
        What is written; its encoding is that of names and texts.
    folder
        Files go to its sub-folder `shp`: per layer .shp, .shx, .dbf, .prj, .cpg, and a CSV of
        the full texts where the table could not hold one; once `字段对照.csv` or
        `field_names.csv`.

    Returns
    -------
    written
        Files, losses, and the names in the files by id of layer. The same delivery gives the
        same bytes.

    Raises
    ------
    FileRefusedError
        `too-large` if a file would pass 2 GB, `too-many-fields` if a layer has more than 255;
        nothing is written then.

    Notes
    -----
    ESRI Shapefile Technical Description (1998). Shapes are written by GDAL, the table here: GDAL
    3.12 cuts long texts in GBK inside a character, and keeps 15 decimals of any number.
    """
    layers = [_prepared(layer, delivery.encoding) for layer in delivery.layers]
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    files = [file for one in layers for file in _write_layer(one, target, delivery)]
    dictionary = write_dictionary(layers, target, lang=delivery.lang)
    return Written(
        format="shp",
        files=(*files, dictionary),
        losses=(
            *(loss for one in layers for loss in losses_of(one)),
            *tables_left_out(delivery, source="shp"),
        ),
        names={one.layer.id: one.names for one in layers if one.names},
    )


def _prepared(layer: DeliveredLayer, encoding: Encoding) -> ShapefileLayer:
    """Return a layer that is known to fit into a shapefile."""
    source = f"{layer.name}.shp"
    if len(layer.fields) > MOST_FIELDS:
        raise refuse(
            "too-many-fields", source, f"a shapefile holds at most {MOST_FIELDS} fields",
            value=str(len(layer.fields)), remedy="Write GeoPackage (gpkg) instead",
        )  # fmt: skip
    _check_size(_shape_bytes(layer), source)
    names = short_names((field.name for field in layer.fields), encoding=encoding)
    columns = {
        names[field.name]: dbf_column(layer.frame[field.name], field, encoding=encoding)
        for field in layer.fields
    }
    rows = layer.frame.index.to_series()
    columns = columns or {ROW_NUMBER.name: dbf_column(rows, ROW_NUMBER, encoding=encoding)}
    record = 1 + sum(column.width for column in columns.values())
    _check_size(record * len(layer.frame), f"{layer.name}.dbf")
    return ShapefileLayer(layer=layer, columns=columns, encoding=encoding)


def _check_size(size: int, source: str) -> None:
    if size > MOST_BYTES:
        raise refuse(
            "too-large", source, "a file of a shapefile holds at most 2 GB",
            value=f"{size / 2**30:.1f} GB", remedy="Write GeoPackage (gpkg) instead",
        )  # fmt: skip


def _shape_bytes(layer: DeliveredLayer) -> int:
    """Return how large the main file becomes, at most."""
    shapes = layer.frame.geometry.to_numpy()
    vertices = int(shapely.get_num_coordinates(shapes).sum())
    return HEAD_BYTES + RECORD_BYTES * len(shapes) + VERTEX_BYTES * vertices


def _write_layer(one: ShapefileLayer, target: Path, delivery: Delivery) -> list[Path]:
    stem = target / one.layer.name
    files = _write_shapes(one.layer, target, crs=delivery.crs.to_wkt("WKT1_ESRI"))
    table = dbf_bytes(one.columns, encoding=delivery.encoding)
    code_page = CODE_PAGES[delivery.encoding].encode("ascii")
    files.append(write_atomically(stem.with_name(f"{stem.name}.dbf"), table))
    files.append(write_atomically(stem.with_name(f"{stem.name}.cpg"), code_page))
    return [*files, *write_long_texts(one, target, lang=delivery.lang)]


def _write_shapes(layer: DeliveredLayer, target: Path, *, crs: str) -> list[Path]:
    """Write .shp, .shx and .prj through a folder beside them."""
    from pyogrio import raw  # noqa: PLC0415 - loading GDAL takes long

    shapes, kind = _of_one_kind(layer)
    with tempfile.TemporaryDirectory(dir=target) as part:
        raw.write(
            Path(part) / "layer.shp", shapely.to_wkb(shapes), [], [],
            driver="ESRI Shapefile", geometry_type=kind, crs=crs, encoding="UTF-8",
        )  # fmt: skip
        return [
            (Path(part) / f"layer.{ending}").replace(target / f"{layer.name}.{ending}")
            for ending in ("shp", "shx", "prj")
        ]


def _of_one_kind(layer: DeliveredLayer) -> tuple[NDArray[np.object_], str]:
    """Return shapes and the kind GDAL shall write: points are single all, or multiple all."""
    shapes, kind = layer.frame.geometry.to_numpy(), KINDS[layer.form]
    kinds = shapely.get_type_id(shapes)
    if layer.form != "point" or not (kinds == shapely.GeometryType.MULTIPOINT).any():
        return shapes, kind
    single = kinds == shapely.GeometryType.POINT
    shapes = np.array(shapes, dtype=object)
    shapes[single] = shapely.multipoints(shapes[single][:, None])
    return shapes, "MultiPoint"
