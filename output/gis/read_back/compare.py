"""One layer or table, delivered and read back: rows, CRS, geometries, values of each column."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyproj import Transformer

from geo.finding import Finding
from output.gis.read_back.losses import Pair, declared, forgiven, most_rows, names_of
from output.gis.read_back.order import in_delivered_order
from output.gis.read_back.shapes import differing_shapes, no_shape
from output.gis.read_back.values import Values, delivered_values, differing, read_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from numpy.typing import NDArray
    from pyproj import CRS

    from output.gis.delivery import DeliveredField, Delivery
    from output.gis.read_back.found import Found, Holding

    Rows = NDArray[np.intp]

CODE = "read-back-differs"
FEW = 3
"""Rows named for each column: the first ones show what is wrong, all would hide it."""
LONGEST = 60
ALIKE, ALIKE_DEG = 1e-3, 1e-8
"""Units, or degrees, by which two texts of one CRS may differ at the edges of a region."""
REMEDY = "Export again; if it comes again, the writer is wrong: keep the file and report it."


def difference(source: str, message: str, **about: str) -> Finding:
    """Return the finding that something read back is not what was delivered."""
    found = Finding(level="error", code=CODE, source=source, message=message, remedy=REMEDY)
    return dataclasses.replace(found, **about)  # type: ignore[arg-type]


def compare(
    delivery: Delivery, found: Found, holding: Holding, losses: Sequence[Finding]
) -> Iterator[Finding]:
    """
    Compare a layer or table with what was read of it.

    Parameters
    ----------
    delivery
        What it belongs to: its CRS.
    found
        What was read.
    holding
        What the format is able to hold.
    losses
        What the writer declared.

    Yields
    ------
    finding
        An error for each kind of difference, for columns and geometries for the first few rows.
    """
    yield from crs_differs(delivery, found, holding)
    rows = delivered_rows(found, holding, losses)
    count = len(found.columns) if found.shapes is None else len(found.shapes)
    if count != len(rows) or (found.rows is not None and not np.array_equal(found.rows, rows)):
        name = found.item.name
        yield difference(found.source, f"expected {len(rows)} rows in '{name}'", value=str(count))
        return
    if holding.names_need_rows and not len(rows):
        return
    if found.shapes is not None:
        delivered = _layer_shapes(found, holding.shapes)[rows]
        found = found if holding.keeps_order else in_delivered_order(found, delivered)
        in_degrees = holding.shapes == "layer" and delivery.crs.is_geographic
        tolerance = holding.tolerance_deg if in_degrees else holding.tolerance
        yield from shapes_differ(found, delivered, rows, tolerance=tolerance)
    yield from columns_differ(found, holding, losses, rows)


def crs_differs(delivery: Delivery, found: Found, holding: Holding) -> Iterator[Finding]:
    """Compare the CRS; of two texts of one CRS the codes decide."""
    if found.shapes is None or not holding.has_crs:
        return
    code = delivery.crs.to_epsg() if holding.shapes == "layer" else 4326
    said = found.crs
    if said is None or not _is_same(said, delivery, code):
        wanted = delivery.crs.to_string() if code is None else f"EPSG:{code}"
        yield difference(
            found.source,
            f"expected the CRS {wanted} for '{found.item.name}'",
            value="none" if said is None else said.to_string()[:LONGEST],
        )


def _is_same(said: CRS, delivery: Delivery, code: int | None) -> bool:
    """Whether a CRS is the delivery's; one without a code, if it gives places the same numbers."""
    if code is not None:
        return bool(said == delivery.crs or said.to_epsg() == code)
    west, south, east, north = delivery.bounds
    corners = [west, west, east, east], [south, north, south, north]
    one, other = (
        np.array(Transformer.from_crs(4326, crs, always_xy=True).transform(*corners))
        for crs in (said, delivery.crs)
    )
    return bool(np.abs(one - other).max() <= (ALIKE if delivery.crs.is_projected else ALIKE_DEG))


