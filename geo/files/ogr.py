"""Reading of GeoPackage, FlatGeobuf and File Geodatabase through GDAL."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo.files.arrow_columns import plain_columns, plain_values
from geo.files.declared_crs import declared_crs
from geo.files.gdal_messages import caught_messages, message_findings
from geo.files.geometry_name import with_geometry
from geo.files.layer import Layer, row_names
from geo.files.layer_info import NO_GEOMETRY, LayerInfo, chosen_layer
from geo.files.plain_path import plain_path
from geo.files.refused import FileRefusedError, refuse
from geo.files.wkb_geometry import geometries_from_wkb, has_nonlinear
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

DRIVERS = {".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".gdb": "OpenFileGDB"}
"""GDAL driver of each extension; nothing else is opened here."""
KEYED_DRIVERS = ("GPKG", "OpenFileGDB")
"""Formats whose features have a number of their own."""
FOLDERS = re.compile(r"""[^\s'"]*[/\\](?=[^\s'"/\\]+\.\w)""")
SHOWN_CHARACTERS = 200
STALE_COUNT_DRIVERS = ("GPKG",)
"""Formats whose stated number of features a program may have left out of date."""


def list_ogr_layers(path: Path, *, suffix: str) -> tuple[LayerInfo, ...]:
    """
    List the layers of a file that GDAL reads.

    Parameters
    ----------
    path
        The file or .gdb folder.
    suffix
        Key of `DRIVERS`: the format, as its content tells.

    Raises
    ------
    FileRefusedError
        `broken-file` if GDAL cannot open it.
    """
    source = path.name
    with plain_path(path, suffix=suffix) as plain, gdal_errors(source), caught_messages():
        return _infos(plain)


def read_ogr(path: Path, *, suffix: str, layer: str | None = None) -> Layer:
    """
    Read one layer through GDAL.

    Parameters
    ----------
    path
        The file or .gdb folder.
    suffix
        Key of `DRIVERS`: the format, as its content tells.
    layer
        Its name; None if there is only one.

    Returns
    -------
    layer
        Values as `plain_columns` gives them: dates are text, whole numbers beside missing ones stay
        whole. Curves are drawn with straight edges, with a note; Z is kept.

    Raises
    ------
    FileRefusedError
        `broken-file`, `features-missing`, `several-layers`, `unknown-layer`, `no-layers`.
    """
    source = path.name
    with (
        plain_path(path, suffix=suffix) as plain,
        caught_messages() as messages,
        gdal_errors(source),
    ):
        chosen = chosen_layer(_infos(plain), layer, source=source)
        check_driver(plain, chosen.name, suffix=suffix, source=source)
        meta, table = _table(plain, chosen.name)
        key, drawn, attributes = _parts(meta, table)
        ids = _ids(key, table.num_rows, keyed=DRIVERS[suffix] in KEYED_DRIVERS)
        wkb, curves = _linear(drawn, plain, chosen.name, source=source)
    geometries, unread = geometries_from_wkb(wkb, ids, source=source)
    crs, doubts = declared_crs(meta["crs"], source=source)
    missing = missing_features(chosen, table.num_rows, driver=DRIVERS[suffix], source=source)
    name = path.stem if DRIVERS[suffix] == "FlatGeobuf" else chosen.name
    frame, renamed = with_geometry(plain_columns(attributes), geometries, crs, source=source)
    findings = (
        *curves,
        *doubts,
        *missing,
        *renamed,
        *unread,
        *message_findings(messages, source=source),
    )
    return Layer(source=source, name=name, frame=frame, ids=ids, findings=findings)


@contextmanager
def gdal_errors(source: str) -> Iterator[None]:
    """Turn what pyogrio and Arrow raise into one refusal (`broken-file`)."""
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
    from pyogrio.errors import DataLayerError, DataSourceError  # noqa: PLC0415

    try:
        yield
    except FileRefusedError:
        raise
    except (DataSourceError, DataLayerError, pa.ArrowException, OSError, ValueError,
            RuntimeError) as error:  # fmt: skip
        raise refuse("broken-file", source, "expected a file that GDAL can read",
                     value=_plain_reason(error),
                     remedy="Copy the file again, or export the layer anew") from error  # fmt: skip


