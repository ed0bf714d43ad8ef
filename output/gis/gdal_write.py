"""Writing with GDAL: one date in every file, whole files only, and notes of what is lost."""

from __future__ import annotations

import tempfile
import warnings
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from output.gis.counted_loss import CountedLoss, loss_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

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
        write_arrow(table, path, **how)


def titled(table: pa.Table, item: Item) -> pa.Table:
    """Give columns their titles with units, as what GDAL calls alternative names."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, where a layer is written only

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
    for item in items:
        for field in item.fields:
            values = item.frame[field.name]
            if str(getattr(values.dtype, "tz", None) or "UTC") != "UTC":
                loss = CountedLoss(
                    code="no-place-for-time",
                    message="times with a time zone are in UTC",
                    count=int(values.notna().sum()),
                    remedy="Add the hours of the zone where local time is wanted.",
                )
                yield from lost(item, source, [loss], field.name)


def empties_lost(layer: DeliveredLayer, source: str) -> Iterator[Finding]:
    """Return a note of empty geometries, for formats that hold them as missing."""
    loss = CountedLoss(
        code="kind-changed",
        message="empty geometries are missing ones",
        count=int(layer.frame.geometry.is_empty.sum()),
    )
    return lost(layer, source, [loss], "")
