"""A layer packed for a page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from mapper.pack.columns import column_text
from mapper.pack.layout import layout_of
from mapper.pack.pieces import pieces_of
from mapper.pack.planes import as_text
from mapper.pack.threads import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from mapper.pack.columns import ColumnText
    from mapper.pack.source import PackSource

    Indices: TypeAlias = NDArray[np.int64]
    Bytes: TypeAlias = NDArray[np.uint8]
    Named: TypeAlias = tuple[str, pd.Series[Any]]

FORMAT = 1
MOST_CLASS = 254
ROW_COLUMN = "#"
MEASURE_COLUMNS = {"polygon": "#area", "line": "#length"}
MEASURE_DECIMALS = 1


@dataclass(frozen=True, eq=False, kw_only=True)
class Packed:
    """
    A layer as it stands in a page (docs/pack_format.md).

    Parameters
    ----------
    id
        Name of the pack.
    header
        Its header, plain data for JSON; in the page as element `pm-pack-ID` before the script.
    first, rest
        Texts by the id of their element, those before the page's script and those after it.
    bounds
        West, south, east, north in degrees (EPSG:4326); zeros if nothing has a geometry.
    measure
        Area in m2 of polygons, length in m of lines, 0 of points, in the order of the file.
    """

    id: str
    header: Mapping[str, Any]
    first: Mapping[str, str]
    rest: Mapping[str, str]
    bounds: tuple[float, float, float, float]
    measure: NDArray[np.float64]


def pack(
    source: PackSource,
    *,
    pack_id: str,
    class_numbers: Bytes | None = None,
    columns: Sequence[str] | None = None,
) -> Packed:
    """
    Pack a layer for a page.

    Parameters
    ----------
    source
        The layer, from `open_source` or `frame_source`.
    pack_id
        Name of the pack in the page.
    class_numbers
        Class of each feature in the order of the file, 1 to 254, 0 for none; shape (n,).
    columns
        Names of the attributes to pack, all if None. `#`, the row in the file from 0, and `#area`
        (m2, on the ellipsoid) or `#length` (m) come in addition.

    Raises
    ------
    ValueError
        If the class numbers are not as described.

    Examples
    --------
    >>> (source,) = open_source("parcels.parquet")  # doctest: +SKIP
    >>> pack(source, pack_id="parcels").header["count"]  # doctest: +SKIP
    45791
    """
    numbers = _checked(class_numbers, len(source))
    layout = layout_of(source.shapes, source.form)
    pieces = pieces_of(source.shapes, layout, numbers)
    written = _written(_columns(source, columns), layout.order)
    header = {
        "format": FORMAT,
        "form": source.form,
        "count": len(source),
        "bounds": list(layout.bounds),
        "classes": int(numbers.max(initial=0)),
        "middle": layout.middle,
        "overviews": [asdict(place) for place in layout.overviews],
        "chunks": pieces.chunks,
        "columns": [column.header for column in written],
    }
    name = f"pm-pack-{pack_id}"
    overviews = {f"{name}-o{at}": text for at, text in enumerate(pieces.overviews)}
    first = {f"{name}-o0": overviews.pop(f"{name}-o0")} if overviews else {}
    if header["classes"]:
        first[f"{name}-classes"] = as_text(numbers[layout.order].tobytes())
    chunks = {f"{name}-c{at}": text for at, text in enumerate(pieces.texts)}
    values = {f"{name}-a{at}": column.text for at, column in enumerate(written)}
    return Packed(
        id=pack_id,
        header=header,
        first=first,
        rest=chunks | overviews | values,
        bounds=layout.degrees,
        measure=source.measure,
    )


def _checked(class_numbers: Bytes | None, count: int) -> Bytes:
    """Class numbers, all 0 if none are given."""
    numbers = np.zeros(count, dtype=np.uint8) if class_numbers is None else class_numbers
    if numbers.shape != (count,):
        raise ValueError(f"expected {count} class numbers, got shape {numbers.shape}")
    if numbers.min(initial=0) < 0 or numbers.max(initial=0) > MOST_CLASS:
        raise ValueError(f"expected class numbers from 0 to {MOST_CLASS}")
    return numbers.astype(np.uint8)


def _columns(source: PackSource, columns: Sequence[str] | None) -> list[Named]:
    """Columns to pack, in the order of the source."""
    chosen = source.attributes if columns is None else source.attributes[list(columns)]
    named: list[Named] = [(ROW_COLUMN, pd.Series(source.rows))]
    if source.form in MEASURE_COLUMNS:
        measure = np.round(source.measure, MEASURE_DECIMALS)
        named.append((MEASURE_COLUMNS[source.form], pd.Series(measure)))
    return named + [(str(name), values) for name, values in chosen.items()]


def _written(named: list[Named], order: Indices) -> list[ColumnText]:
    return list(in_order(partial(_column, order=order), named))


def _column(named: Named, *, order: Indices) -> ColumnText:
    return column_text(*named, order)
