"""Writing with GDAL: one date in every file, whole files only, and notes of what is lost."""

from __future__ import annotations

import tempfile
import warnings
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from output.gis.counted_loss import CountedLoss, loss_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from geo.finding import Finding
    from output.gis.arrow_table import Item
    from output.gis.delivery import DeliveredLayer, Delivery

WRITTEN = "2000-01-01T00:00:00.000Z"
"""Date in every file, so that the same delivery gives the same bytes on any day."""
TITLE_KEY = "GDAL:OGR:alternative_name"
FICTIONAL = {"zh": "虚构", "en": "fictional"}


def about(delivery: Delivery, note: str = "") -> str:
    """Return what a reader of one layer must know: title, note of the layer, notes of all."""
    parts = (delivery.title, note, *delivery.notes, *delivery.crs_notes)
    text = "; ".join(dict.fromkeys(part.rstrip("。.") for part in parts if part))
    word = FICTIONAL[delivery.lang]
    is_said = not delivery.is_fictional or word in text.lower()
    return text if is_said else f"{text}; {word}"


@contextmanager
def one_date(**options: str) -> Iterator[None]:
    """Let GDAL write one date into all files, with other settings of GDAL for as long."""
    import pyogrio  # noqa: PLC0415 - GDAL, where a layer is written only

    wanted = {"OGR_CURRENT_DATE": WRITTEN, **options}
    former = {name: pyogrio.get_gdal_config_option(name) for name in wanted}
    pyogrio.set_gdal_config_options(wanted)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(former)


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a path beside a file, and put what was written there in its place at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".part-") as folder:
        part = Path(folder) / path.name
        yield part
        if path.is_dir():
            path.replace(Path(folder) / "former")
        part.replace(path)


def write_table(path: Path, table: pa.Table, *, known: str = "", **how: Any) -> None:  # noqa: ANN401 - as pyogrio
    """
    Write an Arrow table with GDAL.

    Parameters
    ----------
    path
        File; where it exists and can hold several layers, one is added.
    table
        Of `arrow_table` or `layer_table`.
    known
        Beginning of a warning of GDAL that is dropped, as what it says is told otherwise.
    how
        Of `pyogrio.write_arrow`: driver, layer, geometry and its CRS, options.
    """
    from pyogrio.raw import write_arrow  # noqa: PLC0415 - as above

    with warnings.catch_warnings():
        if known:
            warnings.filterwarnings("ignore", message=known, category=RuntimeWarning)
        write_arrow(_early_times_cut(table), path, **how)


def _early_times_cut(table: pa.Table) -> pa.Table:
    """Cut the parts of seconds that GDAL would round up by a second; `times_lost` tells of them."""
    for place, field in enumerate(table.schema):
        is_cut = _is_rounded_up(table.column(place))
        if is_cut is not None and pc.any(is_cut).as_py():
            column = table.column(place)
            whole = pc.if_else(is_cut, pc.floor_temporal(column, unit="second"), column)
            table = table.set_column(place, field, whole)
    return table


def _is_rounded_up(times: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """
    Tell which times GDAL rounds up; None for a column of other values.

    Notes
    -----
    GDAL 3.12.4 makes 00:01:00 of 00:00:59.001 in years before 1970, by the Arrow interface.
    """
    if not pa.types.is_timestamp(times.type):
        return None
    is_early = pc.less(times.cast(pa.int64()), 0)
    is_part = pc.not_equal(pc.floor_temporal(times, unit="second"), times)
    is_last = pc.equal(pc.second(times), 59)
    return pc.fill_null(pc.and_(pc.and_(is_early, is_part), is_last), fill_value=False)


def titled(table: pa.Table, item: Item) -> pa.Table:
    """Give columns their titles with units, as what GDAL calls alternative names."""
    headings = {
        field.name: f"{field.title} ({field.unit})" if field.unit else field.title
        for field in item.fields
    }
    fields = [
        field.with_metadata({TITLE_KEY: headings[field.name]}) if field.name in headings else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def lost(item: Item, source: str, losses: Iterable[CountedLoss], field: str) -> Iterator[Finding]:
    """Return notes of what a format cannot hold of a layer or table, for losses that happen."""
    named = (replace(loss, message=f"in {item.name!r} {loss.message}") for loss in losses)
    return loss_findings(named, source=source, field=field)


def zones_lost(items: Iterable[Item], source: str) -> Iterator[Finding]:
    """Return a note for every column whose times lose their time zone and are in UTC."""
    for item, field, values in _columns_of_times(items):
        has_zone = str(getattr(values.dtype, "tz", None) or "UTC") != "UTC"
        loss = CountedLoss(
            code="no-place-for-time",
            message="times with a time zone are in UTC",
            count=int(values.notna().sum()) if has_zone else 0,
            remedy="Add the hours of the zone where local time is wanted.",
        )
        yield from lost(item, source, [loss], field)


def times_lost(items: Sequence[Item], source: str) -> Iterator[Finding]:
    """Return notes of zones, and of parts of seconds that GDAL would round up."""
    yield from zones_lost(items, source)
    for item, field, values in _columns_of_times(items):
        rounded = _is_rounded_up(pa.chunked_array([pa.array(values, from_pandas=True)]))
        loss = CountedLoss(
            code="no-place-for-time",
            message="parts of the 59th second are dropped before 1970, as GDAL would round them up",
            count=pc.sum(rounded).as_py() or 0,
        )
        yield from lost(item, source, [loss], field)


def _columns_of_times(items: Iterable[Item]) -> Iterator[tuple[Item, str, pd.Series[Any]]]:
    for item in items:
        for field in item.fields:
            if field.kind == "datetime":
                yield item, field.name, item.frame[field.name]


def empties_lost(layer: DeliveredLayer, source: str) -> Iterator[Finding]:
    """Return a note of empty geometries, for formats that hold them as missing."""
    loss = CountedLoss(
        code="kind-changed",
        message="empty geometries are missing ones",
        count=int(layer.frame.geometry.is_empty.sum()),
    )
    return lost(layer, source, [loss], "")
