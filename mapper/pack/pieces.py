"""The pieces of geometry of a pack: its chunks as text, and its overviews."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.chunk_text import chunk_text
from mapper.pack.layout import box_of
from mapper.pack.overview import WITHOUT_CLASS, picture_text
from mapper.pack.raster import painted, spans
from mapper.pack.threads import in_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.pack.layout import Layout
    from mapper.pack.raster import Runs
    from mapper.pack.shapes import Shapes

    Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, eq=False, kw_only=True)
class Pieces:
    """
    Geometry as a pack holds it.

    Parameters
    ----------
    chunks
        Entries of the header: first feature, number of features, box.
    texts
        `TOPOLOGY.MIDDLE.FULL` of each chunk.
    overviews
        Text of each overview.
    """

    chunks: list[list[int]]
    texts: list[str]
    overviews: list[str]


def pieces_of(shapes: Shapes, layout: Layout, numbers: Bytes) -> Pieces:
    """
    Return the geometry of a layer as text.

    Parameters
    ----------
    shapes
        In the order of the file.
    layout
        Where everything goes.
    numbers
        Class numbers in the order of the file, shape (n,), 0 for none.
    """
    pictures = [np.zeros(place.pixels, dtype=np.uint8) for place in layout.overviews]
    values = np.where(numbers == 0, WITHOUT_CLASS, numbers).astype(np.uint8)
    pieces = Pieces(chunks=[], texts=[], overviews=[])
    work = partial(_chunk, shapes=shapes, layout=layout)
    for (start, end), done in zip(layout.chunks, in_order(work, layout.chunks), strict=True):
        entry, text, runs = done
        pieces.chunks.append(entry)
        pieces.texts.append(text)
        for picture, run in zip(pictures, runs, strict=True):
            painted(picture, run, values[layout.order[start:end]])
    pairs = zip(pictures, layout.overviews, strict=True)
    pieces.overviews.extend(
        picture_text(picture.reshape(place.height, place.width)) for picture, place in pairs
    )
    return pieces


def _chunk(
    ends: tuple[int, int], *, shapes: Shapes, layout: Layout
) -> tuple[list[int], str, list[Runs]]:
    """Entry in the header, text, and runs of pixels in each overview."""
    start, end = ends
    rows = layout.order[start:end]
    box = box_of(layout.boxes[rows])
    part = shapes.take(rows)
    text = chunk_text(part, form=layout.form, corner=box[:2], shift=layout.shift)
    runs = [spans(part, place) for place in layout.overviews]
    return [start, end - start, *box], text, runs
