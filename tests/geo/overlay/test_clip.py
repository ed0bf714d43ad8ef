"""Rings cut without building pieces, against GEOS."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from made_parcels import made_parcels, made_zones

from geo.overlay.clip import Clips, clips_of
from geo.overlay.rings import Rings, rings_of_wkb
from geo.overlay.zones import Zones

ORIGIN = np.array([106.4, 29.0])


def cut(parcels: np.ndarray, shapes: np.ndarray) -> tuple[Clips, np.ndarray, np.ndarray]:
    """Every parcel cut by every zone; areas, and those of GEOS."""
    parcels = shapely.orient_polygons(parcels)
    rings, _ = rings_of_wkb(pa.array(shapely.to_wkb(parcels), pa.binary()))
    zones = Zones.of(shapes)
    ring, tile = (axis.ravel() for axis in np.indices((len(parcels), len(zones.tiles))))
    peer = shapely.area(shapely.intersection(parcels[ring], zones.tiles[tile]))
    return clips_of(rings, ring, tile, zones), peer, shapely.area(parcels)[ring]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-5, 3e-2), st.sampled_from([3, 8, 60]))
def test_areas_equal_geos_wherever_they_are_sure(seed: int, scale: float, corners: int) -> None:
    parcels = made_parcels(5, 4, seed=seed, scale=scale, steps=3).geometry.to_numpy()
    zones = made_zones(3, width=5 * scale, height=4 * scale, seed=seed, corners=corners)
    found, peer, whole = cut(parcels, zones.geometry.to_numpy())
    assert found.is_sure.mean() > 0.99
    assert found.area[found.is_sure] == pytest.approx(peer[found.is_sure], abs=1e-9 * whole.max())


def test_zones_with_holes_are_cut_as_by_geos() -> None:
    parcels = made_parcels(8, 8).geometry.to_numpy()
    zone = shapely.box(*(ORIGIN + 0.0004), *(ORIGIN + 0.002)) - shapely.box(
        *(ORIGIN + 0.0009), *(ORIGIN + 0.0013)
    )
    found, peer, whole = cut(parcels, np.array([zone]))
    assert found.is_sure.all()
    assert found.area == pytest.approx(peer, abs=1e-10 * whole.max())


def test_sides_a_thousand_times_longer_than_the_parcels_lose_no_digits() -> None:
    parcels = made_parcels(6, 6).geometry.to_numpy()
    far = shapely.Polygon([(105.9, 28.4), (106.9009, 29.6), (105.2, 29.9)])
    found, peer, whole = cut(parcels, np.array([far]))
    assert (peer > 0).any()
    assert (peer < whole).any()
    assert found.area[found.is_sure] == pytest.approx(peer[found.is_sure], abs=1e-9 * whole.max())


@pytest.mark.parametrize("shift", [0.0, 1e-17, 1e-14])
def test_zones_along_the_sides_of_parcels_are_not_sure_or_right(shift: float) -> None:
    corners = np.array([(x, y) for x in range(4) for y in range(4)], dtype=float)
    parcels = shapely.box(*corners.T, *(corners + 1).T)
    zone = shapely.box(1 + shift, 1, 3, 3 + shift)
    found, peer, _ = cut(parcels, np.array([zone]))
    assert not found.is_sure.all()
    assert found.area[found.is_sure] == pytest.approx(peer[found.is_sure], abs=1e-12)


def test_centroids_of_pieces_are_those_of_geos() -> None:
    parcels = shapely.orient_polygons(made_parcels(6, 6).geometry.to_numpy())
    zones = Zones.of(made_zones(1, width=0.0018, height=0.0018).geometry.to_numpy())
    rings, _ = rings_of_wkb(pa.array(shapely.to_wkb(parcels), pa.binary()))
    ring = np.arange(len(parcels))
    pieces = shapely.intersection(parcels, zones.tiles[0])
    found = clips_of(rings, ring, np.zeros_like(ring), zones)
    has_area = shapely.area(pieces) > 1e-10
    assert has_area.sum() > 5
    peer = shapely.get_coordinates(shapely.centroid(pieces[has_area]))
    assert found.centroid[has_area] == pytest.approx(peer, abs=1e-9)


def test_edges_in_a_zone_are_told() -> None:
    rings = Rings(np.array([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]], dtype=float), np.array([0, 5]))
    zones = Zones.of(np.array([shapely.box(1, -1, 3, 1)]))
    found = clips_of(rings, np.array([0]), np.array([0]), zones)
    assert found.is_in.tolist() == [True, True, False, False, False]
    assert found.area.tolist() == [1.0]
