"""What holds for any two states: sums, symmetry, independence of how parcels are drawn."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from geo.transition import NO_PARCEL, Transition, transition

SIZE = 24
CLASSES = ("0101", "1001", "1101")
EAST_M, NORTH_M = 368_000.0, 3_213_000.0

cuts = st.sets(st.integers(1, SIZE - 1), max_size=3).map(lambda at: [0, *sorted(at), SIZE])
angles = st.sampled_from([0.0, 7.3, 31.7, 45.0])


@st.composite
def states(draw: st.DrawFn) -> gpd.GeoDataFrame:
    """Return parcels between straight cuts, each with a class, some of them missing."""
    across, along = draw(cuts), draw(cuts)
    shapes = [box(w, s, e, n) for w, e in pairwise(across) for s, n in pairwise(along)]
    codes = draw(
        st.lists(st.sampled_from([*CLASSES, None]), min_size=len(shapes), max_size=len(shapes))
    )
    kept = [(code, shape) for code, shape in zip(codes, shapes, strict=True) if code]
    return layer([code for code, _ in kept], [shape for _, shape in kept])


def layer(codes: list[str], shapes: list) -> gpd.GeoDataFrame:
    moved = [affinity.translate(shape, EAST_M, NORTH_M) for shape in shapes]
    return gpd.GeoDataFrame({"code": codes}, geometry=moved, crs=4545)


def turned(frame: gpd.GeoDataFrame, angle: float) -> gpd.GeoDataFrame:
    """Return parcels turned, so that their edges cross at places that have to be computed."""
    turn = frame.rotate(angle, origin=(EAST_M, NORTH_M))
    return frame.assign(geometry=turn)


def compared(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, *, within: shapely.Polygon | None = None
) -> Transition:
    where = box(-40, -40, 40, 40) if within is None else within
    zones = layer([""], [where]).assign(zone="Z")
    columns = {"zone_id": "zone", "before_class": "code", "after_class": "code"}
    return transition(zones, before, after, area="planar", **columns)


def areas(found: Transition) -> pd.Series:
    """Return the areas of the matrix by class before and after, nothing below a square mm."""
    sums = found.matrix.set_index(["before", "after"])["area_m2"]
    return sums[sums > 1e-6].sort_index()


def close(first: pd.Series, second: pd.Series) -> bool:
    return np.allclose(*first.align(second, fill_value=0.0), rtol=0, atol=1e-6)


@given(states(), states(), angles)
@settings(deadline=None, max_examples=60)
def test_rows_and_columns_sum_to_the_land_of_each_state(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, angle: float
) -> None:
    found = areas(compared(turned(before, angle), after))
    for side, frame in (("before", before), ("after", after)):
        drawn = frame.area.groupby(frame["code"]).sum()
        assert close(found.drop(NO_PARCEL, level=side, errors="ignore").groupby(side).sum(), drawn)
    assert found.sum() == pytest.approx(80 * 80)


@given(states(), states(), angles)
@settings(deadline=None, max_examples=30)
def test_swapping_the_states_transposes_the_matrix(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, angle: float
) -> None:
    before = turned(before, angle)
    there, back = areas(compared(before, after)), areas(compared(after, before))
    assert close(there, back.swaplevel().rename_axis(["before", "after"]).sort_index())


@given(states(), states(), angles)
@settings(deadline=None, max_examples=30)
def test_splitting_and_shuffling_parcels_changes_no_area(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, angle: float
) -> None:
    after = turned(after, angle)
    halves = [before.intersection(side) for side in halves_of_everything()]
    split = before.iloc[[*range(len(before))] * 2].set_geometry(
        np.concatenate([half.array for half in halves]) if len(before) else []
    ).set_crs(before.crs)  # fmt: skip
    split = split[~split.is_empty].iloc[::-1]
    assert close(areas(compared(before, after)), areas(compared(split, after)))


def halves_of_everything() -> list[shapely.Polygon]:
    middle = NORTH_M + SIZE * 0.37
    return [
        box(EAST_M - 99, NORTH_M - 99, EAST_M + 99, middle),
        box(EAST_M - 99, middle, EAST_M + 99, NORTH_M + 99),
    ]


@given(states(), states(), angles)
@settings(deadline=None, max_examples=60)
def test_pieces_are_the_geometric_difference(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, angle: float
) -> None:
    after = turned(after, angle)
    found = compared(before, after)
    by_class = [
        shapely.symmetric_difference(
            before.geometry[before["code"] == code].union_all(),
            after.geometry[after["code"] == code].union_all(),
        )
        for code in CLASSES
    ]
    differing = shapely.union_all(by_class)
    together = found.pieces.geometry.union_all()
    assert together.area == pytest.approx(found.pieces["area_m2"].sum(), abs=1e-6)
    assert shapely.symmetric_difference(together, differing).area < 1e-6


@given(states(), states(), angles)
@settings(deadline=None, max_examples=30)
def test_zones_side_by_side_add_up_to_the_zone_they_make(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame, angle: float
) -> None:
    before = turned(before, angle)
    parts = [compared(before, after, within=box(*edges))
             for edges in ((0, 0, 9.3, 20), (9.3, 0, 20, 20))]  # fmt: skip
    whole = compared(before, after, within=box(0, 0, 20, 20))
    assert close(areas(parts[0]).add(areas(parts[1]), fill_value=0.0), areas(whole))


@given(states(), states())
@settings(deadline=None, max_examples=30)
def test_changed_parcels_and_pieces_tell_the_same_area(
    before: gpd.GeoDataFrame, after: gpd.GeoDataFrame
) -> None:
    found = compared(before, after)
    pieces = found.pieces[found.pieces["before"] != NO_PARCEL]
    by_parcel = pieces.groupby("before_id")["area_m2"].sum()
    assert close(found.changed.set_index("parcel_id")["changed_m2"], by_parcel)
    assert found.changed["changed_share"].between(0, 1).all()
