"""Where the features of layers lie, and how much of them in which place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import shapely
from pyproj import CRS, Proj, Transformer

from geo.crs.delivery import ZONE_WIDTH_DEG
from geo.crs.kind import horizontal, is_same_crs
from geo.crs.place import WGS84_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from mapper.gis.scene import GisForm, GisLayer

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Shapes: TypeAlias = NDArray[np.object_]

Measure: TypeAlias = Literal["area", "length", "count"]
Bounds: TypeAlias = tuple[float, float, float, float]
MAX_LAT = 90.0
EARTH_RADIUS_M = 6_371_009.0
MEASURE_OF: dict[GisForm, Measure] = {"polygon": "area", "line": "length", "point": "count"}
CORNERS = np.array([[0, 1], [0, 3], [2, 1], [2, 3]])


@dataclass(frozen=True, eq=False, kw_only=True)
class Spread:
    """
    Pieces of features, none of which crosses a limit of zones.

    Parameters
    ----------
    boxes
        West, south, east, north of each piece in degrees (EPSG:4326), shape (n, 4).
    weights
        Square metres, metres, or 1 for a point; shape (n,).
    measure
        What the weights are.
    """

    boxes: Floats
    weights: Floats
    measure: Measure

    @property
    def bounds(self) -> Bounds:
        """West, south, east, north of all in degrees."""
        low, high = self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    @cached_property
    def middles(self) -> Floats:
        """Longitude and latitude of the middle of each piece, shape (n, 2)."""
        return (self.boxes[:, :2] + self.boxes[:, 2:]) / 2

    @cached_property
    def zones(self) -> Indices:
        """Number of the 3-degree zone of each piece: a third of its central meridian."""
        return zone_numbers(self.middles[:, 0])

    def fullest_zone(self) -> int:
        """Return the zone that holds most of the weight; the western one of two equal ones."""
        zones, row = np.unique(self.zones, return_inverse=True)
        return int(zones[np.bincount(row, weights=self.weights).argmax()])

    def share(self, is_in: NDArray[np.bool_]) -> float:
        """Return the share of the weight that some pieces have, 0 to 1."""
        return float(self.weights[is_in].sum() / self.weights.sum())


def spread_of(layers: Sequence[GisLayer]) -> Spread | None:
    """
    Where the features of layers lie, weighed by what says most.

    Parameters
    ----------
    layers
        Layers in any CRS, each with one.

    Returns
    -------
    spread
        Of the polygons by area if there are any, else of the lines by length, else of the points by
        number; None if there is no geometry with a finite place.

    Notes
    -----
    Areas and lengths are those of the plane, scaled in the middle of the layer: good to about 1 in
    100, enough to choose a zone. Pieces across a limit of zones are cut there.
    """
    for form, measure in MEASURE_OF.items():
        parts = [part for layer in layers if layer.form == form for part in _pieces(layer)]
        boxes = np.concatenate([boxes for boxes, _ in parts]) if parts else np.empty((0, 4))
        weights = np.concatenate([weights for _, weights in parts]) if parts else np.empty(0)
        if weights.sum() > 0:
            return Spread(boxes=boxes, weights=weights, measure=measure)
    return None


def bounds_of(layers: Iterable[GisLayer]) -> Bounds | None:
    """Return west, south, east, north of all features in degrees; None if there are none."""
    boxes = [_lonlat_boxes(real_shapes(layer.frame), _crs(layer)) for layer in layers]
    finite = [box[np.isfinite(box).all(axis=1)] for box in boxes]
    every = np.concatenate([*finite, np.empty((0, 4))])
    if not len(every):
        return None
    west, south = every[:, :2].min(axis=0)
    east, north = every[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def real_shapes(frame: gpd.GeoDataFrame) -> Shapes:
    """Return the geometries of a frame that are neither missing nor empty."""
    shapes = np.asarray(frame.geometry, dtype=object)
    found: Shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    return found


def zone_numbers(lon: Floats) -> Indices:
    """Return the numbers of the 3-degree zones of longitudes, also outside of China."""
    return np.floor(lon / ZONE_WIDTH_DEG + 0.5).astype(np.int64)


def _crs(layer: GisLayer) -> CRS:
    if layer.frame.crs is None:
        raise ValueError(f"layer {layer.id!r} has no CRS")
    return layer.frame.crs


def _pieces(layer: GisLayer) -> list[tuple[Floats, Floats]]:
    """Boxes in degrees and weights: of what lies in one zone, then of what was cut."""
    shapes, crs = real_shapes(layer.frame), _crs(layer)
    boxes = _lonlat_boxes(shapes, crs)
    is_placed = np.isfinite(boxes).all(axis=1)
    shapes, boxes = shapes[is_placed], boxes[is_placed]
    weights = _weights(shapes, crs, boxes, layer.form)
    crosses = zone_numbers(boxes[:, 0]) != zone_numbers(boxes[:, 2])
    whole = boxes[~crosses], weights[~crosses]
    cut = shapely.transform(shapes[crosses], partial(_to_lonlat, crs=crs))
    return [whole, *_cut(cut, weights[crosses], layer.form)]


def _cut(shapes: Shapes, weights: Floats, form: GisForm) -> Iterator[tuple[Floats, Floats]]:
    """Boxes and weights of the parts of shapes (degrees) in each of the zones that they cross."""
    if not len(shapes):
        return
    size = shapely.area if form == "polygon" else shapely.length
    west, _, east, _ = shapely.total_bounds(shapes)
    first, last = zone_numbers(np.array([west, east]))
    for zone in range(first, last + 1):
        limit = (zone - 0.5) * ZONE_WIDTH_DEG
        inside = shapely.clip_by_rect(shapes, limit, -MAX_LAT, limit + ZONE_WIDTH_DEG, MAX_LAT)
        is_here = size(inside) > 0
        share = size(inside[is_here]) / size(shapes[is_here])
        yield shapely.bounds(inside[is_here]), weights[is_here] * share


def _weights(shapes: Shapes, crs: CRS, boxes: Floats, form: GisForm) -> Floats:
    """Area, length or number of shapes in a CRS."""
    if form == "point" or not len(shapes):
        return np.ones(len(shapes))
    size = shapely.area(shapes) if form == "polygon" else shapely.length(shapes)
    power = 1.0 if form == "polygon" else 0.5
    weights: Floats = size * _square_metres(crs, boxes.mean(axis=0)) ** power
    return weights


def _square_metres(crs: CRS, box: Floats) -> float:
    """Square metres of a square unit of a CRS in the middle of a box."""
    lon, lat = (box[:2] + box[2:]) / 2
    unit = horizontal(crs).axis_info[0].unit_conversion_factor
    if horizontal(crs).is_geographic:
        return float((unit * EARTH_RADIUS_M) ** 2 * np.cos(np.radians(lat)))
    return float(unit**2 / Proj(horizontal(crs)).get_factors(lon, lat).areal_scale)


def _lonlat_boxes(shapes: Shapes, crs: CRS) -> Floats:
    """West, south, east, north of shapes in degrees, from the corners of their boxes."""
    corners = shapely.bounds(shapes)[:, CORNERS].reshape(-1, 2)
    lonlat = _to_lonlat(corners, crs).reshape(-1, len(CORNERS), 2)
    return np.concatenate([lonlat.min(axis=1), lonlat.max(axis=1)], axis=1)


def _to_lonlat(xy: Floats, crs: CRS) -> Floats:
    if is_same_crs(crs, CRS.from_epsg(WGS84_CODE)):
        return xy
    transformer = Transformer.from_crs(horizontal(crs), WGS84_CODE, always_xy=True)
    return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
