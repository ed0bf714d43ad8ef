"""Geometries of a file as shapes on the grid, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.overlay.rings import Rings, rings_of_wkb
from mapper.pack.grid import to_grid
from mapper.pack.shapes import Shapes, firsts, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from geo.overlay.rings import Binary
    from mapper.pack.ground import Ground
    from mapper.pack.shapes import Form

    Floats: TypeAlias = NDArray[np.float64]
    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

BLOCK = 2048
"""Rings worked on at a time: their vertices stay in the processor's cache."""
FORMS: dict[Form, tuple[int, ...]] = {"polygon": (3, 6), "line": (1, 2, 5), "point": (0, 4)}
"""Type numbers of shapely."""
COLLECTION = 7


@dataclass(frozen=True, eq=False, kw_only=True)
class Piece:
    """
    Features of one form among some rows of a file.

    Parameters
    ----------
    form
        What they are.
    row
        Row of each in the file, ascending, shape (n,).
    shapes
        Their geometry, shape (n,).
    measure
        Area in m2 or length in m, shape (n,).
    """

    form: Form
    row: Indices
    shapes: Shapes
    measure: Floats


def pieces_of_wkb(wkb: Binary, ground: Ground, *, first_row: int) -> list[Piece]:
    """Return the features of WKB; geometries are made only of those with several rings."""
    rings, is_ring = rings_of_wkb(wkb)
    simple = _simple(rings, np.flatnonzero(is_ring) + first_row, ground)
    rest = np.flatnonzero(~is_ring)
    if not len(rest):
        return [simple]
    values = wkb.take(_arrow(rest)).to_numpy(zero_copy_only=False)
    pieces = pieces_of_geometries(
        shapely.from_wkb(values, on_invalid="ignore"), ground, rows=rest + first_row
    )
    return [*_merged([simple, *pieces])]


def pieces_of_geometries(geometries: Geometries, ground: Ground, *, rows: Indices) -> list[Piece]:
    """Return the features of geometries, by form; those that are missing or empty are in none."""
    geometries, rows = _plain(geometries, rows)
    kinds = shapely.get_type_id(geometries)
    pieces = []
    for form, types in FORMS.items():
        chosen = np.isin(kinds, types)
        if chosen.any():
            pieces.append(_piece(form, geometries[chosen], rows[chosen], ground))
    return pieces


def _simple(rings: Rings, row: Indices, ground: Ground) -> Piece:
    """Polygons of one ring each."""
    shapes, areas = _polygon_rings(rings, ground)
    one = np.arange(len(row) + 1)
    return Piece(
        form="polygon",
        row=row,
        shapes=_oriented(Shapes(**shapes, part_first=one, feature_first=one)),
        measure=areas,
    )


def _polygon_rings(rings: Rings, ground: Ground) -> tuple[dict[str, NDArray[np.integer]], Floats]:
    """Vertices of closed rings on the grid, and the area of each ring."""
    xs, ys, counts, areas = [], [], [], []
    for block in rings.blocks(BLOCK):
        x, y, count = _gridded(block.x, block.y, block.first, ground, is_closed=True)
        xs.append(x)
        ys.append(y)
        counts.append(count)
        areas.append(ground.ring_areas(block))
    nothing = np.empty(0, dtype=np.int32)
    fields = {
        "x": np.concatenate([nothing, *xs]),
        "y": np.concatenate([nothing, *ys]),
        "ring_first": firsts(np.concatenate([nothing, *counts])),
    }
    return fields, np.concatenate([np.empty(0), *areas])


def _gridded(
    x: Floats, y: Floats, first: Indices, ground: Ground, *, is_closed: bool
) -> tuple[Grid, Grid, Indices]:
    """Vertices on the grid without those that fall together, and how many each ring keeps."""
    x, y = to_grid(*ground.lonlat(x, y))
    kept = np.ones(len(x), dtype=bool)
    np.logical_or(x[1:] != x[:-1], y[1:] != y[:-1], out=kept[1:])
    kept[first[:-1]] = True
    if is_closed:
        _open(x, y, first, kept)
    counts = np.add.reduceat(kept, first[:-1], dtype=np.int64) if len(first) > 1 else first[:0]
    return x[kept], y[kept], counts


def _open(x: Grid, y: Grid, first: Indices, kept: Booleans) -> None:
    """Leave out the last vertices of rings that fall together with the first."""
    last, start = first[1:] - 1, first[:-1]
    open_at = (last > start) & (x[last] == x[start]) & (y[last] == y[start])
    last, start = last[open_at], start[open_at]
    while len(last):
        kept[last] = False
        last = last - 1
        again = (last > start) & (x[last] == x[start]) & (y[last] == y[start])
        last, start = last[again], start[again]


