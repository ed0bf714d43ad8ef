"""What tests of packs need: layers with all kinds of borders, and true places on the grid."""

import geopandas as gpd
import numpy as np
import shapely
from made_parcels import made_parcels
from pyproj import Transformer

from mapper.pack import Packed, frame_source, pack

WORLD = 2**28
EDGE_M = 20_037_508.342789244
UNIT_M = 2 * EDGE_M / WORLD
"""Size of the grid in metres of EPSG:3857."""


def packed(frame: gpd.GeoDataFrame, **options: object) -> Packed:
    (source,) = frame_source(frame)
    return pack(source, pack_id="p", **options)  # type: ignore[arg-type]


def true_grid(geometries: object, crs: object) -> np.ndarray:
    """Vertices in units of the grid by PROJ's own Web Mercator, shape (n, 2)."""
    x, y = Transformer.from_crs(crs, 3857, always_xy=True).transform(
        *shapely.get_coordinates(geometries).T
    )
    return np.column_stack([(x + EDGE_M) / UNIT_M, (EDGE_M - y) / UNIT_M])


def on_grid(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Geometries in units of the grid, y to the north."""
    metres = frame.geometry.to_crs(3857)
    return metres.affine_transform([1 / UNIT_M, 0, 0, 1 / UNIT_M, 0, 0])


def squares(*corners: tuple[float, float], size: float = 0.001) -> gpd.GeoDataFrame:
    """Squares by their south-western corners in degrees."""
    boxes = [shapely.box(x, y, x + size, y + size) for x, y in corners]
    return gpd.GeoDataFrame(
        {"name": [f"S{n}" for n in range(len(boxes))]}, geometry=boxes, crs=4326
    )


def coverage(side: int = 30) -> gpd.GeoDataFrame:
    """A clean coverage of wiggly parcels of about 100 m."""
    return made_parcels(side, side, scale=0.001)
