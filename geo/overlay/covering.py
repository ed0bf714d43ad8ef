"""Bounds of geometries that a GeoParquet file holds beside them (its bbox covering)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from geo.files.refused import refuse
from geo.overlay.parcels import bounds_of_wkb

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    import pyarrow.parquet as pq
    from numpy.typing import NDArray

    from geo.overlay.rings import Binary

    Floats: TypeAlias = NDArray[np.float64]

SIDES = ("xmin", "ymin", "xmax", "ymax")
LOW_SIDES = 2
SAMPLE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """
    Where the bounds of each row stand.

    Parameters
    ----------
    paths
        Names from the outermost column inwards, of west, south, east and north.
    """

    paths: tuple[tuple[str, ...], ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """Columns to read, named as Parquet names them."""
        return tuple(".".join(path) for path in self.paths)

    def bounds(self, table: pa.Table | pa.RecordBatch) -> Floats:
        """
        Return west, south, east, north, shape (n, 4).

        Notes
        -----
        NaN where nothing stands, and where west lies east of east: a geometry across the
        antimeridian. What is stored in single precision is widened by its last digit, as not every
        program rounds it outwards.
        """
        sides = [
            _outwards(_values(table, path), is_low=side < LOW_SIDES)
            for side, path in enumerate(self.paths)
        ]
        bounds = np.column_stack(sides)
        bounds[(bounds[:, :2] > bounds[:, 2:]).any(axis=1)] = np.nan
        return bounds

    def group_bounds(self, group: pq.RowGroupMetaData) -> Floats | None:
        """Return the bounds of a whole row group by its statistics; None if they do not tell."""
        columns = {group.column(at).path_in_schema: at for at in range(group.num_columns)}
        found = [group.column(columns[leaf]).statistics for leaf in self.leaves]
        if not all(each is not None and each.has_min_max for each in found):
            return None
        if any(each.has_null_count and each.null_count for each in found):
            return None
        is_single = [each.physical_type == "FLOAT" for each in found]
        low = _numbers([each.min for each in found], is_single, is_low=True)
        high = _numbers([each.max for each in found], is_single, is_low=False)
        is_plain = (low[:2] <= low[2:]).all() and (high[:2] <= high[2:]).all()
        return np.concatenate([low[:2], high[2:]]) if is_plain else None


def covering_of(column: Mapping[str, Any], leaves: set[str]) -> Covering | None:
    """
    Return the covering that the metadata of a geometry column name, None if there is none.

    Parameters
    ----------
    column
        Metadata of the column, GeoParquet 1.1.
    leaves
        Columns of the file as Parquet names them; a covering that is not among them is none.
    """
    covering = column.get("covering")
    box = covering.get("bbox") if isinstance(covering, dict) else None
    if not isinstance(box, dict) or not all(isinstance(box.get(side), list) for side in SIDES):
        return None
    found = Covering(paths=tuple(tuple(map(str, box[side])) for side in SIDES))
    return found if set(found.leaves) <= leaves else None


def check_covering(wkb: Binary, bounds: Floats, *, source: str) -> None:
    """
    Refuse a file whose geometries lie outside the bounds that stand beside them.

    Parameters
    ----------
    wkb, bounds
        Geometries, and the bounds from the file, shape (n,) and (n, 4); some are looked at.
    source
        Name of the file.

    Raises
    ------
    FileRefusedError
        `covering-differs`: nothing that was skipped by such bounds can be trusted.
    """
    rows = np.unique(np.linspace(0, max(len(bounds) - 1, 0), SAMPLE).astype(int))[: len(bounds)]
    own, stated = bounds_of_wkb(wkb.take(rows)), bounds[rows]
    slack = 1e-9 * np.abs(stated).max(initial=0, where=np.isfinite(stated))
    outside = (own[:, :2] < stated[:, :2] - slack) | (own[:, 2:] > stated[:, 2:] + slack)
    wrong = np.flatnonzero(outside.any(axis=1))
    if len(wrong):
        raise refuse(
            "covering-differs", source,
            "expected geometries inside the bounds that the file holds for them",
            value=f"row {rows[wrong[0]] + 1}: {stated[wrong[0]].tolist()}",
            remedy="Export the layer again: its bbox column is out of date",
        )  # fmt: skip


def _values(table: pa.Table | pa.RecordBatch, path: tuple[str, ...]) -> NDArray[Any]:
    import pyarrow.compute as pc  # noqa: PLC0415 - loading Arrow takes longer than most commands

    column = table.column(path[0])
    for name in path[1:]:
        column = pc.struct_field(column, name)
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values


def _outwards(values: NDArray[Any], *, is_low: bool) -> Floats:
    """Bounds as double precision; those in single precision a little wider."""
    if values.dtype == np.float32:
        values = np.nextafter(values, np.float32(-np.inf if is_low else np.inf))
    return values.astype(np.float64)


def _numbers(values: list[float], is_single: list[bool], *, is_low: bool) -> Floats:
    exact, single = np.array(values, dtype=np.float64), np.array(values, dtype=np.float32)
    return np.where(is_single, _outwards(single, is_low=is_low), exact)
