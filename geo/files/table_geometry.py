"""Geometry of a table: from columns of coordinates, or of WKT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import shapely

from geo.files.coordinate_columns import Pair, coordinate_pairs, paired_column, wkt_column
from geo.files.coordinate_text import coordinate_values, split_pairs
from geo.files.layer import Layer, row_names
from geo.files.table_rows import RowTable, capped
from geo.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Geometries = NDArray[np.object_]
    Floats = NDArray[np.float64]

HALF_TURN = 180.0
SHIFTED = {"gcj02": "GCJ-02", "bd09": "BD-09"}


@dataclass(frozen=True, eq=False, kw_only=True)
class _Drawn:
    """Geometry of each row, its CRS if it is known, and what was found."""

    shapes: Geometries
    crs: str | None = None
    findings: tuple[Finding, ...] = ()
    used_up: str | None = None


def table_layer(table: RowTable, *, source: str, name: str) -> Layer:
    """
    Make a layer of a table, with geometry if it has columns for it.

    Parameters
    ----------
    table
        The rows.
    source, name
        Of the file for messages, and of the layer.

    Returns
    -------
    layer
        Points from longitude and latitude (EPSG:4326, note `datum-assumed`), points from x and y in
        a CRS not known, or shapes from WKT; geometry None in every row if there are no such
        columns, and in rows whose cells cannot be read. A column of WKT that was read to the last
        cell is left out of the attributes.
    """
    drawn = _drawn(table, source)
    columns = table.columns.drop(columns=[drawn.used_up] if drawn.used_up else [])
    frame = gpd.GeoDataFrame(columns, geometry=drawn.shapes, crs=drawn.crs)
    findings = (*table.findings, *drawn.findings)
    ids = row_names(len(frame))
    return Layer(source=source, name=name, frame=frame, ids=ids, findings=findings)


def _drawn(table: RowTable, source: str) -> _Drawn:
    wkt = wkt_column(table.columns)
    if wkt is not None:
        return _from_wkt(table, wkt, source)
    pairs = coordinate_pairs([str(name) for name in table.columns])
    if pairs:
        return _from_pair(table, pairs, source)
    both = paired_column(table.columns)
    if both is not None:
        return _from_one_column(table, both, source)
    return _Drawn(shapes=np.full(len(table.columns), None, dtype=object))


def _from_wkt(table: RowTable, name: str, source: str) -> _Drawn:
    """Shapes of a column of WKT, EWKT, hexadecimal WKB or GeoJSON."""
    texts = [None if text is None else str(text).strip() for text in table.columns[name]]
    shapes, srids = _parsed(texts)
    bad = [row for row, text in enumerate(texts) if text is not None and shapes[row] is None]
    findings = [
        _told(table, source, row, "error", "bad-geometry", name, str(texts[row])[:60],
              "expected a geometry as WKT", "Write it like POLYGON ((106.1 29.1, ...))")
        for row in bad
    ]  # fmt: skip
    named = sorted(set(srids.tolist()) - {0})
    crs = f"EPSG:{named[0]}" if len(named) == 1 else None
    if len(named) > 1:
        findings.append(_about(
            source, "warning", "several-crs", name, ", ".join(map(str, named)),
            "expected one SRID in all rows", "Export the rows in one CRS",
        ))  # fmt: skip
    return _Drawn(
        shapes=shapes, crs=crs, findings=tuple(capped(findings)), used_up=None if bad else name
    )


def _parsed(texts: Sequence[str | None]) -> tuple[Geometries, NDArray[np.int64]]:
    """Shapes of texts in any of the notations, None where none fits, and their SRIDs."""
    srids = np.zeros(len(texts), dtype=np.int64)
    plain: list[str | None] = []
    for row, text in enumerate(texts):
        head, found, rest = (text or "").partition(";")
        is_extended = found and head.upper().startswith("SRID=") and head[5:].strip().isdecimal()
        srids[row] = int(head[5:]) if is_extended else 0
        plain.append(rest.strip() if is_extended else text)
    array = np.array(plain, dtype=object)
    shapes: Geometries = np.full(len(texts), None, dtype=object)
    first = np.array([(text or "")[:1] for text in plain], dtype=str)
    for is_ours, parse in (
        (first == "{", shapely.from_geojson),
        (first == "0", shapely.from_wkb),
        (np.char.isalpha(first), shapely.from_wkt),
    ):
        if is_ours.any():
            shapes[is_ours] = parse(array[is_ours], on_invalid="ignore")
    return shapes, np.where(shapely.is_missing(shapes), 0, srids)


def _from_pair(table: RowTable, pairs: Sequence[Pair], source: str) -> _Drawn:
    pair = pairs[0]
    findings = []
    values = []
    for name in (pair.x, pair.y):
        numbers, bad = coordinate_values(table.columns[name].tolist())
        values.append(numbers)
        findings += [_unreadable(table, source, row, name) for row in bad]
    drawn = _points(table, (values[0], values[1]), pair, source)
    if len(pairs) > 1:
        others = "; ".join(f"{other.x}, {other.y}" for other in pairs[1:])
        findings.append(_about(
            source, "warning", "several-coordinates", pair.x, others,
            f"there are several pairs of coordinates, {pair.x!r} and {pair.y!r} are used",
            "Delete the other columns if that is wrong",
        ))  # fmt: skip
    return _Drawn(shapes=drawn.shapes, crs=drawn.crs, findings=(*capped(findings), *drawn.findings))


def _from_one_column(table: RowTable, name: str, source: str) -> _Drawn:
    """Points of a column that holds both coordinates."""
    cells = table.columns[name].tolist()
    first, second, bad = split_pairs(cells)
    lat_first = _is_lat_first(first, second, name)
    x, y = (second, first) if lat_first else (first, second)
    told = [_unreadable(table, source, row, name) for row in bad]
    pair = Pair(x=name, y=name, in_degrees=True)
    drawn = _points(table, (x, y), pair, source)
    if lat_first:
        told.append(_about(
            source, "note", "latitude-first", name, str(next(filter(None, cells))),
            "latitude stands before longitude in this column", "",
        ))  # fmt: skip
    return _Drawn(shapes=drawn.shapes, crs=drawn.crs, findings=(*capped(told), *drawn.findings))


def _is_lat_first(first: Floats, second: Floats, name: str) -> bool:
    """Whether the numbers, or else the name, put latitude first."""
    if not np.isfinite(first).any():
        return False
    quarter = HALF_TURN / 2
    if np.nanmax(np.abs(first)) <= quarter < np.nanmax(np.abs(second)) <= HALF_TURN:
        return True
    is_beyond = np.nanmax(np.abs(first)) > quarter
    return not is_beyond and name.lower().startswith(("lat", "纬", "緯"))


def _points(table: RowTable, xy: tuple[Floats, Floats], pair: Pair, source: str) -> _Drawn:
    """Points where both coordinates are numbers, their CRS, and what is said of it."""
    x, y = xy
    has = np.isfinite(x) & np.isfinite(y)
    shapes: Geometries = np.full(len(x), None, dtype=object)
    shapes[has] = shapely.points(x[has], y[has])
    findings = _gaps(table, (np.isfinite(x), np.isfinite(y)), pair, source)
    fits = bool((np.abs(np.append(x[has], y[has])) <= HALF_TURN).all())
    crs, about = _crs_of(pair, source, fits=fits)
    return _Drawn(shapes=shapes, crs=crs if has.any() else None, findings=(*findings, about))


def _crs_of(pair: Pair, source: str, *, fits: bool) -> tuple[str | None, Finding]:
    """Return the CRS of a pair of columns, and the finding that says why."""
    value = ", ".join(dict.fromkeys((pair.x, pair.y)))
    if not pair.in_degrees:
        return None, _about(
            source, "note", "coordinates-without-crs", pair.x, value,
            "points are made of these columns; the table does not say in which CRS they are",
            "Name the CRS with --crs",
        )  # fmt: skip
    if not fits:
        return None, _about(
            source, "warning", "not-degrees", pair.x, value,
            "expected degrees within +-180 in these columns", "Name the CRS with --crs",
        )  # fmt: skip
    if pair.datum in SHIFTED:
        return "EPSG:4326", _about(
            source, "warning", "datum-named", pair.x, value,
            f"the names of the columns say {SHIFTED[pair.datum]}, which lies 500 m or more off",
            f"Read the table with --datum {pair.datum}",
        )  # fmt: skip
    return "EPSG:4326", _about(
        source, "note", "datum-assumed", pair.x, value,
        "the table does not say the datum of its degrees; they are taken as WGS 84",
        "If they were picked on Gaode or Tencent give --datum gcj02, on Baidu --datum bd09",
    )  # fmt: skip


def _gaps(
    table: RowTable, has: tuple[NDArray[np.bool_], NDArray[np.bool_]], pair: Pair, source: str
) -> list[Finding]:
    """Return what is told of rows without a point whose cells are blank."""
    blank_x, blank_y = (
        np.array([cell is None for cell in table.columns[name]], dtype=bool)
        for name in (pair.x, pair.y)
    )
    half = np.flatnonzero((blank_x & has[1]) | (blank_y & has[0])).tolist()
    findings = [
        _told(table, source, row, "error", "bad-coordinate", pair.x if blank_x[row] else pair.y, "",
              "expected both coordinates, one is blank", "Fill in both, or none")
        for row in half
    ]  # fmt: skip
    blank = np.flatnonzero(blank_x & blank_y).tolist()
    if blank:
        rows = "1 row has" if len(blank) == 1 else f"{len(blank)} rows have"
        findings.append(_told(
            table, source, blank[0], "note", "no-coordinates", pair.x, "",
            f"{rows} no coordinates and no geometry", "",
        ))  # fmt: skip
    return capped(findings)


def _unreadable(table: RowTable, source: str, row: int, name: str) -> Finding:
    return _told(
        table, source, row, "error", "bad-coordinate", name, str(table.columns[name][row])[:60],
        "expected a coordinate", "Write it with a point, e.g. 106.6532",
    )  # fmt: skip


def _told(  # noqa: PLR0917, PLR0913 - the parts of a finding
    table: RowTable, source: str, row: int, level: Level, code: str, field: str, value: str,
    message: str, remedy: str,
) -> Finding:  # fmt: skip
    return Finding(
        level=level, code=code, source=source, line=table.lines[row], feature_id=f"#{row + 1}",
        field=field, value=value, message=message, remedy=remedy,
    )  # fmt: skip


def _about(  # noqa: PLR0917 - the parts of a finding
    source: str, level: Level, code: str, field: str, value: str, message: str, remedy: str
) -> Finding:
    return Finding(
        level=level, code=code, source=source, field=field, value=value, message=message,
        remedy=remedy,
    )  # fmt: skip
