"""A layer made ready to be packed: its shapes on the grid, beside its attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    source
        Name of the file for messages.
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

    source: str
    attributes: pd.DataFrame
    form: Form
    crs: CRS
    shapes: Shapes
    measure: Floats
    rows: Indices
    has_z: bool = False
    findings: tuple[Finding, ...] = ()

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.rows)


def frame_source(frame: gpd.GeoDataFrame, *, source: str = "layer") -> tuple[PackSource, ...]:
    """
    Make a layer in memory ready to be packed.

    Parameters
    ----------
    frame
        Polygons, lines, points or a mixture, in any CRS.
    source
        Name for messages.

    Returns
    -------
    sources
        One for each form that occurs; what has no geometry is with the most frequent one.

    Raises
    ------
    FileRefusedError
        `no-crs`, `no-plane`, or `bad-position` for coordinates that no web map shows.
    """
    ground = Ground(frame.crs, source=source)
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
    return sources_of(pieces, attributes, ground.crs, source=source)


def sources_of(
    pieces: Iterable[Piece],
    attributes: pd.DataFrame,
    crs: CRS,
    *,
    source: str,
    findings: tuple[Finding, ...] = (),
) -> tuple[PackSource, ...]:
    """Return one source for each form among the pieces of a file."""
    by_form: dict[Form, list[Piece]] = {}
    told, has_z = list(findings), False
    has_shape = np.zeros(len(attributes), dtype=bool)
    for piece in pieces:
        by_form.setdefault(piece.form, []).append(piece)
        told += piece.findings
        has_z |= piece.has_z
        has_shape[piece.row] = True
    counts = {form: sum(len(piece.row) for piece in by_form.get(form, ())) for form in FORMS}
    main = max(FORMS, key=lambda form: counts[form])
    sources = []
    for form in (form for form in FORMS if counts[form] or form == main):
        without = np.flatnonzero(~has_shape) if form == main else np.empty(0, dtype=np.int64)
        rows, shapes, measure = _joined(by_form.pop(form, []), without)
        sources.append(
            PackSource(
                source=source,
                attributes=attributes if len(rows) == len(attributes) else attributes.iloc[rows],
                form=form,
                crs=crs,
                shapes=shapes,
                measure=measure,
                rows=rows,
                has_z=has_z,
                findings=tuple(told),
            )
        )
    return tuple(sources)


def _joined(pieces: list[Piece], without: Indices) -> tuple[Indices, Shapes, Floats]:
    """Rows, shapes and measures of pieces, and of rows without geometry, in the order of rows."""
    shapes = joined([piece.shapes for piece in pieces])
    row = np.concatenate([without[:0], *(piece.row for piece in pieces)])
    measure = np.concatenate([np.empty(0), *(piece.measure for piece in pieces)])
    if not len(without):
        return row, shapes, measure
    rows = np.sort(np.concatenate([row, without]))
    at = np.searchsorted(rows, row)
    parts, measures = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows))
    parts[at] = np.diff(shapes.feature_first)
    measures[at] = measure
    return rows, replace(shapes, feature_first=firsts(parts)), measures
