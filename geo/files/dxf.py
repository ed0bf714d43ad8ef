"""Reading of DXF drawings: closed polylines become polygons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.files.dxf_entities import DxfEntities, dxf_codec, dxf_entities
from geo.files.gdal_messages import caught_messages, message_findings
from geo.files.layer import Layer
from geo.files.layer_info import LayerInfo, named_layer
from geo.files.ogr import gdal_errors
from geo.files.plain_path import plain_path
from geo.files.refused import refuse
from geo.files.wkb_geometry import geometries_from_wkb
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

LINES = shapely.GeometryType.LINESTRING
AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
CLOSED_RING_POSITIONS = 4
NEARLY_CLOSED = 0.01
"""Gap between the ends of a line, as a share of its length, up to which an area was meant."""
MOST_NAMED = 20
POLYGON = "Polygon"
PARTS = ("VERTEX", "SEQEND", "ATTRIB")
"""Records that belong to the entity before them."""


def read_dxf(path: Path, *, layer: str | None = None, encoding: str | None = None) -> Layer:
    """
    Read the areas of a DXF drawing.

    Parameters
    ----------
    path
        ASCII DXF.
    layer
        Name of a layer of the drawing; None: all layers.
    encoding
        Name of the text encoding, over what the drawing says.

    Returns
    -------
    layer
        One row for each closed polyline, circle or hatch of the model space, with columns `layer`,
        `colour` (AutoCAD colour index, the layer's where the entity has none), `kind`, `handle`.
        Arcs are drawn with straight edges. No CRS: a drawing does not tell one.

    Raises
    ------
    FileRefusedError
        `broken-file`; `no-areas` if nothing is closed; `unknown-layer`.
    """
    source = path.name
    drawing, unknown, messages = _drawing(path, encoding)
    if layer is not None:
        named_layer(_infos(drawing), layer, source=source)
        drawing = drawing[drawing["layer"] == layer].reset_index(drop=True)
    is_area = shapely.get_type_id(drawing.geometry.to_numpy()) == shapely.GeometryType.POLYGON
    is_area |= shapely.get_type_id(drawing.geometry.to_numpy()) == AREAS[1]
    if not is_area.any():
        raise refuse("no-areas", source, "expected a closed polyline", value=_kinds(drawing),
                     remedy="Close the boundaries in the drawing (PEDIT, Close)")  # fmt: skip
    frame = drawing[is_area].reset_index(drop=True)
    findings = (*_left_out(drawing[~is_area], source), *_not_known(unknown, source),
                *_nested(frame, source), *message_findings(messages, source=source))  # fmt: skip
    return Layer(source=source, name=layer or path.stem, frame=frame, ids=_ids(frame),
                 findings=findings)  # fmt: skip


def list_dxf_layers(path: Path) -> tuple[LayerInfo, ...]:
    """Return the layers of a drawing with how many areas each has."""
    drawing, _, _ = _drawing(path, None)
    return _infos(drawing)


def _drawing(
    path: Path, encoding: str | None
) -> tuple[gpd.GeoDataFrame, dict[str, int], list[str]]:
    """Entities of the model space, closed lines as polygons; kinds GDAL passed over; messages."""
    source = path.name
    found = dxf_entities(path)
    codec = encoding or dxf_codec(found)
    options = {"INLINE_BLOCKS": "NO", **({"ENCODING": codec} if codec else {})}
    with (
        plain_path(path, suffix=".dxf") as plain,
        caught_messages() as messages,
        gdal_errors(source),
    ):
        fields, wkb = _read(plain, options)
    geometries, _ = geometries_from_wkb(wkb, [""] * len(wkb), source=source)
    frame = gpd.GeoDataFrame(_attributes(fields, found), geometry=_closed(geometries))
    unknown = {} if frame["kind"].isna().any() else {
        kind: count for kind, count in found.kinds.items()
        if kind not in PARTS and kind not in set(frame["kind"])
    }  # fmt: skip
    return frame[~_on_paper(fields)].reset_index(drop=True), unknown, messages


def _read(plain: Path, options: dict[str, str]) -> tuple[dict[str, Any], NDArray[np.object_]]:
    from pyogrio import raw  # noqa: PLC0415 - loading GDAL takes longer than most commands

    meta, _, wkb, values = raw.read(plain, layer="entities", **options)
    return dict(zip(map(str, meta["fields"]), values, strict=True)), wkb


def _attributes(fields: dict[str, Any], found: DxfEntities) -> pd.DataFrame:
    handles = [handle or None for handle in fields["EntityHandle"]]
    return pd.DataFrame(
        {
            "layer": list(fields["Layer"]),
            "colour": [found.colour_of.get(handle or "") for handle in handles],
            "kind": [found.kind_of.get(handle or "") for handle in handles],
            "handle": handles,
        },
        dtype=object,
    )


def _on_paper(fields: dict[str, Any]) -> NDArray[np.bool_]:
    """Whether an entity lies on a print sheet, not in the drawing."""
    paper = np.asarray(fields["PaperSpace"])
    return np.asarray(paper == 1)


def _closed(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Geometries with polygons in place of lines that end where they begin."""
    closed = (
        (shapely.get_type_id(geometries) == LINES)
        & shapely.is_closed(geometries)
        & (shapely.get_num_coordinates(geometries) >= CLOSED_RING_POSITIONS)
    )
    result = geometries.copy()
    result[closed] = [shapely.Polygon(line) for line in geometries[closed]]
    return result


def _ids(frame: gpd.GeoDataFrame) -> tuple[str, ...]:
    return tuple(handle or f"#{number}" for number, handle in enumerate(frame["handle"], start=1))


def _infos(drawing: gpd.GeoDataFrame) -> tuple[LayerInfo, ...]:
    is_area = np.isin(shapely.get_type_id(drawing.geometry.to_numpy()), AREAS)
    layers = drawing["layer"].to_numpy()
    return tuple(
        LayerInfo(name=name, geometry=POLYGON, features=int((is_area & (layers == name)).sum()))
        for name in dict.fromkeys(layers)
    )


def _kinds(drawing: gpd.GeoDataFrame) -> str:
    counts = drawing["kind"].fillna("entity").value_counts()
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _left_out(rest: gpd.GeoDataFrame, source: str) -> Iterator[Finding]:
    is_line = shapely.get_type_id(rest.geometry.to_numpy()) == LINES
    lines, others = rest[is_line], rest[~is_line]
    yield from _nearly_closed(lines, source)
    if len(lines):
        yield Finding(
            level="note", code="open-lines", source=source, value=_kinds(lines),
            message="open lines are no areas and were left out",
            remedy="Close those that bound an area (PEDIT, Close)",
        )  # fmt: skip
    if len(others):
        yield Finding(
            level="note", code="dxf-not-read", source=source, value=_kinds(others),
            message="texts, blocks and points were left out",
            remedy="Explode blocks that hold boundaries before saving",
        )  # fmt: skip


def _not_known(unknown: dict[str, int], source: str) -> Iterator[Finding]:
    if unknown:
        yield Finding(
            level="warning", code="dxf-kind-unknown", source=source,
            value=", ".join(f"{count} {kind}" for kind, count in unknown.items()),
            message="entities of kinds that are not understood were left out",
            remedy="Explode them, or draw their boundaries as polylines",
        )  # fmt: skip


def _nearly_closed(lines: gpd.GeoDataFrame, source: str) -> Iterator[Finding]:
    geometries = lines.geometry.to_numpy()
    ends = shapely.get_point(geometries, [[0], [-1]])
    gap, length = shapely.distance(ends[0], ends[1]), shapely.length(geometries)
    near = (gap <= NEARLY_CLOSED * length) & (
        shapely.get_num_coordinates(geometries) >= CLOSED_RING_POSITIONS
    )
    ids = _ids(lines)
    for position in np.flatnonzero(near)[:MOST_NAMED].tolist():
        x, y = shapely.get_coordinates(ends[0][position])[0]
        yield Finding(
            level="warning", code="open-polyline", source=source, feature_id=ids[position],
            value=f"gap {gap[position]:g} of {length[position]:g} at {x:.3f}, {y:.3f}",
            message="expected a closed polyline, its ends almost meet; it was left out",
            remedy="Close it in the drawing (PEDIT, Close)",
        )  # fmt: skip
    if near.sum() > MOST_NAMED:
        yield Finding(
            level="warning", code="open-polyline", source=source, value=str(int(near.sum())),
            message="expected closed polylines, the ends of many almost meet",
            remedy="Close them in the drawing (PEDIT, Close)",
        )  # fmt: skip


def _nested(frame: gpd.GeoDataFrame, source: str) -> Iterator[Finding]:
    """Note on areas inside another of their layer: a drawing does not tell holes from parcels."""
    usable = frame[shapely.is_valid(frame.geometry.to_numpy())]
    inner, outer = usable.sindex.query(usable.geometry, predicate="within")
    layers = usable["layer"].to_numpy()
    geometries = usable.geometry.to_numpy()
    inside = (inner != outer) & (layers[inner] == layers[outer])
    inside &= ~shapely.equals(geometries[inner], geometries[outer])
    count = len(np.unique(inner[inside]))
    if count:
        yield Finding(
            level="note", code="rings-inside", source=source, value=str(count),
            message="areas lie inside others of the same layer; each is kept as an area of its own",
            remedy="Where they are holes, cut them out in a GIS",
        )  # fmt: skip