def _plain_reason(error: Exception) -> str:
    """First line of what went wrong, without the folders of paths, which may be temporary."""
    lines = str(error).splitlines() or [type(error).__name__]
    return FOLDERS.sub("", lines[0]).strip("' ")[:SHOWN_CHARACTERS]


def _infos(plain: Path) -> tuple[LayerInfo, ...]:
    import pyogrio  # noqa: PLC0415

    return tuple(
        LayerInfo(
            name=str(name),
            geometry=NO_GEOMETRY if geometry is None else str(geometry),
            features=_stated_count(plain, str(name)),
        )
        for name, geometry in pyogrio.list_layers(plain).tolist()
    )


def _stated_count(plain: Path, layer: str) -> int | None:
    import pyogrio  # noqa: PLC0415

    count = int(pyogrio.read_info(plain, layer=layer)["features"])
    return None if count < 0 else count


def check_driver(plain: Path, layer: str, *, suffix: str, source: str) -> None:
    """Refuse a file that GDAL opens with another driver than the format has."""
    import pyogrio  # noqa: PLC0415

    driver = pyogrio.read_info(plain, layer=layer)["driver"]
    if driver != DRIVERS[suffix]:
        raise refuse("unknown-format", source, f"expected {DRIVERS[suffix]}", value=driver,
                     remedy="Export the layer again")  # fmt: skip


def _table(plain: Path, layer: str) -> tuple[dict[str, Any], pa.Table]:
    import pyogrio  # noqa: PLC0415

    with pyogrio.open_arrow(
        plain, layer=layer, use_pyarrow=True, datetime_as_string=True, return_fids=True
    ) as (meta, reader):
        return meta, reader.read_all()


def _parts(
    meta: dict[str, Any], table: pa.Table
) -> tuple[pa.ChunkedArray, list[bytes | None], pa.Table]:
    """Feature numbers, WKB, and the attributes of a table that pyogrio gives."""
    names = table.column_names
    fields = list(meta["fields"])
    key = table.column(0)
    geometry = [position for position, name in enumerate(names)
                if position and name not in fields]  # fmt: skip
    wkb = table.column(geometry[-1]).to_pylist() if geometry else [None] * table.num_rows
    kept = [position for position in range(1, len(names)) if position not in geometry]
    return key, wkb, table.select(kept)


def _ids(key: pa.ChunkedArray, count: int, *, keyed: bool) -> tuple[str, ...]:
    return tuple(str(number) for number in plain_values(key)) if keyed else row_names(count)


def _linear(
    wkb: list[bytes | None], plain: Path, layer: str, *, source: str
) -> tuple[Sequence[bytes | None] | NDArray[np.object_], tuple[Finding, ...]]:
    """WKB with straight edges only, and a note if that changed anything."""
    if not has_nonlinear(wkb):
        return wkb, ()
    from pyogrio import raw  # noqa: PLC0415

    _, _, straight, _ = raw.read(plain, layer=layer, columns=[])
    return straight, (curves_note(source),)


def curves_note(source: str) -> Finding:
    """Return the note on curved edges that were drawn as straight ones."""
    return Finding(
        level="note", code="curves-linearised", source=source,
        message="curved edges were drawn as many straight ones",
        remedy="Convert the layer to straight edges first if every millimetre matters",
    )  # fmt: skip


def missing_features(
    chosen: LayerInfo, count: int, *, driver: str, source: str
) -> tuple[Finding, ...]:
    """Doubt, or refusal, where fewer features came than the file says it has."""
    stated = chosen.features or 0
    if count >= stated:
        return ()
    message = f"expected {stated} features, as the file says"
    if driver not in STALE_COUNT_DRIVERS:
        raise refuse("features-missing", source, message, value=str(count),
                     remedy="The file is cut off: copy it again")  # fmt: skip
    return (
        Finding(
            level="warning", code="features-missing", source=source, message=message,
            value=str(count), remedy="Check the number of features in a GIS",
        ),
    )  # fmt: skip
