"""All layers and tables in one file geodatabase that ArcGIS 10 and later read."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from output.gis.arrow_table import (
    arrow_table,
    column_names,
    free_name,
    geometry_type,
    has_shape,
    layer_table,
)
from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.delivery import DeliveredLayer, Written
from output.gis.gdal_write import (
    about,
    empties_lost,
    lost,
    one_date,
    part_of,
    titled,
    write_table,
    zones_lost,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa

    from geo.finding import Finding
    from mapper.gis.scene import FieldKind
    from output.gis.arrow_table import Item
    from output.gis.delivery import Delivery

TAKEN_FOR_UTC = "Attempt at writing a datetime with a unknown time zone"
"""A geodatabase may mark a layer as UTC; numbers of days and hours stay as they are."""
RENAMED = "Normalized/laundered"
"""Warning of GDAL about names, which are read again and told."""
BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")
INT32, EXACT_DOUBLE = 2**31 - 1, 2**53
GRID = {True: "0.000000001°", False: "0.0001 m"}
"""Grid of coordinates by whether they are degrees: GDAL's default, which is also that of ArcGIS."""


def write_filegdb(delivery: Delivery, folder: Path) -> Written:
    """
    Write all layers and tables into one file geodatabase.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder of the geodatabase, the folder `{delivery.name}.gdb`.

    Returns
    -------
    written
        The geodatabase; names of columns that it needed otherwise, and of layers under the empty
        id; losses: coordinates on a grid
        of 0.1 mm, dates as times of 0 h, times in whole seconds and UTC,
        flags as 0 and 1, integers beyond 32 bits as real numbers, beyond 53 bits as text.

    Notes
    -----
    The one format whose bytes differ from run to run: geodatabases give every item a random UUID,
    here in GDB_Items (a00000004.gdbtable) and GDB_ItemRelationships (a00000006.gdbtable); all
    other files are the same. The kinds of fields are those of ArcGIS 10: 64-bit integers and
    dates without a time need ArcGIS Pro 3.2.
    """
    path = folder / f"{delivery.name}.gdb"
    items: tuple[Item, ...] = (*delivery.layers, *delivery.tables)
    losses: list[Finding] = []
    names: dict[str, dict[str, str]] = {}
    with one_date(), part_of(path) as part:
        for item in items:
            table, changed = _as_held(item, path.name)
            before = _layer_names(part)
            _write(part, item, table, delivery)
            written = next(name for name in _layer_names(part) if name not in before)
            renamed = _renamed(part, written, item)
            if renamed:
                names[item.id] = renamed
            if written != item.name:
                names.setdefault("", {})[item.name] = written
            losses += [*changed, *_names_lost(item, written, renamed, path.name)]
    for layer in delivery.layers:
        losses += empties_lost(layer, path.name)
    losses += zones_lost(items, path.name)
    losses += _grid(delivery, path.name)
    return Written(format="gdb", files=(path,), losses=tuple(losses), names=names)


def _write(path: Path, item: Item, table: pa.Table, delivery: Delivery) -> None:
    columns = column_names(item)
    note = item.note if isinstance(item, DeliveredLayer) else ""
    options = {
        "FID": free_name("OBJECTID", columns),
        "LAYER_ALIAS": item.title,
        "DOCUMENTATION": _documentation(item.title, about(delivery, note)),
    }
    shapes: dict[str, Any] = {}
    if isinstance(item, DeliveredLayer):
        options["GEOMETRY_NAME"] = free_name("SHAPE", columns)
        shapes["geometry_name"] = table.column_names[-1]
        shapes["geometry_type"] = geometry_type(item)
        shapes["crs"] = delivery.crs.to_wkt()
    write_table(
        path,
        table,
        known=f"{RENAMED}|{TAKEN_FOR_UTC}",
        driver="OpenFileGDB",
        layer=item.name,
        layer_options=options,
        **shapes,
    )


def _documentation(title: str, text: str) -> str:
    """Return what ArcGIS shows as title and summary of an item."""
    root = ET.Element("metadata")
    said = ET.SubElement(root, "dataIdInfo")
    ET.SubElement(ET.SubElement(said, "idCitation"), "resTitle").text = title
    ET.SubElement(said, "idAbs").text = text
    return ET.tostring(root, encoding="unicode")


