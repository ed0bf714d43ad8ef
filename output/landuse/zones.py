"""Zones of a file, or of a region, each with a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
from pyproj import CRS

from geo.files.layer import Layer, row_names
from geo.files.read_layer import read_layer
from geo.files.refused import refuse
from geo.finding import Finding
from geo.overlay.class_text import text_of
from geo.overlay.from_file import crs_of_user
from parks import load_region, region_names
from parks.boundaries import boundaries_known
from parks.intake.fields import map_fields

ZONE_ID = "zone_id"
FIELDS = ("id", "name_zh", "name_en")


@dataclass(frozen=True, eq=False, kw_only=True)
class NamedZones:
    """
    Zones to measure land in.

    Parameters
    ----------
    frame
        Columns `zone_id` (text) and `geometry`, with a CRS.
    source
        Name of the file or region.
    named_by
        Column that the names are from; empty for numbers of rows.
    findings
        What was found while reading.
    """

    frame: gpd.GeoDataFrame
    source: str
    named_by: str
    findings: tuple[Finding, ...]


def named_zones(
    told: str, *, zone_id: str = "", layer: str | None = None, crs: str = ""
) -> NamedZones:
    """
    Read zones.

    Parameters
    ----------
    told
        File of any format that is read, or name or folder of a region: then its boundaries whose
        line and area mean something.
    zone_id
        Column that names the zones. If empty, a column that is known as an id or a name, in which
        every row has one of its own; else the number of the row.
    layer
        Layer of the file, where there are several.
    crs
        What the coordinates are; outranks what the file says.

    Raises
    ------
    FileRefusedError
        If the file cannot be read, has no zones, no CRS, or not the column.
    """
    path = Path(told)
    if told in region_names() and not path.exists():
        return _of_region(told)
    if (path / "region.toml").is_file():
        return _of_region(path)
    read = read_layer(path, layer=layer)
    if read.frame.geometry.isna().all():
        raise refuse("no-shapes", read.source, "expected zones, nothing has a geometry",
                     remedy="Give the file that holds the boundaries")  # fmt: skip
    chosen = _crs(read, crs)
    column, notes = _column(read, zone_id)
    names, doubts = _names(read, column)
    shapes = gpd.GeoSeries(read.frame.geometry.to_numpy(), crs=chosen)
    return NamedZones(
        frame=gpd.GeoDataFrame({ZONE_ID: names}, geometry=shapes),
        source=read.source,
        named_by=column,
        findings=(*read.findings, *notes, *doubts),
    )


def _of_region(told: str | Path) -> NamedZones:
    region = load_region(told)
    known = boundaries_known(region)
    usable = known[known["area_measurable"].astype(bool)]
    if usable.empty:
        raise refuse(
            "no-zones", str(told), "no boundary of the region has a line and area that mean "
            "something", remedy="Import surveyed or published boundaries first, or name a file",
        )  # fmt: skip
    frame = gpd.GeoDataFrame(
        {ZONE_ID: usable["id"].to_numpy()}, geometry=usable.geometry.to_numpy(), crs=usable.crs
    )
    return NamedZones(frame=frame, source=str(told), named_by="id", findings=())


def _crs(read: Layer, told: str) -> CRS:
    if told:
        return crs_of_user(told, option="--zones-crs")
    if read.frame.crs is None:
        raise refuse(
            "no-crs", read.source, "expected a CRS, the file declares none",
            remedy="Say what the coordinates are, e.g. --zones-crs EPSG:4545",
        )  # fmt: skip
    return CRS(read.frame.crs)


def _column(read: Layer, told: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the column of the names, and a note if nobody told it."""
    if told:
        if told not in read.columns:
            raise refuse(
                "missing-column", read.source, "the file has no such column", field=told,
                value=", ".join(read.columns) or "no column",
                remedy="Name one of them with --zone-id",
            )  # fmt: skip
        return told, ()
    known = map_fields(read.columns, told={}, wanted=FIELDS, source=read.source).columns
    names = [column for column in known.values() if _tells_apart(read, column)]
    column = next(iter(names), "")
    what = "taken as the names of the zones because of its name"
    message = what if column else "zones are named by the number of their row"
    note = Finding(
        level="note", code="field-guessed", source=read.source, field=column, message=message,
        remedy="If a column names them, say --zone-id COLUMN",
    )  # fmt: skip
    return column, (note,)


def _tells_apart(read: Layer, column: str) -> bool:
    """Tell whether every row has a value of its own."""
    values = [text_of(value) for value in read.frame[column]]
    return all(values) and len(set(values)) == len(values)


def _names(read: Layer, column: str) -> tuple[Sequence[str], tuple[Finding, ...]]:
    """Return the name of each zone; one without is named by its row."""
    rows = row_names(len(read.frame))
    if not column:
        return rows, ()
    names = [text_of(value) for value in read.frame[column]]
    missing = [row for row, name in zip(rows, names, strict=True) if not name]
    doubts: tuple[Finding, ...] = ()
    if missing:
        doubts = (
            Finding(
                level="warning", code="zone-without-id", source=read.source, field=column,
                value=", ".join(missing[:5]), message=f"{len(missing)} zones have no name",
                remedy="They are called by the number of their row: give each a name",
            ),
        )  # fmt: skip
    return [name or row for name, row in zip(names, rows, strict=True)], doubts