def delivered_rows(found: Found, holding: Holding, losses: Sequence[Finding]) -> Rows:
    """Return the numbers of the rows that the file must hold: all, or all with a geometry."""
    rows = np.arange(len(found.item.frame))
    names = {found.item.name, found.item.id}
    codes = declared(losses, source=found.source, names=names)
    if not holding.drops_rows or "no-geometry-left-out" not in codes:
        return rows
    return rows[~no_shape(_layer_shapes(found, "layer"))]


def _layer_shapes(found: Found, shapes_in: str) -> NDArray[Any]:
    item = found.item
    series = item.lonlat if shapes_in == "lonlat" else item.frame.geometry  # type: ignore[union-attr]
    return np.asarray(series.to_numpy())


def shapes_differ(
    found: Found, delivered: NDArray[Any], rows: Rows, *, tolerance: float
) -> Iterator[Finding]:
    """Compare geometries row by row."""
    differs = differing_shapes(delivered, found.shapes, tolerance=tolerance)  # type: ignore[arg-type]
    at = np.flatnonzero(differs)
    for row in at[:FEW]:
        yield difference(
            found.source,
            f"expected the geometry {shown(delivered[row])} in '{found.item.name}'" + among(at),
            feature_id=feature_id(found, rows[row]),
            value=shown(found.shapes[row]),  # type: ignore[index]
        )


def columns_differ(
    found: Found, holding: Holding, losses: Sequence[Finding], rows: Rows
) -> Iterator[Finding]:
    """Compare the names of columns, then each column."""
    left = set(found.columns.column_names)
    for field in found.item.fields:
        in_file = found.names.get(field.name, field.name)
        if in_file not in left:
            message = f"expected a column '{in_file}' in '{found.item.name}'"
            yield difference(found.source, message, field=field.name)
            continue
        left.remove(in_file)
        codes = declared(losses, source=found.source, names=names_of(field, in_file))
        yield from column_differs(found, field, codes, rows, trims=holding.trims_texts)
    left -= holding.own_columns
    if left:
        names = ", ".join(sorted(left))
        message = f"expected no other columns in '{found.item.name}'"
        yield difference(found.source, message, value=names[:LONGEST])


def column_differs(
    found: Found, field: DeliveredField, codes: dict[str, int], rows: Rows, *, trims: bool
) -> Iterator[Finding]:
    """Compare the values of a column; what the writer declared is no difference."""
    raw = found.columns[found.names.get(field.name, field.name)]
    column: pd.Series[Any] = found.item.frame[field.name].iloc[rows]
    delivered, read = delivered_values(column, field.kind), read_values(raw, field.kind)
    at = np.flatnonzero(differing(delivered, read))
    if trims and field.kind == "text":
        at = at[stripped(delivered, at) != stripped(read, at)]
    excused = forgiven(Pair(_taken(delivered, at), _taken(read, at)), codes)
    at, lost = at[~excused], int(excused.sum())
    if lost > most_rows(codes):
        message = f"expected losses in {most_rows(codes)} rows, as declared"
        yield difference(found.source, message, field=field.name, value=str(lost))
    for row in at[:FEW]:
        yield difference(
            found.source,
            f"expected {shown(column.iloc[row])}" + among(at),
            feature_id=feature_id(found, rows[row]),
            field=field.name,
            value=text_of(raw[int(row)].as_py()),
        )


def _taken(values: Values, rows: Rows) -> Values:
    return Values(values.array.take(pa.array(rows)), values.unread[rows])


def stripped(values: Values, rows: Rows) -> NDArray[Any]:
    """Return texts without the blanks around them, and what is missing as an empty one."""
    texts = values.array.take(pa.array(rows)).to_pylist()
    return np.array([(text or "").strip() for text in texts], dtype=object)


def among(rows: Rows) -> str:
    """Return how many rows differ, where it is more than the one named."""
    return "" if len(rows) == 1 else f" (one of {len(rows)} rows that differ)"


def shown(value: object) -> str:
    """Return a value as short text."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def text_of(value: object) -> str:
    """Return a value as short text without quotes, which a finding puts itself."""
    text = "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def feature_id(found: Found, row: int) -> str:
    """Return the id of a feature, or its number where there is no column of ids."""
    ids = [field.name for field in found.item.fields if field.key == "id"]
    said = str(found.item.frame[ids[0]].iloc[row]) if ids else ""
    return said or f"#{row + 1}"
