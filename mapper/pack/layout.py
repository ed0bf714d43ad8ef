"""How a layer is laid out in a pack: order and chunks of its features, overviews, middle level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.grid import GRID_ZOOM, from_grid
from mapper.pack.order import chunk_ends, pack_order
from mapper.pack.overview import overviews
from mapper.pack.shapes import NO_BOX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.pack.overview import Overview
    from mapper.pack.shapes import Form, Shapes

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Box: TypeAlias = tuple[int, int, int, int]

FEWEST_VERTICES = 20_000
"""A layer with fewer is drawn at once, without overviews and middle level."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    """
    Where everything goes.

    Parameters
    ----------
    form
        What the features are.
    boxes
        Box of each feature on the grid in the order of the file, shape (n, 4).
    order
        Rows of the source in the order of the pack, shape (n,).
    chunks
        First feature of each chunk and the one after its last, in the order of the pack.
    overviews
        Pictures of polygons, the finest last.
    shift
        Bits that the middle level leaves out; None if there is none.
    """

    form: Form
    boxes: Grid
    order: Indices
    chunks: tuple[tuple[int, int], ...]
    overviews: tuple[Overview, ...]
    shift: int | None

    @property
    def bounds(self) -> Box:
        """Box of all features."""
        return box_of(self.boxes)

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees (EPSG:4326); zeros if there is nothing."""
        if self.bounds == NO_BOX:
            return (0.0, 0.0, 0.0, 0.0)
        west, north, east, south = self.bounds
        lon, lat = from_grid(np.array([west, east]), np.array([south, north]))
        return float(lon[0]), float(lat[0]), float(lon[1]), float(lat[1])

    @property
    def middle(self) -> dict[str, int] | None:
        """The middle level as the header tells it."""
        return None if self.shift is None else {"shift": self.shift, "zoom": GRID_ZOOM - self.shift}


def layout_of(shapes: Shapes, form: Form) -> Layout:
    """Lay out features of one form."""
    boxes = shapes.boxes
    order = pack_order(boxes)
    places: tuple[Overview, ...] = ()
    if len(shapes.x) >= FEWEST_VERTICES and form != "point":
        places = overviews(box_of(boxes), feature_size=_mean_size(boxes))
    ends = list(chunk_ends(np.diff(shapes.vertex_first)[order]))
    return Layout(
        form=form,
        boxes=boxes,
        order=order,
        chunks=tuple(zip([0, *ends[:-1]][: len(ends)], ends, strict=True)),
        overviews=places if form == "polygon" else (),
        shift=places[-1].shift - 1 or None if places else None,
    )


def box_of(boxes: Grid) -> Box:
    """Box of several boxes, empty ones aside."""
    boxes = boxes[boxes[:, 2] >= boxes[:, 0]]
    if not len(boxes):
        return NO_BOX
    x0, y0 = boxes[:, :2].min(axis=0).tolist()
    x1, y1 = boxes[:, 2:].max(axis=0).tolist()
    return x0, y0, x1, y1


def _mean_size(boxes: Grid) -> float:
    """Mean side of a square as large as the box of a feature."""
    sizes = (boxes[:, 2:] - boxes[:, :2]).clip(0).astype(np.float64)
    return float(np.sqrt(sizes.prod(axis=1)).mean())
