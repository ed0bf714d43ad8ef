"""A layer packed for a page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from mapper.pack.chunk_text import chunk_text
from mapper.pack.columns import column_text
from mapper.pack.grid import GRID_ZOOM, from_grid
from mapper.pack.order import chunk_ends, pack_order
from mapper.pack.overview import (
    FEWEST_VERTICES,
    WITHOUT_CLASS,
    overviews,
    painted,
    picture_text,
    spans,
)
from mapper.pack.planes import as_text
from mapper.pack.shapes import NO_BOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from mapper.pack.overview import Overview
    from mapper.pack.shapes import Shapes
    from mapper.pack.source import PackSource

    Indices: TypeAlias = NDArray[np.int64]
    Bytes: TypeAlias = NDArray[np.uint8]
    Box: TypeAlias = tuple[int, int, int, int]

FORMAT = 1
THREADS = 2
ROW_COLUMN, AREA_COLUMN, LENGTH_COLUMN = "#", "#area", "#length"
MEASURE_DECIMALS = 1
MOST_CLASS = 254


@dataclass(frozen=True, eq=False, kw_only=True)
class Packed:
    """
    A layer as it stands in a page (docs/pack_format.md).

    Parameters
    ----------
    id
        Name of the pack.
    header
        Its header, plain data for JSON; in the page as element `pm-pack-ID` before the script.
    first, rest
        Texts by the id of their element, those before the page's script and those after it.
    bounds
        West, south, east, north in degrees (EPSG:4326); zeros if nothing has a geometry.
    measure
        Area in m2 of polygons, length in m of lines, 0 of points, in the order of the file.
    """

    id: str
    header: Mapping[str, Any]
    first: Mapping[str, str]
    rest: Mapping[str, str]
    bounds: tuple[float, float, float, float]
    measure: NDArray[np.float64]


def pack(
    source: PackSource,
    *,
    pack_id: str,
    class_numbers: Bytes | None = None,
    columns: Sequence[str] | None = None,
) -> Packed:
    """
    Pack a layer for a page.

    Parameters
    ----------
    source
        The layer, from `open_source` or `frame_source`.
    pack_id
        Name of the pack in the page: letters, digits, `-` and `_`.
    class_numbers
        Class of each feature in the order of the file, 1 to 254, 0 for none; shape (n,).
    columns
        Names of the attributes to pack, all if None. `#`, the row in the file from 0, and `#area`
        (m2, on the ellipsoid) or `#length` (m) come in addition.
    """
    shapes = source.shapes
    boxes = shapes.boxes
    order = pack_order(boxes)
    numbers = _numbers(class_numbers, len(source))
    bounds = _bounds(boxes)
    places = _overviews(source, boxes, bounds)
    middle = _middle(source, places, bounds)
    chunks, texts, pictures = _chunks(source, boxes, order, numbers, places=places, shift=middle)
    named = _columns(source, columns)
    done = _in_threads(partial(_column, order=order), named)
    header = {
        "format": FORMAT,
        "form": source.form,
        "count": len(source),
        "bounds": list(bounds),
        "classes": int(numbers.max(initial=0)),
        "middle": None if middle is None else {"shift": middle, "zoom": GRID_ZOOM - middle},
        "overviews": [
            {"zoom": p.zoom, "x": p.x, "y": p.y, "width": p.width, "height": p.height}
            for p in places
        ],
        "chunks": chunks,
        "columns": [column.header for column in done],
    }
    name = f"pm-pack-{pack_id}"
    first = {f"{name}-o0": pictures[0]} if pictures else {}
    if header["classes"]:
        first[f"{name}-classes"] = as_text(numbers[order].tobytes())
    rest = {f"{name}-c{at}": text for at, text in enumerate(texts)}
    rest |= {f"{name}-o{at}": text for at, text in enumerate(pictures) if at}
    rest |= {f"{name}-a{at}": column.text for at, column in enumerate(done)}
    return Packed(
        id=pack_id, header=header, first=first, rest=rest,
        bounds=_degrees(bounds), measure=source.measure,
    )  # fmt: skip


def _numbers(class_numbers: Bytes | None, count: int) -> Bytes:
    if class_numbers is None:
        return np.zeros(count, dtype=np.uint8)
    numbers = np.asarray(class_numbers)
    if numbers.shape != (count,) or numbers.min(initial=0) < 0 or numbers.max(initial=0) > MOST_CLASS:
        raise ValueError(f"expected {count} class numbers from 0 to {MOST_CLASS}")
    return numbers.astype(np.uint8)


def _bounds(boxes: Indices) -> Box:
    boxes = boxes[boxes[:, 2] >= boxes[:, 0]]
    if not len(boxes):
        return NO_BOX
    return tuple([*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()])


def _degrees(bounds: Box) -> tuple[float, float, float, float]:
    if bounds == NO_BOX:
        return (0.0, 0.0, 0.0, 0.0)
    lon, lat = from_grid(np.array(bounds[::2]), np.array(bounds[:0:-2]))
    return float(lon[0]), float(lat[0]), float(lon[1]), float(lat[1])


def _overviews(source: PackSource, boxes: Indices, bounds: Box) -> tuple[Overview, ...]:
    if len(source.shapes.x) < FEWEST_VERTICES or source.form == "point":
        return ()
    sizes = (boxes[:, 2:] - boxes[:, :2]).clip(0).astype(np.float64)
    return overviews(bounds, feature_size=float(np.sqrt(sizes.prod(axis=1)).mean()))


def _middle(source: PackSource, places: Sequence[Overview], bounds: Box) -> int | None:
    return places[-1].shift - 1 or None if places else None


def _chunks(source, boxes, order, numbers, *, places, shift):
    shapes = source.shapes
    pictures = [np.zeros(p.width * p.height, dtype=np.uint8) for p in places] if source.form == "polygon" else []
    values = np.where(numbers == 0, WITHOUT_CLASS, numbers).astype(np.uint8)
    ends = list(chunk_ends(np.diff(shapes.vertex_first)[order]))
    starts = [0, *ends[:-1]]

    def work(piece):
        start, end = piece
        rows = order[start:end]
        box = _bounds(boxes[rows])
        part = shapes.take(rows)
        text = chunk_text(part, form=source.form, corner=box[:2], shift=shift)
        runs = [spans(part, place) for place, _ in zip(places, pictures, strict=False)]
        return [start, end - start, *box], text, runs, values[rows]

    chunks, texts = [], []
    for chunk, text, runs, value in _each_in_threads(work, zip(starts, ends, strict=True)):
        chunks.append(chunk)
        texts.append(text)
        for picture, run in zip(pictures, runs, strict=True):
            painted(picture, run, value)
    done = [picture_text(picture.reshape(p.height, p.width)) for picture, p in zip(pictures, places)]
    return chunks, texts, done


def _each_in_threads(work, items):
    with ThreadPoolExecutor(THREADS) as pool:
        yield from pool.map(work, items)


def _in_threads(work, items):
    return list(_each_in_threads(work, items))


def _column(named, *, order):
    name, values = named
    return column_text(name, values, order)


def _columns(source, columns):
    names = list(source.attributes.columns) if columns is None else list(columns)
    named = [(ROW_COLUMN, pd.Series(source.rows))]
    if source.form != "point":
        name = AREA_COLUMN if source.form == "polygon" else LENGTH_COLUMN
        named.append((name, pd.Series(np.round(source.measure, MEASURE_DECIMALS))))
    return named + [(str(name), source.attributes[name]) for name in names]