def _as_held(item: Item, source: str) -> tuple[pa.Table, list[Finding]]:
    """Return the table in the kinds that a geodatabase has, and what that changed."""
    if isinstance(item, DeliveredLayer):
        table = layer_table(item, geometry=free_name("SHAPE", column_names(item)))
    else:
        table = arrow_table(item)
    changed: list[Finding] = []
    for place, field in enumerate(item.fields):
        column, losses = _column(table.column(place).combine_chunks(), field.kind)
        table = table.set_column(place, field.name, column)
        changed += lost(item, source, losses, field.name)
    return _under_legal_names(titled(table, item)), changed


def _under_legal_names(table: pa.Table) -> pa.Table:
    """Put `_` for characters beyond 16 bits in names, which GDAL writes as no reader knows them."""
    names: list[str] = []
    for name in table.column_names:
        names.append(free_name(BEYOND_16_BITS.sub("_", name), names))
    return table.rename_columns(names)


def _column(column: pa.Array, kind: FieldKind) -> tuple[pa.Array, list[CountedLoss]]:
    """Return a column as it is held, and what that changes."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, where a geodatabase is written only
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    present = len(column) - column.null_count
    if kind == "flag":
        loss = CountedLoss(code="kind-changed", message="flags are 0 and 1", count=present)
        return column.cast(pa.int16()), [loss]
    if kind == "date":
        loss = CountedLoss(code="kind-changed", message="dates are times of 0 h", count=present)
        return column.cast(pa.timestamp("ms")), [loss]
    if kind == "datetime":
        whole = pc.floor_temporal(column, unit="second")
        cut = pc.sum(pc.not_equal(whole, column)).as_py() or 0
        message = "parts of a second are dropped"
        return whole, [CountedLoss(code="no-place-for-time", message=message, count=cut)]
    return _integers(column) if kind == "integer" else (column, [])


def _integers(column: pa.Array) -> tuple[pa.Array, list[CountedLoss]]:
    """Return integers in the smallest kind that holds all of them."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    least, most = (value or 0 for value in pc.min_max(column).as_py().values())
    present = len(column) - column.null_count
    if max(-least, most) <= INT32:
        return column.cast(pa.int32()), []
    if max(-least, most) <= EXACT_DOUBLE:
        message = "integers beyond 32 bits are real numbers"
        loss = CountedLoss(code="kind-changed", message=message, count=present)
        return column.cast(pa.float64()), [loss]
    message = "integers beyond 53 bits are text"
    loss = CountedLoss(code="number-as-text", message=message, count=present)
    return column.cast(pa.string()), [loss]


def _layer_names(path: Path) -> tuple[str, ...]:
    import pyogrio  # noqa: PLC0415 - GDAL, where a geodatabase is written only

    return tuple(pyogrio.list_layers(path)[:, 0]) if path.exists() else ()


def _renamed(path: Path, written: str, item: Item) -> dict[str, str]:
    """Return the columns that have another name in the geodatabase: old to new."""
    import pyogrio  # noqa: PLC0415 - as above

    fields = pyogrio.read_info(path, layer=written)["fields"]
    pairs = zip(column_names(item), fields, strict=True)
    return {wanted: name for wanted, name in pairs if wanted != name}


def _names_lost(
    item: Item, written: str, renamed: Mapping[str, str], source: str
) -> Iterator[Finding]:
    pairs = {**({item.name: written} if item.name != written else {}), **renamed}
    for old, new in pairs.items():
        message = f"the name {old!r} is {new!r}"
        loss = CountedLoss(code="names-shortened", message=message, count=1)
        yield from lost(item, source, [loss], old if old in renamed else "")


def _grid(delivery: Delivery, source: str) -> Iterator[Finding]:
    """Return a note of the grid on which coordinates are held."""
    count = sum(int(has_shape(layer).sum()) for layer in delivery.layers)
    message = f"coordinates are on a grid of {GRID[delivery.crs.is_geographic]}"
    loss = CountedLoss(code="coordinates-rounded", message=message, count=count)
    return loss_findings([loss], source=source)
