"""Shapefiles: shapes through GDAL, attributes from the bytes of the DBF, joined by record."""

from __future__ import annotations

import mmap
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.files.dbf import Table, read_dbf
from geo.files.declared_crs import declared_crs
from geo.files.gdal_messages import caught_messages, message_findings
from geo.files.layer import Layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.files.shapefile_records import AGAIN, HEADER_BYTES, shape_records
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pyproj import CRS

    Geometries = NDArray[np.object_]

MEASURED = "Measured (M)"


def read_shapefile(
    path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Layer:
    """
    Read a shapefile, or a DBF alone.

    Parameters
    ----------
    path
        The .shp; its .shx, .dbf, .prj and .cpg are found whatever the case of their names. Or a
        .dbf: an attribute table, with no geometry in any row.
    encoding
        Encoding of the text, if the user gives it.
    limits
        `table_bytes` bounds the .dbf.

    Returns
    -------
    layer
        Rows named "#1" for the first record of the file; deleted records are left out, the others
        keep their number. If .shp and .dbf have different numbers of records, the longer is kept
        whole. Nothing is written beside the file.

    Raises
    ------
    FileRefusedError
        If a file is damaged or truncated, holds 3D bodies, or its text cannot be read for certain.
    OSError
        If there is no such file.
    """
    if path.suffix.lower() == ".dbf":
        return _attribute_table(path, encoding=encoding, limits=limits)
    dbf = beside(path, ".dbf")
    table = None if dbf is None else read_dbf(
        dbf, cpg=beside(path, ".cpg"), encoding=encoding, limits=limits
    )  # fmt: skip
    geometries, crs, findings = _shapes(path, expected=None if table is None else table.total)
    return _joined(path, geometries, table, crs=crs, findings=findings)


def _attribute_table(path: Path, *, encoding: str | None, limits: Limits) -> Layer:
    table = read_dbf(path, cpg=beside(path, ".cpg"), encoding=encoding, limits=limits)
    nothing = np.full(table.total, None, dtype=object)
    return _joined(path, nothing, table, crs=None, findings=[])


def beside(path: Path, suffix: str) -> Path | None:
    """Return the file of the same name with another suffix, whatever the case of its letters."""
    exact = path.with_suffix(suffix)
    wanted = exact.name.lower()
    found = sorted(other for other in path.parent.iterdir() if other.name.lower() == wanted)
    same_stem = [other for other in found if other.stem == path.stem]
    return exact if exact in found else next(iter(same_stem or found), None)


@dataclass(frozen=True, eq=False, kw_only=True)
class ShapesAlone:
    """
    The shapes of a shapefile, set apart so that GDAL reads them whatever lies beside them.

    Parameters
    ----------
    path
        A .shp with a sound .shx and .prj, and no .dbf.
    prj
        Text of the .prj.
    count
        Number of records.
    findings
        What was found about the records.
    """

    path: Path
    prj: str
    count: int
    findings: tuple[Finding, ...]


@contextmanager
def shapes_alone(path: Path, *, expected: int | None) -> Iterator[ShapesAlone]:
    """
    Set the shapes of a shapefile apart for as long as the context lasts.

    Parameters
    ----------
    path
        The .shp.
    expected
        Number of records of the .dbf, None if there is none.

    Raises
    ------
    FileRefusedError
        If the .shp is damaged or truncated.
    """
    shx = beside(path, ".shx")
    with _mapped(path) as data:
        index = None if shx is None else shx.read_bytes()
        records = shape_records(data, index, source=path.name, expected=expected)
        head = bytes(data[:HEADER_BYTES])
    prj = beside(path, ".prj")
    text = "" if prj is None else _text(prj.read_bytes())
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "layer.shp"
        _stand_in(path, copy)
        copy.with_suffix(".shx").write_bytes(records.index(head))
        if text:
            copy.with_suffix(".prj").write_text(text, encoding="utf-8")
        count = len(records.start)
        yield ShapesAlone(path=copy, prj=text, count=count, findings=records.findings)


def _shapes(path: Path, *, expected: int | None) -> tuple[Geometries, CRS | None, list[Finding]]:
    """Return the shapes of all records, None for null shapes, and the CRS of the .prj."""
    with shapes_alone(path, expected=expected) as alone:
        geometries, named, findings = _through_gdal(path, alone)
    crs, doubts = declared_crs(named or alone.prj.strip(), source=path.name)
    return geometries, crs, [*alone.findings, *findings, *doubts]


@contextmanager
def _mapped(path: Path) -> Iterator[memoryview]:
    """Open a file as bytes without reading it into memory."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            yield memoryview(b"")
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            view = memoryview(mapped)
            try:
                yield view
            finally:
                view.release()


def _text(data: bytes) -> str:
    """Text of a .prj; names of Chinese systems may be in GBK."""
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _through_gdal(path: Path, alone: ShapesAlone) -> tuple[Geometries, str | None, list[Finding]]:
    """Return the shapes, the CRS as GDAL understands the .prj, and what GDAL had to say."""
    from pyogrio import raw  # noqa: PLC0415 - loading GDAL takes longer than most commands

    with caught_messages() as messages, shape_errors(path.name):
        meta, _, wkb, _ = raw.read(alone.path, columns=[])
    shapes, findings = _decoded(np.asarray(wkb, dtype=object), path.name)
    findings += gdal_doubts(messages, path.name)
    return shapes, crs_of_meta(meta), findings


@contextmanager
def shape_errors(source: str) -> Iterator[None]:
    """Turn what GDAL raises over shapes into one refusal (`shapefile-damaged`)."""
    from pyogrio.errors import DataSourceError  # noqa: PLC0415 - as above

    try:
        yield
    except FileRefusedError:
        raise
    except (DataSourceError, RuntimeError, ValueError) as error:
        raise refuse(
            "shapefile-damaged", source, "GDAL cannot read the shapes", value=str(error),
            remedy=AGAIN,
        ) from error  # fmt: skip


def _stand_in(path: Path, copy: Path) -> None:
    """Link a file, or copy it where links are not allowed."""
    try:
        copy.symlink_to(path.resolve())
    except (OSError, NotImplementedError):
        shutil.copyfile(path, copy)


def crs_of_meta(meta: dict[str, Any]) -> str | None:
    """Return the CRS that GDAL tells of a layer."""
    crs = meta.get("crs")
    return None if crs is None else str(crs)


def gdal_doubts(messages: list[str], source: str) -> list[Finding]:
    """Return what GDAL had to say, but for what concerns our own copy of the shapes."""
    measured = [text for text in messages if MEASURED in text]
    others = [text for text in messages if MEASURED not in text and "/layer." not in text]
    found = [*message_findings(others, source=source)]
    if measured:
        found.append(Finding(
            level="note", code="m-left-out", source=source,
            message="the measures (M) of the vertices are left out", remedy="",
        ))  # fmt: skip
    return found


def _decoded(wkb: Geometries, source: str) -> tuple[Geometries, list[Finding]]:
    """Return the shapes; rings that are open or too short are closed, and told."""
    shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    bad = np.flatnonzero(shapely.is_missing(shapes) & (wkb != None))  # noqa: E711 - elementwise
    findings = []
    for row in bad.tolist():
        shapes[row] = shapely.from_wkb(wkb[row], on_invalid="fix")
        how = "closed" if shapes[row] is not None else "left out"
        findings.append(Finding(
            level="warning", code="bad-ring", source=source, feature_id=f"#{row + 1}",
            message=f"expected closed rings of at least four vertices; the shape is {how}",
            remedy="Draw the shape again, or repair it in a GIS",
        ))  # fmt: skip
    return shapes, findings


def _joined(
    path: Path,
    geometries: Geometries,
    table: Table | None,
    *,
    crs: CRS | None,
    findings: list[Finding],
) -> Layer:
    """Return shapes and attributes of the same records side by side."""
    count = len(geometries)
    if table is None:
        rows = np.arange(count)
        attributes = pd.DataFrame(index=pd.RangeIndex(count))
        told = [*findings, no_dbf(path.name)]
    else:
        rows = np.append(table.records, np.arange(table.total, count))
        attributes = table.columns.reindex(range(len(rows))).astype(object)
        attributes = attributes.where(attributes.notna(), None)
        told = [*table.findings, *count_doubts(path.name, table.total, count), *findings]
    padded = np.full(max(count, rows.max(initial=-1) + 1), None, dtype=object)
    padded[:count] = geometries
    frame = gpd.GeoDataFrame(attributes, geometry=padded[rows], crs=crs)
    ids = tuple(f"#{row + 1}" for row in rows.tolist())
    return Layer(source=path.name, name=path.stem, frame=frame, ids=ids, findings=tuple(told))


def no_dbf(source: str) -> Finding:
    """Return the doubt about a shapefile without attributes."""
    return Finding(
        level="warning", code="dbf-missing", source=source,
        message="there is no .dbf beside it, so the features have no attributes",
        remedy="Send all files of the shapefile together, best as a zip",
    )  # fmt: skip


def count_doubts(source: str, attributes: int, shapes: int) -> list[Finding]:
    """Return the doubt about a shapefile with more shapes than records, or fewer."""
    if attributes == shapes:
        return []
    message = f"the .shp holds {shapes} shapes, the .dbf {attributes} records; all are kept"
    return [Finding(
        level="warning", code="record-counts-differ", source=source, message=message,
        feature_id=f"#{min(attributes, shapes) + 1}",
        remedy="Attributes may stand at the wrong shapes: export the shapefile again",
    )]  # fmt: skip
