"""A pack read back as a table of features, for tests and for users of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.overlay.expand import expanded
from mapper.pack.geometry import read_geometry
from mapper.pack.grid import coarse, from_grid
from mapper.pack.planes import as_bytes, read_planes
from mapper.pack.read_column import column_values
from mapper.pack.shapes import Shapes, firsts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mapper.pack.packing import Packed
    from mapper.pack.shapes import Form

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

Level: TypeAlias = Literal["full", "middle"]
LEAST_POSITIONS: Mapping[Form, int] = {"polygon": 4, "line": 2, "point": 1}


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
        `column_values` gives them. None where a feature has no geometry. A ring or line that has
        fallen together on the grid is filled up with its last position.

    Raises
    ------
    ValueError
        If the pack has no middle level.
    """
    header, texts = packed.header, {**packed.first, **packed.rest}
    if level == "middle" and header["middle"] is None:
        raise ValueError(f"pack {packed.id!r} has no middle level")
    name = f"pm-pack-{packed.id}"
    columns = {
        number: column_values(column, texts[f"{name}-a{number}"], header["count"])
        for number, column in enumerate(header["columns"])
    }
    attributes = pd.DataFrame(columns)
    attributes.columns = pd.Index([column["name"] for column in header["columns"]])
    geometries = [np.empty(0, dtype=object)]
    for number, chunk in enumerate(header["chunks"]):
        shapes = chunk_shapes(header, chunk, texts[f"{name}-c{number}"], level=level)
        geometries.append(geometries_of(shapes, header["form"]))
    return gpd.GeoDataFrame(attributes, geometry=np.concatenate(geometries), crs=4326)


def chunk_shapes(header: Mapping[str, Any], chunk: list[int], text: str, *, level: Level) -> Shapes:
    """
    Return the features of a chunk on the grid, rings of polygons closed.

    Parameters
    ----------
    header, chunk
        Header of the pack, and the chunk's entry in it.
    text
        Piece of the chunk.
    level
        Which level to read.
    """
    topology, middle, full = (as_bytes(part) if part else b"" for part in text.split("."))
    shift = header["middle"]["shift"] if level == "middle" else 0
    parts, at = read_planes(topology, 0, chunk[1])
    rings, at = read_planes(topology, at, int(parts.sum()))
    uses, at = read_planes(topology, at, int(rings.sum()))
    references, _ = read_planes(topology, at, int(uses.sum()))
    arc, is_back = _arcs(references)
    corner = coarse(np.array(chunk[2:4], dtype=np.int32), shift)
    data = full if level == "full" else middle
    x, y, first = read_geometry(data, int((references == 0).sum()), corner)
    vertex, counts = _ring_vertices(arc, is_back, first, uses)
    return Shapes(
        x=(x[vertex] << shift).astype(np.int32),
        y=(y[vertex] << shift).astype(np.int32),
        ring_first=firsts(counts),
        part_first=firsts(rings),
        feature_first=firsts(parts),
    )


def _arcs(references: Indices) -> tuple[Indices, Booleans]:
    """Arc that each reference means, and whether it is run backwards."""
    is_new = references == 0
    back = np.where(is_new, 0, (references + 1) // 2)
    return np.cumsum(is_new) - is_new - back, ~is_new & (references % 2 == 0)


def _ring_vertices(
    arc: Indices, is_back: Booleans, first: Indices, uses: Indices
) -> tuple[Indices, Indices]:
    """Vertices of all rings, nodes between two arcs once, and how many each ring has."""
    start, stop = first[arc], first[arc + 1]
    use, vertex = expanded(start, stop)
    is_begin = np.zeros(len(arc), dtype=bool)
    is_begin[firsts(uses)[:-1][uses > 0]] = True
    kept = (vertex != start[use]) | is_begin[use]
    vertex = np.where(is_back[use], start[use] + stop[use] - 1 - vertex, vertex)
    ring = np.repeat(np.arange(len(uses)), uses)[use]
    return vertex[kept], np.bincount(ring[kept], minlength=len(uses))


def geometries_of(shapes: Shapes, form: Form) -> Geometries:
    """Return features as geometries in degrees; the rings of polygons are closed."""
    counts = np.diff(shapes.ring_first)
    times = np.ones(len(shapes.x), dtype=np.int64)
    times[shapes.ring_first[1:] - 1] += np.maximum(LEAST_POSITIONS[form] - counts, 0)
    lonlat = np.repeat(np.column_stack(from_grid(shapes.x, shapes.y)), times, axis=0)
    ring = np.repeat(np.repeat(np.arange(len(counts)), counts), times)
    parts: Any
    if form == "polygon":
        part = np.repeat(np.arange(len(shapes.part_first) - 1), np.diff(shapes.part_first))
        rings: Any = shapely.linearrings(lonlat, indices=ring)
        parts = shapely.polygons(rings, indices=part)
    else:
        parts = shapely.linestrings(lonlat, indices=ring) if form == "line" else lonlat
    return _joined(shapely.points(parts) if form == "point" else parts, shapes, form)


def _joined(parts: Geometries, shapes: Shapes, form: Form) -> Geometries:
    """Features of their parts; None for a feature without any."""
    joined = np.full(len(shapes), None, dtype=object)
    counts, first = np.diff(shapes.feature_first), shapes.feature_first[:-1]
    joined[counts == 1] = parts[first[counts == 1]]
    several = np.flatnonzero(counts > 1)
    if len(several):
        owner, part = expanded(first[several], first[several] + counts[several])
        makers: Mapping[Form, Any] = {
            "polygon": shapely.multipolygons,
            "line": shapely.multilinestrings,
            "point": shapely.multipoints,
        }
        joined[several] = makers[form](parts[part], indices=owner)
    return joined
