"""A layer made ready to be packed: its shapes on the grid, beside its attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.ground import Ground
from mapper.pack.reading import FORMS, Piece, pieces_of_geometries
from mapper.pack.shapes import Form, Shapes, firsts, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

ROWS = 8192
"""Rows of a frame worked on at a time."""


@dataclass(frozen=True, eq=False, kw_only=True)
class PackSource:
    """
    Features of one form, in the order of the file.

    Parameters
    ----------
    attributes
        One row a feature, without geometry.
    form
        What the features are.
    crs
        CRS of the file.
    shapes
        Geometry on the grid of the pack, shape (n,).
    measure
        Area in m2 (polygons) or length in m (lines), 0 of points; shape (n,).
    rows
        Row of each in the file from 0; not all where the file has several forms.
    has_z
        Whether heights were left out.
    findings
        What was found while reading.
    """

    attributes: pd.DataFrame
    form: Form
    crs: CRS
    shapes: Shapes
    measure: Floats
    rows: Indices
    has_z: bool = False
    findings: tuple[Finding, ...] = field(default=())

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.rows)


def frame_source(frame: gpd.GeoDataFrame) -> tuple[PackSource, ...]:
    """
    Make a layer in memory ready to be packed.

    Parameters
    ----------
    frame
        Polygons, lines, points or a mixture, in any CRS.

    Returns
    -------
    sources
        One for each form that occurs; what has no geometry is with the most frequent one.

    Raises
    ------
    FileRefusedError
        `no-crs`, `no-plane`, or `bad-position` for coordinates that no web map shows.
    """
    ground = Ground(frame.crs, source="layer")
    geometries = frame.geometry.to_numpy()
    pieces = [
        piece
        for start in range(0, len(frame), ROWS)
        for piece in pieces_of_geometries(
            geometries[start : start + ROWS],
            ground,
            rows=np.arange(start, min(start + ROWS, len(frame))),
        )
    ]
    attributes = frame.drop(columns=frame.geometry.name)
    return sources_of(pieces, attributes, frame.crs, has_z=bool(frame.geometry.has_z.any()))


def sources_of(
    pieces: Iterable[Piece],
    attributes: pd.DataFrame,
    crs: CRS,
    *,
    has_z: bool,
    findings: tuple[Finding, ...] = (),
) -> tuple[PackSource, ...]:
    """Return one source for each form among the pieces of a file."""
    by_form: dict[Form, list[Piece]] = {}
    for piece in pieces:
        if len(piece.row):
            by_form.setdefault(piece.form, []).append(piece)
    forms = [form for form in FORMS if form in by_form] or ["polygon"]
    counts = {form: sum(len(p.row) for p in by_form.get(form, ())) for form in forms}
    main = max(forms, key=lambda form: counts[form])
    has_none = np.ones(len(attributes), dtype=bool)
    for piece in (piece for same in by_form.values() for piece in same):
        has_none[piece.row] = False
    sources = []
    for form in forms:
        without = np.flatnonzero(has_none) if form == main else np.empty(0, dtype=np.int64)
        rows, shapes, measure = _joined(by_form.pop(form, []), without)
        is_all = len(rows) == len(attributes)
        sources.append(
            PackSource(
                attributes=attributes if is_all else attributes.iloc[rows],
                form=form, crs=crs, shapes=shapes, measure=measure, rows=rows,
                has_z=has_z, findings=findings,
            )  # fmt: skip
        )
    return tuple(sources)


def _joined(pieces: list[Piece], without: Indices) -> tuple[Indices, Shapes, Floats]:
    """Rows, shapes and measures of pieces, and of rows without geometry, in the order of rows."""
    shapes = joined([piece.shapes for piece in pieces])
    row = np.concatenate([without[:0], *(piece.row for piece in pieces)])
    measure = np.concatenate([np.empty(0), *(piece.measure for piece in pieces)])
    if not len(without):
        return row, shapes, measure
    place = row - np.searchsorted(without, row)  # place among rows with geometry: ascending
    rows = np.sort(np.concatenate([row, without]))
    at = np.searchsorted(rows, row)
    parts, measures = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows))
    parts[at] = np.diff(shapes.feature_first)
    measures[at] = measure
    return rows, Shapes(
        x=shapes.x, y=shapes.y, ring_first=shapes.ring_first, part_first=shapes.part_first,
        feature_first=firsts(parts),
    ), measures  # fmt: skip
