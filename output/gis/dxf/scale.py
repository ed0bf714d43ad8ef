"""How large texts, marks and dashes are in a drawing in metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from output.gis.dxf.layers import LayerPlan

    Floats: TypeAlias = NDArray[np.float64]

STEPS = (1.0, 2.0, 5.0)
PLOT_SCALE = 2000
"""Scale at which land-use plans are plotted: dashes and hatches are as on the page there."""
TEXTS_A_BOX = 15
TEXTS_A_SHEET = 400
NOTES_A_SHEET = 200
LABEL_BOX = np.array([30.0, 20.0]) / 12
"""Least box of a polygon with a label, in heights of its text: on the page 30x20 px at 12 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingScale:
    """
    Extents and sizes, all in metres of the CRS.

    Parameters
    ----------
    west, south, east, north
        Extents.
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def extent_m(self) -> float:
        """The longer side."""
        return max(self.east - self.west, self.north - self.south, 1.0)

    @property
    def m_per_mm(self) -> float:
        """Metres of a millimetre on paper."""
        return PLOT_SCALE / 1000

    @property
    def text_m(self) -> float:
        """Height of texts of points and lines."""
        return round_size(self.extent_m / TEXTS_A_SHEET)

    @property
    def note_m(self) -> float:
        """Height of the note."""
        return round_size(self.extent_m / NOTES_A_SHEET)


def drawing_scale(plans: Iterable[LayerPlan]) -> DrawingScale:
    """Return extents and sizes of what is drawn; a square of a metre if nothing is."""
    every = [shapely.bounds(np.asarray(plan.layer.frame.geometry)) for plan in plans]
    boxes = np.concatenate([*every, np.empty((0, 4))])
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(boxes):
        boxes = np.array([[0.0, 0.0, 1.0, 1.0]])
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return DrawingScale(west=west, south=south, east=east, north=north)


def round_size(size: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20, ... that is not above a size."""
    power = 10.0 ** np.floor(np.log10(size))
    return float(power * max(step for step in STEPS if step <= size / power * (1 + 1e-9)))


def polygon_text_m(boxes: Floats) -> float:
    """Return the height of texts in polygons whose boxes, shape (n, 4), have a usual size."""
    sides = np.sqrt(np.prod(boxes[:, 2:] - boxes[:, :2], axis=1))
    usual = float(np.median(sides[sides > 0])) if (sides > 0).any() else 1.0
    return round_size(usual / TEXTS_A_BOX)


def has_room(boxes: Floats, height_m: float) -> NDArray[np.bool_]:
    """Tell which boxes, shape (n, 4), are large enough for a text."""
    sides = boxes[:, 2:] - boxes[:, :2]
    return np.asarray((sides >= LABEL_BOX * height_m).all(axis=1))
