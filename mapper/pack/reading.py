"""Geometries of a file as shapes on the grid, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.files.wkb_geometry import geometries_from_wkb
from geo.overlay.rings import Rings, rings_of_wkb
from mapper.pack.gridding import gridded, oriented
from mapper.pack.shapes import Shapes, firsts, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from geo.finding import Finding
    from geo.overlay.rings import Binary
    from mapper.pack.ground import Ground
    from mapper.pack.shapes import Form

    Floats: TypeAlias = NDArray[np.float64]
    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

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
    has_z
        Whether heights were left out.
    findings
        What could not be read.
    """

    form: Form
    row: Indices
    shapes: Shapes
    measure: Floats
    has_z: bool = False
    findings: tuple[Finding, ...] = ()


def pieces_of_wkb(wkb: Binary, ground: Ground, *, first_row: int) -> list[Piece]:
    """Return the features of WKB; geometries are made only of those with several rings."""
    rings, is_ring = rings_of_wkb(wkb)
    simple = _simple(rings, np.flatnonzero(is_ring) + first_row, ground)
    rest = np.flatnonzero(~is_ring)
    if not len(rest):
        return [simple]
    values = wkb.take(_arrow(rest)).to_numpy(zero_copy_only=False)
    rows = rest + first_row
    names = [f"#{row + 1}" for row in rows]
    geometries, unread = geometries_from_wkb(values, names, source=ground.source)
    pieces = pieces_of_geometries(geometries, ground, rows=rows)
    told = replace(simple, findings=unread)
    return [*_merged([told, *pieces])]


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
    grid = gridded(rings, ground, rows=row, form="polygon")
    one = np.arange(len(row) + 1)
    return Piece(
        form="polygon",
        row=row,
        shapes=oriented(grid.shapes(part_first=one, feature_first=one)),
        measure=grid.measure,
    )


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
    grid = gridded(Rings(xy, first), ground, rows=row[owner[of_part]], form=form)
    shapes = grid.shapes(part_first=part_first, feature_first=feature_first)
    signed = grid.measure
    if form == "polygon":
        shapes = oriented(shapes)
        signed = np.where(shapes.is_outer, signed, -signed)
    measure = np.bincount(owner[of_part], weights=signed, minlength=len(row)).astype(np.float64)
    has_z = bool(shapely.has_z(geometries).any())
    return Piece(form=form, row=row, shapes=shapes, measure=measure, has_z=has_z)


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
    joined: shapely.Geometry = made[int(shapely.get_dimensions(top[0]))](top)
    return joined


def _merged(pieces: list[Piece]) -> Iterator[Piece]:
    """One piece of each form, in the order of rows."""
    for form in FORMS:
        same = [
            piece for piece in pieces if piece.form == form and (len(piece.row) or piece.findings)
        ]
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
                has_z=any(piece.has_z for piece in same),
                findings=tuple(told for piece in same for told in piece.findings),
            )


def _arrow(rows: Indices) -> Binary:
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    return pa.array(rows)
