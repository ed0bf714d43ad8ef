"""GeoJSON: a file a layer, as RFC 7946 wants it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.files.atomic import write_parts_atomically
from geo.geojson.rules import DECIMALS
from output.gis.counted_loss import CountedLoss, loss_findings, tables_left_out
from output.gis.delivery import Written
from output.gis.text.coordinate_text import (
    Runs,
    Template,
    check_finite,
    chunks,
    content_of,
    in_order,
    taken_apart,
    template_texts,
)
from output.gis.text.json_values import as_json, json_values
from output.say import say

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.finding import Finding
    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredField, DeliveredLayer, Delivery
    from output.gis.text.json_values import JsonValues

    Geometries: TypeAlias = NDArray[np.object_]

SUFFIX = ".geojson"
BRACKETS = ("[", "]")
END = b"\n]}\n"
KINDS = {"polygon": "Polygon", "line": "LineString", "point": "Point"}


def write_geojson(delivery: Delivery, folder: Path) -> Written:
    """
    Write every layer as a GeoJSON file.

    Parameters
    ----------
    delivery
        What is written; geometries go out in degrees (WGS 84), longitude first, 7 decimals,
        whatever its CRS.
    folder
        Where `geojson/` is made.

    Returns
    -------
    written
        Files in the order of the layers; as losses rings thinner than the decimals, numbers that
        JSON does not have, and the tables.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a coordinate is not finite.

    Notes
    -----
    RFC 7946: no `crs` member, rings follow the right-hand rule, `bbox`, `id` where the layer has
    ids. What else a reader must know stands in the foreign member `metadata`. One feature a line.
    """
    losses: list[Finding] = []
    files = []
    for layer in delivery.layers:
        files.append(folder / "geojson" / f"{layer.name}{SUFFIX}")
        losses.extend(_write_layer(layer, delivery, files[-1]))
    losses.extend(tables_left_out(delivery, source="geojson"))
    return Written(format="geojson", files=tuple(files), losses=tuple(losses))


def _write_layer(layer: DeliveredLayer, delivery: Delivery, path: Path) -> list[Finding]:
    """Write one layer; return what is lost."""
    geometries = np.asarray(layer.lonlat, dtype=object)
    check_finite(geometries, path.name)
    columns = {one.name: json_values(layer.frame[one.name], one.kind) for one in layer.fields}
    collapsed: list[int] = []
    lines = _Lines(
        geometries=geometries,
        form=layer.form,
        id=_id_texts(layer, columns),
        properties={name: column.texts for name, column in columns.items()},
        collapsed=collapsed,
    )
    header = _header(layer, delivery, geometries).encode("utf-8")
    write_parts_atomically(
        path, chain([header], in_order(lines.written, chunks(geometries)), [END])
    )
    return _losses(path.name, columns, sum(collapsed))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Lines:
    """
    What the lines of features are written from.

    `collapsed` gets the number of rings without an area, by chunk.
    """

    geometries: Geometries
    form: GisForm
    id: pa.StringArray | None
    properties: dict[str, pa.StringArray]
    collapsed: list[int]

    def written(self, part: slice) -> memoryview:
        """Write some features, each on a line of its own."""
        runs = taken_apart(shapely.orient_polygons(self.geometries[part]))
        if self.form == "polygon":
            self.collapsed.append(_collapsed(runs))
        geometry = pc.fill_null(template_texts(runs, _template(self.form)), "null")
        pieces: list[str | pa.StringArray] = ['{"type":"Feature"']
        if self.id is not None:
            pieces += [',"id":', self.id[part]]
        before = ',"properties":{'
        for name, texts in self.properties.items():
            pieces += [f"{before}{as_json(name)}:", texts[part]]
            before = ","
        pieces += ["}" if self.properties else before + "}", ',"geometry":', geometry, "}"]
        joint = np.where(np.arange(part.start, part.stop) > 0, ",\n", "\n")
        return content_of(pc.binary_join_element_wise(pa.array(joint), *pieces, ""))


def _template(form: GisForm) -> Template:
    """Return how geometries of a kind are written."""
    kind = KINDS[form]
    is_nested = form == "polygon"
    around = {"point": ("", ""), "line": BRACKETS, "polygon": BRACKETS}[form]
    return Template(
        decimals=DECIMALS,
        position=("[", ",", "]"),
        joint=",",
        run=around,
        run_joint=",",
        part=BRACKETS if is_nested else ("", ""),
        part_joint=",",
        single=(f'{{"type":"{kind}","coordinates":', "}"),
        multi=(f'{{"type":"Multi{kind}","coordinates":[', "]}"),
    )


def _collapsed(runs: Runs) -> int:
    """
    Count rings that have no area left, or run the other way round, once they are rounded.

    Notes
    -----
    Twice the area by the shoelace formula, exact in 64-bit integers: sums beyond them wrap round,
    and the area of a ring on Earth does not.
    """
    if not len(runs.positions):
        return 0
    x, y = np.rint(runs.positions * 10.0**DECIMALS).astype(np.int64).T
    cross = np.zeros(len(x), np.int64)
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    cross[runs.runs[1:] - 1] = 0
    areas = np.add.reduceat(cross, runs.runs[:-1])
    is_shell = np.zeros(len(areas), bool)
    is_shell[runs.parts[:-1]] = True
    return int(np.where(is_shell, areas <= 0, areas >= 0).sum())


def _id_texts(layer: DeliveredLayer, columns: dict[str, JsonValues]) -> pa.StringArray | None:
    """Return the ids of features as JSON, if every one has its own."""
    for field in layer.fields:
        if field.key == "id" and field.kind in {"text", "integer"}:
            column = layer.frame[field.name]
            return columns[field.name].texts if column.notna().all() and column.is_unique else None
    return None


def _header(layer: DeliveredLayer, delivery: Delivery, geometries: Geometries) -> str:
    """Return the collection up to its features."""
    members: dict[str, object] = {
        "type": "FeatureCollection",
        "name": layer.name,
        "metadata": _metadata(layer, delivery),
    }
    bounds = shapely.total_bounds(geometries) if len(geometries) else np.array([np.nan])
    if np.isfinite(bounds).all():
        members["bbox"] = (np.round(bounds, DECIMALS) + 0.0).tolist()
    return as_json(members)[:-1] + ',"features":['


def _metadata(layer: DeliveredLayer, delivery: Delivery) -> dict[str, object]:
    """Return what a reader must know of a layer."""
    crs = say(
        delivery.lang,
        "WGS 84（EPSG:4326），经度在前，单位为度，小数 7 位（约 1 厘米）",
        "WGS 84 (EPSG:4326), longitude first, degrees, 7 decimals (about 1 cm)",
    )
    metadata: dict[str, object] = {
        "title": layer.title,
        "map": delivery.title,
        "note": layer.note,
        "notes": list(delivery.notes),
        "crs": crs,
        "fields": [_described(field) for field in layer.fields],
    }
    return metadata | {"fictional": True} if delivery.is_fictional else metadata


def _described(field: DeliveredField) -> dict[str, str]:
    """Return name, heading and unit of a field."""
    described = {"name": field.name, "key": field.key, "title": field.title, "unit": field.unit}
    return {member: text for member, text in described.items() if text}


def _losses(source: str, columns: dict[str, JsonValues], collapsed: int) -> list[Finding]:
    """Return what a file could not hold."""
    losses: list[Finding] = []
    for name, column in columns.items():
        endless = CountedLoss(
            code="no-place-for-infinity",
            count=column.endless,
            message="JSON has no infinite numbers; they are null",
        )
        mended = CountedLoss(
            code="text-not-in-encoding",
            count=column.mended,
            message="UTF-8 has no half characters; `?` stands for them",
        )
        losses.extend(loss_findings((endless, mended), source=source, field=name))
    rounded = CountedLoss(
        code="coordinates-rounded",
        count=collapsed,
        message="rings narrower than the last decimal (1 cm) have no area left",
    )
    losses.extend(loss_findings([rounded], source=source))
    return losses
