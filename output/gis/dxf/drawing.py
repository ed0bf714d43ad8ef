"""DXF: one drawing in metres, with a layer, a colour and fills for every class."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import shapely

from geo.files.atomic import write_parts_atomically
from geo.finding import Finding
from output.gis.counted_loss import CountedLoss, loss_findings, tables_left_out
from output.gis.delivery import Written
from output.gis.dxf import entities
from output.gis.dxf.document import Document, Sheet, block_name
from output.gis.dxf.layers import is_simplified, layer_plans, layers_of, note_layer
from output.gis.dxf.scale import drawing_scale, has_room, polygon_text_m
from output.gis.dxf.text import extended_data, label_texts, row_numbers
from output.gis.text.coordinate_text import check_finite, chunks, in_order, taken_apart
from output.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from pyproj import CRS

    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredLayer, Delivery
    from output.gis.dxf.layers import LayerPlan
    from output.gis.dxf.scale import DrawingScale

    Geometries: TypeAlias = NDArray[np.object_]

NOTE_WIDTH = 80
"""Characters of a line of the note."""
MARK_HEIGHTS = 2.0
"""Side of a mark in heights of its text: 24 px to 12 px on the page."""


def write_dxf(delivery: Delivery, folder: Path) -> Written:
    """
    Write all layers into one DXF drawing.

    Parameters
    ----------
    delivery
        What is written; its CRS must be projected, in metres.
    folder
        Where the drawing goes.

    Returns
    -------
    written
        `{name}.dxf`, no file if the CRS is not in metres. As losses rows without geometry, texts
        that were cut or changed, columns that become text, the tables.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a coordinate is not finite.

    Notes
    -----
    DXF R2004 in GBK: the first version with true colours, and the last whose encoding is that of
    its `$DWGCODEPAGE`. Later ones are UTF-8, which GDAL and QGIS read by the code page all the
    same, and garble. Every part of a feature is a closed LWPOLYLINE on the layer of its class, with
    its attributes as extended data (`PARKMAP`: 1071 number of the row, 1000 `name=value`); holes
    are closed polylines of the same row without attributes. Fills are HATCH with islands on layers
    of their own, points are blocks, labels are TEXT. Coordinates to 0.1 mm. ezdxf makes the
    document, the entities are spliced in as text.
    """
    path = folder / f"{delivery.name}.dxf"
    if not _is_in_metres(delivery.crs):
        return Written(format="dxf", files=(), losses=(_not_in_metres(delivery, path.name),))
    plans = layer_plans(delivery)
    scale = drawing_scale(plans)
    layers = [_prepared(plan, delivery, scale, path.name) for plan in plans]
    document = Document(_sheet(delivery, plans, scale))
    tasks, next_handle = _tasks(layers, document.first_handle)
    first_label = next_handle
    next_handle += sum(len(layer.labels.texts) for layer in layers)
    head, tail = document.around(next_handle)
    parts: Iterator[bytes | memoryview] = chain(
        [head],
        chain.from_iterable(in_order(partial(_entities, owner=document.owner, scale=scale), tasks)),
        _label_parts(layers, document.owner, first_label),
        [tail],
    )
    write_parts_atomically(path, parts)
    return Written(format="dxf", files=(path,), losses=_losses(delivery, layers, path.name))


@dataclass(frozen=True, eq=False, kw_only=True)
class _Labels:
    """Texts of a layer, the points where they are centred, their height."""

    texts: pa.BinaryArray
    points: Geometries
    height_m: float


@dataclass(frozen=True, eq=False, kw_only=True)
class _Layer:
    """A layer with everything that is worked out for it as a whole."""

    plan: LayerPlan
    geometries: Geometries
    numbers: pa.BinaryArray
    values: pa.BinaryArray
    labels: _Labels
    losses: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Some features of a layer, and the handle of the first of their entities."""

    layer: _Layer
    part: slice
    first: int


def _prepared(plan: LayerPlan, delivery: Delivery, scale: DrawingScale, source: str) -> _Layer:
    layer = plan.layer
    geometries = np.asarray(layer.frame.geometry, dtype=object)
    check_finite(geometries, source)
    values, losses = extended_data(layer, lang=delivery.lang, source=source)
    is_missing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    left_out = CountedLoss(
        code="no-geometry-left-out",
        count=int(is_missing.sum()),
        message=f"layer {layer.name!r}: rows without geometry have no place in a drawing",
    )
    losses.extend(loss_findings([left_out], source=source))
    return _Layer(
        plan=plan,
        geometries=geometries,
        numbers=row_numbers(layer),
        values=values,
        labels=_labels(layer, geometries, scale),
        losses=tuple(losses),
    )