def _oriented(shapes: Shapes) -> Shapes:
    """Outer rings counter-clockwise on the ground, holes clockwise."""
    first = shapes.ring_first
    counts = np.diff(first)
    if not len(counts):
        return shapes
    x = (shapes.x - np.repeat(shapes.x[first[:-1]], counts)).astype(np.float64)
    y = (shapes.y - np.repeat(shapes.y[first[:-1]], counts)).astype(np.float64)
    cross = np.append(x[:-1] * y[1:] - x[1:] * y[:-1], 0)  # the first vertex is 0, 0: no last edge
    cross[first[1:] - 1] = 0
    clockwise = np.add.reduceat(cross, first[:-1])
    is_outer = np.zeros(len(counts), dtype=bool)
    is_outer[shapes.part_first[:-1]] = True
    turned = np.where(is_outer, clockwise > 0, clockwise < 0)
    if not turned.any():
        return shapes
    is_turned = np.repeat(turned, counts)
    place = np.arange(len(x))
    back = np.repeat(first[:-1] + first[1:] - 1, counts) - place
    order = np.where(is_turned, back, place)
    return Shapes(
        x=shapes.x[order], y=shapes.y[order], ring_first=first,
        part_first=shapes.part_first, feature_first=shapes.feature_first,
    )  # fmt: skip


def _piece(form: Form, geometries: Geometries, row: Indices, ground: Ground) -> Piece:
    parts, owner = shapely.get_parts(geometries, return_index=True)
    filled = ~shapely.is_empty(parts)
    parts, owner = parts[filled], owner[filled]
    feature_first = firsts(np.bincount(owner, minlength=len(row)))
    if form == "polygon":
        lines, of_part = shapely.get_rings(parts, return_index=True)
    else:
        lines, of_part = parts, np.arange(len(parts))
    part_first = firsts(np.bincount(of_part, minlength=len(parts)))
    xy, of_line = shapely.get_coordinates(lines, return_index=True)
    first = firsts(np.bincount(of_line, minlength=len(lines)))
    fields, measures = _fields(form, xy, first, ground)
    shapes = Shapes(**fields, part_first=part_first, feature_first=feature_first)
    if form == "polygon":
        shapes = _oriented(shapes)
        measures[~_is_outer(part_first, len(lines))] *= -1
    measure = np.bincount(owner[of_part], weights=measures, minlength=len(row))
    return Piece(form=form, row=row, shapes=shapes, measure=measure)


def _fields(
    form: Form, xy: Floats, first: Indices, ground: Ground
) -> tuple[dict[str, NDArray[np.integer]], Floats]:
    if form == "polygon":
        return _polygon_rings(Rings(xy, first), ground)
    x, y, counts = _gridded(xy[:, 0], xy[:, 1], first, ground, is_closed=False)
    lengths = ground.line_lengths(xy, first) if form == "line" else np.zeros(len(counts))
    return {"x": x, "y": y, "ring_first": firsts(counts)}, lengths


def _is_outer(part_first: Indices, count: int) -> Booleans:
    is_outer = np.zeros(count, dtype=bool)
    is_outer[part_first[:-1]] = True
    return is_outer


def _plain(geometries: Geometries, rows: Indices) -> tuple[Geometries, Indices]:
    """Geometries that there are; of a collection its members of the highest dimension."""
    filled = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    geometries, rows = geometries[filled], rows[filled]
    for at in np.flatnonzero(shapely.get_type_id(geometries) == COLLECTION):
        geometries = geometries.copy()
        geometries[at] = _highest(geometries[at])
    return geometries, rows


def _highest(collection: shapely.Geometry) -> shapely.Geometry:
    members = shapely.get_parts(collection)
    while (shapely.get_type_id(members) == COLLECTION).any() or shapely.is_empty(members).any():
        members = shapely.get_parts(members[~shapely.is_empty(members)])
    parts = shapely.get_parts(members)
    top = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(parts).max()]
    made = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    return made[int(shapely.get_dimensions(top[0]))](top)


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """One piece of each form, in the order of rows."""
    for form in FORMS:
        same = [piece for piece in pieces if piece.form == form and len(piece.row)]
        if len(same) == 1:
            yield same[0]
        elif same:
            row = np.concatenate([piece.row for piece in same])
            order = np.argsort(row)
            yield Piece(
                form=form,
                row=row[order],
                shapes=joined([piece.shapes for piece in same]).take(order),
                measure=np.concatenate([piece.measure for piece in same])[order],
            )


def _arrow(rows: Indices) -> Binary:
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    return pa.array(rows)
