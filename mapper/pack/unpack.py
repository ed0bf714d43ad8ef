"""A pack read back as a table of features, for tests and for users of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapper.pack.geometry import read_geometry
from mapper.pack.grid import from_grid
from mapper.pack.packing import Packed
from mapper.pack.planes import as_bytes, read_planes
from mapper.pack.read_column import column_values
from mapper.pack.shapes import firsts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

Level: TypeAlias = Literal["full", "middle"]
LEAST = {"polygon": 4, "line": 2, "point": 1}
"""Fewest positions of a ring, a line, a point."""


def unpack(packed: Packed, *, level: Level = "full") -> gpd.GeoDataFrame:
    """
    Read a pack.

    Parameters
    ----------
    packed
        What `pack` gave.
    level
        `full`, or `middle` where the pack has it.

    Returns
    -------
    frame
        Features in the order of the pack, EPSG:4326, positions of the grid; all columns as
        `column_values` gives them. None where a feature has no geometry. A ring that has fallen
        together on the grid is filled up with its last position.
    """
    header, texts = packed.header, {**packed.first, **packed.rest}
    name = f"pm-pack-{packed.id}"
    geometries = [
        _chunk_shapes(header, chunk, texts[f"{name}-c{number}"], level)
        for number, chunk in enumerate(header["chunks"])
    ]
    columns = {
        column["name"]: column_values(column, texts[f"{name}-a{number}"], header["count"])
        for number, column in enumerate(header["columns"])
    }
    nothing = np.empty(0, dtype=object)
    return gpd.GeoDataFrame(
        pd.DataFrame(columns), geometry=np.concatenate([nothing, *geometries]), crs=4326
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class _Topology:
    parts: Indices
    rings: Indices
    arcs: Indices
    references: Indices


def _chunk_shapes(
    header: Mapping[str, Any], chunk: list[int], text: str, level: Level
) -> Geometries:
    topology, middle, full = text.split(".")
    read = _topology(as_bytes(topology), chunk[1])
    is_new = read.references == 0
    shift = header["middle"]["shift"] if level == "middle" else 0
    corner = (np.array(chunk[2:4]) + (1 << shift >> 1)) >> shift
    x, y, first = read_geometry(
        as_bytes(middle if level == "middle" else full), int(is_new.sum()), corner
    )
    lon, lat = from_grid(x << shift, y << shift)
    lonlat = np.column_stack([lon, lat])
    arcs = [lonlat[a:b] for a, b in zip(first[:-1], first[1:], strict=True)]
    number = np.where(is_new, 0, (read.references - 1) // 2 + 1)
    arc = np.cumsum(is_new) - is_new - number
    is_back = ~is_new & (read.references % 2 == 0)
    pieces = [arcs[a][::-1] if back else arcs[a] for a, back in zip(arc, is_back, strict=True)]
    rings = [_ring(pieces[a:b], header["form"]) for a, b in _ranges(read.arcs)]
    parts = [_part(rings[a:b], header["form"]) for a, b in _ranges(read.rings)]
    shapes = np.full(chunk[1], None, dtype=object)
    shapes[:] = [_shape(parts[a:b], header["form"]) for a, b in _ranges(read.parts)]
    return shapes


def _topology(data: bytes, count: int) -> _Topology:
    parts, at = read_planes(data, 0, count)
    rings, at = read_planes(data, at, int(parts.sum()))
    arcs, at = read_planes(data, at, int(rings.sum()))
    references, _ = read_planes(data, at, int(arcs.sum()))
    return _Topology(parts=parts, rings=rings, arcs=arcs, references=references)


def _ranges(counts: Indices) -> list[tuple[int, int]]:
    first = firsts(counts).tolist()
    return list(zip(first[:-1], first[1:], strict=True))


def _ring(arcs: list[NDArray[np.float64]], form: str) -> NDArray[np.float64]:
    ring = np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])])
    missing = LEAST[form] - len(ring)
    return np.concatenate([ring, np.repeat(ring[:1], max(missing, 0), axis=0)])


def _part(rings: list[NDArray[np.float64]], form: str) -> shapely.Geometry:
    if form == "polygon":
        return shapely.Polygon(rings[0], rings[1:])
    return shapely.LineString(rings[0]) if form == "line" else shapely.Point(rings[0][0])


def _shape(parts: list[Any], form: str) -> shapely.Geometry | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    make = {"polygon": shapely.multipolygons, "line": shapely.multilinestrings}
    return make.get(form, shapely.multipoints)(parts)
