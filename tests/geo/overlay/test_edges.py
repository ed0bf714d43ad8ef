"""Edges without a partner, in memory and on disk."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from made_parcels import made_parcels

from geo.overlay.edge_store import EdgeStore
from geo.overlay.edges import Edges, edges_of_polygons, joined


def edges_in(zone: int, polygons: np.ndarray) -> Edges:
    return edges_of_polygons(polygons, np.full(len(polygons), zone))


def outline_length(edges: Edges) -> float:
    return float(np.hypot(*(edges.ends[:, :2] - edges.ends[:, 2:]).T).sum())


def test_only_the_outline_of_a_coverage_is_left() -> None:
    parcels = made_parcels(7, 6).geometry
    edges = edges_in(0, parcels.to_numpy())
    assert outline_length(edges) == pytest.approx(parcels.union_all().length, rel=1e-12)


def test_edges_of_pieces_cancel_when_joined() -> None:
    parcels = made_parcels(7, 6).geometry.to_numpy()
    parts = [edges_in(0, part) for part in np.array_split(parcels, 5)]
    together = joined(parts)
    assert np.sort(together.key).tolist() == np.sort(edges_in(0, parcels).key).tolist()


def test_edges_of_different_zones_do_not_cancel() -> None:
    left, right = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
    together = edges_of_polygons(np.array([left, right]), np.array([0, 1]))
    assert len(together) == 8


def test_every_edge_of_doubled_parcels_is_left() -> None:
    square = shapely.box(0, 0, 1, 1)
    assert len(edges_in(0, np.array([square, square]))) == 8


def test_edges_of_no_length_do_not_count() -> None:
    polygon = shapely.Polygon([(0, 0), (1, 0), (1, 0), (1, 1)])
    assert len(edges_in(0, np.array([polygon]))) == 3


@pytest.mark.parametrize("ccw", [True, False])
def test_the_inside_lies_to_the_left(*, ccw: bool) -> None:
    x0, y0, x1, y1 = edges_in(0, np.array([shapely.box(0, 0, 1, 1, ccw=ccw)])).ends.T
    assert (x0 * y1 - x1 * y0).sum() == 2


@pytest.mark.parametrize("most", [10**9, 50], ids=["in memory", "on disk"])
def test_a_store_gives_the_edges_of_each_zone_from_memory_and_from_disk(most: int) -> None:
    parcels = made_parcels(20, 20).geometry.to_numpy()
    zone = np.repeat([3, 70], 200)
    order = np.random.default_rng(5).permutation(400)
    store = EdgeStore(most=most, fewest=40)
    for part in np.array_split(order, 9):
        store.add(edges_of_polygons(parcels[part], zone[part]))
    found = dict(store.by_zone())
    assert sorted(found) == [3, 70]
    for number, edges in found.items():
        whole = edges_in(number, parcels[zone == number])
        assert sorted(edges.ends.tolist()) == sorted(whole.ends.tolist())


def test_nothing_is_left_of_nothing() -> None:
    assert list(EdgeStore().by_zone()) == []
