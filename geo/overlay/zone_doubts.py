"""Zones that share land with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.checks.overlaps import common_area
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.overlay.zones import Zones
    from geo.plane import Plane

SHOWN = 5
LEAST_M2 = 1.0
"""Area from which it is told: neighbours that were drawn apart share slivers."""


def common_zones(zones: Zones, ids: Sequence[object], plane: Plane) -> list[Finding]:
    """
    Return a note if zones share land: what lies there counts for each of them.

    Parameters
    ----------
    zones, ids
        Zones, and their names, shape (n,).
    plane
        In which edges are straight.
    """
    shapes = zones.shapes
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    is_pair = first < second
    first, second = first[is_pair], second[is_pair]
    area_m2 = plane.area_m2(common_area(shapes[first], shapes[second]))
    common = np.flatnonzero(area_m2 >= LEAST_M2)
    if not len(common):
        return []
    worst = common[np.argsort(-area_m2[common], kind="stable")]
    shown = ", ".join(f"{ids[first[at]]} and {ids[second[at]]}" for at in worst[:SHOWN])
    rest = len(worst) - SHOWN
    note = Finding(
        level="note", code="zones-overlap", source="zones",
        value=shown if rest <= 0 else f"{shown} and {rest} more pairs",
        message=f"zones share {area_m2[common].sum():,.0f} m2; land there counts for each of them",
        remedy="Do not add up the zones without taking it out once",
    )  # fmt: skip
    return [note]
