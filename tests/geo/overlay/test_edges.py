"""Edges without a partner, in memory and on disk."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from made_parcels import made_parcels

from geo.overlay.edge_store import EdgeStore
from geo.overlay.edges import Edges, edges_of_polygons, joined


def outline_length(edges: Edges) -> float:
    return float(np.hypot(*(edges.ends[:, :2] - edges.ends[:, 2:]).T).sum())


def test_only_the_outline_of_a_coverage_is_left() -> None:
    parcels = made_parcels(7, 6).geometry
    edges = edges_of_polygons(parcels.to_numpy())
    assert outline_length(edges) == pytest.approx(parcels.union_all().length, rel=1e-12)


def test_edges_of_pieces_cancel_when_joined() -> None:
    parcels = made_parcels(7, 6).geometry.to_numpy()
    parts = [edges_of_polygons(part) for part in np.array_split(parcels, 5)]
    together = joined(parts)
    assert np.sort(together.key).tolist() == np.sort(edges_of_polygons(parcels).key).tolist()


def test_every_edge_of_doubled_parcels_is_left_or_cancels_to_the_same_sum() -> None:
    square = shapely.box(0, 0, 1, 1)
    edges = edges_of_polygons(np.array([square, square]))
    assert len(edges) == 8


def test_edges_of_no_length_do_not_count() -> None:
    polygon = shapely.Polygon([(0, 0), (1, 0), (1, 0), (1, 1)])
    assert len(edges_of_polygons(np.array([polygon]))) == 3


def test_the_inside_lies_to_the_left() -> None:
    for ccw in (True, False):
        x0, y0, x1, y1 = edges_of_polygons(np.array([shapely.box(0, 0, 1, 1, ccw=ccw)])).ends.T
        assert (x0 * y1 - x1 * y0).sum() == 2


@pytest.mark.parametrize("most", [10**9, 50], ids=["in memory", "on disk"])
def test_a_store_gives_the_same_edges_in_memory_and_on_disk(most: int) -> None:
    parcels = made_parcels(20, 20).geometry.to_numpy()
    rng = np.random.default_rng(5)
    store = EdgeStore(most=most, fewest=40)
    for part in np.array_split(rng.permutation(parcels), 9):
        store.add(edges_of_polygons(part))
    left = store.left()
    whole = edges_of_polygons(parcels)
    assert np.sort(left.key).tolist() == np.sort(whole.key).tolist()
    assert sorted(left.ends.tolist()) == sorted(whole.ends.tolist())


def test_nothing_is_left_of_nothing() -> None:
    assert len(EdgeStore().left()) == 0