def _labels(layer: DeliveredLayer, geometries: Geometries, scale: DrawingScale) -> _Labels:
    """Return texts of what has a place and, if it is an area, room for one."""
    boxes = shapely.bounds(geometries)
    is_labelled = np.isfinite(boxes).all(axis=1)
    height = scale.text_m
    if layer.form == "polygon":
        height = min(polygon_text_m(boxes), 2 * scale.text_m)
        is_labelled &= has_room(boxes, height)
    texts = pa.nulls(len(geometries), pa.binary())
    if layer.label_field:
        texts = label_texts(layer.frame[layer.label_field])
    is_labelled &= np.asarray(texts.is_valid())
    return _Labels(
        texts=texts.filter(pa.array(is_labelled)),
        points=_label_points(geometries[is_labelled], layer.form, height),
        height_m=height,
    )


def _label_points(geometries: Geometries, form: GisForm, height_m: float) -> Geometries:
    """Return where texts are centred: the middle if it is inside; below marks."""
    points = shapely.centroid(geometries)
    if form == "point":
        below = (MARK_HEIGHTS / 2 + 1) * height_m
        return shapely.transform(points, lambda positions: positions - (0, below))
    is_outside = ~shapely.intersects(geometries, points)
    points[is_outside] = shapely.point_on_surface(geometries[is_outside])
    return points


def _tasks(layers: Sequence[_Layer], first: int) -> tuple[list[_Task], int]:
    """Return the work in order, and the next free handle; entities are fewer than positions."""
    tasks = []
    for layer in layers:
        for part in chunks(layer.geometries):
            tasks.append(_Task(layer=layer, part=part, first=first))
            first += int(shapely.get_num_coordinates(layer.geometries[part]).sum())
    return tasks, first


def _entities(task: _Task, *, owner: str, scale: DrawingScale) -> list[memoryview]:
    """Write some features of a layer."""
    layer, classes = task.layer, task.layer.plan.classes
    chunk = entities.Chunk(
        runs=taken_apart(layer.geometries[task.part]),
        rows=layer.plan.rows[task.part],
        numbers=layer.numbers[task.part],
        values=layer.values[task.part],
        owner=owner,
        first=task.first,
    )
    if layer.plan.layer.form == "polygon":
        return entities.polygons(chunk, classes)
    if layer.plan.layer.form == "line":
        return entities.lines(chunk, classes)
    blocks = [block_name(one.look) for one in classes]
    return entities.marks(chunk, classes, blocks=blocks, size_m=MARK_HEIGHTS * scale.text_m)


def _label_parts(layers: Sequence[_Layer], owner: str, first: int) -> Iterator[memoryview]:
    """Write the texts of all layers, above everything else."""
    for layer in layers:
        yield entities.labels(
            layer.labels.texts,
            taken_apart(layer.labels.points),
            layer=layer.plan.labels.name,
            owner=owner,
            first=first,
            height_m=layer.labels.height_m,
        )
        first += len(layer.labels.texts)


def _sheet(delivery: Delivery, plans: Sequence[LayerPlan], scale: DrawingScale) -> Sheet:
    """Return what the drawing has beside its entities."""
    code = delivery.crs.to_epsg()
    crs = f"{delivery.crs.name} (EPSG:{code})" if code else delivery.crs.name
    system = say(delivery.lang, f"坐标系：{crs}，单位：米", f"CRS: {crs}, metres")
    colon = say(delivery.lang, "：", ": ")
    layer_notes = [f"{one.title}{colon}{one.note}" for one in delivery.layers if one.note]
    sentences = [delivery.title, *delivery.notes, system, *layer_notes]
    return Sheet(
        layers=[layer for plan in plans for layer in layers_of(plan)],
        note=[line for sentence in sentences for line in wrap(sentence, NOTE_WIDTH)],
        note_layer=note_layer(plans, delivery.lang),
        scale=scale,
        crs=crs,
    )


def _is_in_metres(crs: CRS) -> bool:
    return crs.is_projected and crs.axis_info[0].unit_conversion_factor == 1.0


def _not_in_metres(delivery: Delivery, source: str) -> Finding:
    return Finding(
        level="warning",
        code="crs-not-in-metres",
        source=source,
        value=delivery.crs.name,
        message="expected a projected CRS in metres; the drawing was not written",
        remedy="Choose another CRS, or let the program choose: --crs auto",
    )


def _losses(delivery: Delivery, layers: Sequence[_Layer], source: str) -> tuple[Finding, ...]:
    """Return what the drawing could not hold."""
    own = [loss for layer in layers for loss in layer.losses]
    looks = [one.look for layer in layers for one in layer.plan.classes]
    typed = sum(field.kind != "text" for layer in delivery.layers for field in layer.fields)
    general = (
        CountedLoss(
            code="style-simplified",
            count=sum(map(is_simplified, looks)),
            message="classes are drawn without hatches, casings, glyphs, faint and paper fills",
        ),
        CountedLoss(
            code="number-as-text",
            count=typed,
            message="numbers, dates and flags are texts in the extended data of a drawing",
        ),
    )
    return (
        *own,
        *loss_findings(general, source=source),
        *tables_left_out(delivery, source=source),
    )
