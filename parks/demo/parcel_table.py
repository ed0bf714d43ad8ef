"""Tables of the parcels that labels of faces make."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd
import shapely

from parks.demo.ground import DRAWING, METRES_PER_STEP, areas_m2
from parks.demo.network import OUTSIDE, Faces
from parks.demo.network_labels import components, renumbered, without_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Indices: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]

LEAST_M2 = {
    "road": 250.0, "river": 300.0, "belt": 900.0, "pond": 0.0, "plot": 2_500.0,
    "field": 900.0, "track": 150.0, "homestead": 260.0,
}  # fmt: skip
"""Least area of a parcel by kind; smaller pieces go to a neighbour."""
LEAST_WIDTH_M = 3.5


def whole_parcels(
    faces: Faces, labels: Indices, kinds: Sequence[str], *, keep: NDArray[np.bool_]
) -> tuple[Indices, Indices]:
    """
    Make every part of a label a parcel of its own, and give small ones to a neighbour.

    Parameters
    ----------
    faces
        All faces.
    labels
        Number of the piece of each face, -1 outside.
    kinds
        Kind of each piece.
    keep
        Pieces that take nothing unless nothing else is near.

    Returns
    -------
    labels
        Number of the parcel of each face.
    pieces
        Number of the piece that each parcel comes from.
    """
    least = np.array([LEAST_M2[kind] for kind in kinds]) / METRES_PER_STEP**2
    labels = without_small(
        faces, labels, least=least, thin=LEAST_WIDTH_M / METRES_PER_STEP, keep=keep
    )
    parts, first = renumbered(np.where(labels == OUTSIDE, OUTSIDE, components(faces, labels)))
    return parts, labels[first]


def middles(plan: ParkPlan, faces: Faces, labels: Indices) -> pd.DataFrame:
    """Return `u`, `v`, `x_m`, `y_m`, `area_m2` of each parcel (`drawn_park.State`)."""
    is_in = labels != OUTSIDE
    area, points = areas_m2(faces.shapes[is_in]), shapely.centroid(faces.shapes[is_in])
    xy = _means(DRAWING.from_steps(points), area, labels[is_in])
    uv = _means(plan.frame.from_steps(points), area, labels[is_in])
    return pd.DataFrame(
        {
            "u": uv[:, 0] / plan.half_long_m,
            "v": uv[:, 1] / plan.half_wide_m,
            "x_m": xy[:, 0],
            "y_m": xy[:, 1],
            "area_m2": np.bincount(labels[is_in], weights=area),
        }
    )


def joined(labels: Indices, numbers: Indices) -> tuple[Indices, Indices]:
    """Return labels of faces after parcels became others (`numbers`), and the parcels left."""
    return renumbered(np.where(labels == OUTSIDE, OUTSIDE, numbers[labels]))


def largest_under(
    faces: Faces, labels: Indices, below: Indices, values: pd.Series
) -> tuple[list[str], Floats]:
    """
    Return what lies below each parcel in another state.

    Parameters
    ----------
    faces
        All faces.
    labels, below
        Parcel of each face in this state and in the other; -1 outside.
    values
        Text of each parcel of the other state.

    Returns
    -------
    texts
        The one with the largest area under each parcel; empty where there is none.
    shares
        Share of each parcel that has something below it, shape (n,).
    """
    area = areas_m2(faces.shapes)
    rows = pd.DataFrame({"parcel": labels, "below": below, "area": area})
    rows = rows[rows["parcel"] != OUTSIDE]
    total = rows.groupby("parcel")["area"].sum()
    rows = rows[rows["below"] != OUTSIDE]
    rows = rows.assign(value=values.to_numpy()[rows["below"]])
    sums = rows.groupby(["parcel", "value"])["area"].sum().sort_values(kind="stable")
    largest = sums.reset_index().drop_duplicates("parcel", keep="last").set_index("parcel")["value"]
    covered = rows.groupby("parcel")["area"].sum().reindex(total.index, fill_value=0.0)
    texts = largest.reindex(total.index).fillna("").astype(str)
    return texts.to_list(), (covered / total).to_numpy()


def _means(points: NDArray[np.object_], weights: Floats, labels: Indices) -> Floats:
    xy = shapely.get_coordinates(points)
    sums = [np.bincount(labels, weights=weights * column) for column in xy.T]
    return np.column_stack(sums) / np.bincount(labels, weights=weights)[:, None]
