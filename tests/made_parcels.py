"""Made coverages of parcels and zones over them, for tests of measuring."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

CLASSES = np.array(["0701", "100101", "100102", "1207", "1401", ""])


def wiggly(start: np.ndarray, end: np.ndarray, rng: np.random.Generator, steps: int) -> np.ndarray:
    """Lines from start to end, with points in between moved sideways, shape (..., steps + 1, 2)."""
    along = np.linspace(0, 1, steps + 1)[:, None]
    run = (end - start)[..., None, :]
    aside = rng.uniform(-0.025, 0.025, (*start.shape[:-1], steps + 1, 1))
    aside[..., [0, -1], :] = 0
    return start[..., None, :] + run * along + run[..., ::-1] * (-1, 1) * aside


def parcel_rings(columns: int, rows: int, *, seed: int = 3, steps: int = 9) -> np.ndarray:
    """Rings of a clean coverage of unit cells with wiggly shared sides, (columns, rows, v, 2)."""
    rng = np.random.default_rng(seed)
    axes = np.arange(columns + 1.0), np.arange(rows + 1.0)
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    corners = grid + rng.uniform(-0.15, 0.15, grid.shape)
    level = wiggly(corners[:-1], corners[1:], rng, steps)
    upright = wiggly(corners[:, :-1], corners[:, 1:], rng, steps)
    return np.concatenate(
        [
            level[:, :-1, :-1],
            upright[1:, :, :-1],
            level[:, 1:, :0:-1],
            upright[:-1, :, :0:-1],
            level[:, :-1, :1],
        ],
        axis=2,
    )


def made_parcels(
    columns: int, rows: int, *, seed: int = 3, scale: float = 0.0003, steps: int = 9
) -> gpd.GeoDataFrame:
    """A clean coverage of parcels in lon/lat with classes, some of them empty."""
    rings = parcel_rings(columns, rows, seed=seed, steps=steps).reshape(columns * rows, -1, 2)
    codes = np.random.default_rng(seed).choice(CLASSES, columns * rows)
    geometry = shapely.polygons(rings * scale + (106.4, 29.0))
    return gpd.GeoDataFrame({"class_code": codes}, geometry=geometry, crs=4326)


def made_zones(
    count: int, *, width: float, height: float, seed: int = 7, corners: int = 40
) -> gpd.GeoDataFrame:
    """Star-shaped zones over a box of lon/lat from (106.4, 29.0); they may overlap."""
    rng = np.random.default_rng(seed)
    angle = 2 * np.pi * (np.arange(corners) + rng.uniform(0, 0.4, (count, corners))) / corners
    reach = rng.uniform(0.15, 0.45, (count, corners))
    middle = rng.uniform(0.2, 0.8, (count, 1, 2))
    star = np.stack([np.cos(angle), np.sin(angle)], -1) * reach[..., None]
    geometry = shapely.polygons((middle + star) * (width, height) + (106.4, 29.0))
    return gpd.GeoDataFrame({"zone": [f"Z{n}" for n in range(count)]}, geometry=geometry, crs=4326)
