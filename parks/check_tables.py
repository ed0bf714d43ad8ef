"""Checks of the tables: references, duplicates, units of measurement, validity, marks of doubt."""

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import geopandas as gpd

from geo.finding import Finding, Level
from parks.catalogue import indicators
from parks.intake.join_units import names_of_units
from parks.measure_unit import fits, measure_units
from parks.names import nearest_name, plain_name
from parks.period import period_or_none
from parks.records import Record, first_by, records
from parks.region import Region
from parks.vocabulary import Mark

if TYPE_CHECKING:
    import pandas as pd

FIGURES = "indicators.csv"
SAME_FIGURE = [
    "unit_id", "indicator", "value", "value_high", "unit", "period", "status", "measure",
]  # fmt: skip
UNIT_FIELDS = {
    "units": ("parent",),
    "indicators": ("unit_id",),
    "structures": ("unit_id", "owner"),
    "clusters": ("unit_id", "owner"),
    "events": ("unit_id",),
    "parks": ("unit_id",),
    "places": ("unit_id",),
}
SOURCE_FIELDS = {
    "units": "source_id",
    "indicators": "source_id",
    "structures": "source_id",
    "clusters": "source_id",
    "events": "source_id",
    "parks": "source",
    "places": "source",
}
MARKS: dict[str, str] = {
    Mark.SCOPE_DIFFERS: "another row means a different extent; no growth is computed between them",
    Mark.CONFLICTS: "another document gives a different number",
    Mark.DAMAGED: "the text is damaged here; the figure is kept as printed",
    Mark.DOUBTFUL: "implausible as printed; kept as printed",
    Mark.IDENTITY_INFERRED: "taken for one unit under two names; the documents do not say so",
}


def unknown_references(region: Region) -> Iterator[Finding]:
    """Yield ids that no row of units.csv or sources.csv has."""
    units, sources = list(region.units["id"]), list(region.sources["source_id"])
    for table, fields in UNIT_FIELDS.items():
        for field in fields:
            yield from _unknown(region, table, field, known=units, kind="unit")
    for table, field in SOURCE_FIELDS.items():
        yield from _unknown(region, table, field, known=sources, kind="source")


def _unknown(
    region: Region, table: str, field: str, *, known: list[str], kind: str
) -> Iterator[Finding]:
    frame: pd.DataFrame = getattr(region, table)
    is_layer = isinstance(frame, gpd.GeoDataFrame)
    for row in records(frame[~frame[field].isin([*known, ""])]):
        yield Finding(
            level="error",
            code=f"unknown-{kind}",
            source=f"{table}.geojson" if is_layer else f"{table}.csv",
            line=None if is_layer else row["line"],
            feature_id=row["id"] if is_layer else "",
            field=field,
            value=row[field],
            message=f"no such id in {kind}s.csv",
            remedy=(kind == "unit" and _named(row[field], region)) or _nearest(row[field], known),
        )


def _named(value: str, region: Region) -> str:
    """Return the way out where a name stands in place of the id it belongs to."""
    names = names_of_units(region.units)
    unit_id = names.get(plain_name(value)) or names.get(plain_name(nearest_name(value, names)), "")
    return f"Did you mean {unit_id!r}? That is the unit of this name." if unit_id else ""


def _nearest(value: str, known: Iterable[str]) -> str:
    match = difflib.get_close_matches(value, list(known), n=1)
    return f"Did you mean {match[0]!r}?" if match else "Add it, or correct this value."


def duplicate_ids(region: Region) -> Iterator[Finding]:
    """Yield ids of units and sources that stand twice."""
    for table, field in (("units", "id"), ("sources", "source_id")):
        frame: pd.DataFrame = getattr(region, table)
        first = first_by(frame, field)
        for row in records(frame[frame[field].duplicated()]):
            yield Finding(
                level="error",
                code="duplicate-id",
                source=f"{table}.csv",
                line=row["line"],
                field=field,
                value=row[field],
                message=f"the id stands on line {first[row[field]]['line']} already",
                remedy="Give every row an id of its own.",
            )


def duplicate_figures(region: Region) -> Iterator[Finding]:
    """Yield figures that stand twice."""
    rows = region.indicators
    groups = rows.groupby(SAME_FIGURE, dropna=False, sort=False).ngroup()
    first = groups.drop_duplicates()
    lines = dict(zip(first, first.index, strict=True))
    for row, group in zip(records(rows), groups, strict=True):
        if lines[group] != row["line"]:
            yield _figure_finding(
                row,
                "indicator",
                level="warning",
                code="duplicate-figure",
                message=f"the same figure stands on line {lines[group]}",
                remedy="Keep one row and name the second place in its note.",
            )


def unknown_indicators(region: Region) -> Iterator[Finding]:
    """Yield figures whose indicator is not in the catalogue."""
    rows = region.indicators
    for row in records(rows[~rows["indicator"].isin(list(indicators()))]):
        yield _figure_finding(
            row,
            "indicator",
            code="unknown-indicator",
            message="the catalogue has no such indicator",
            remedy=_nearest(row["indicator"], indicators()),
        )


def wrong_units(region: Region) -> Iterator[Finding]:
    """Yield figures whose unit of measurement is unknown or of another dimension."""
    for row in records(region.indicators):
        printed, entry = measure_units().get(row["unit"]), indicators().get(row["indicator"])
        if printed is None:
            yield _figure_finding(
                row,
                "unit",
                code="wrong-unit",
                message="not in the table of units of measurement",
                remedy=_nearest(row["unit"], measure_units()),
            )
        elif entry and not fits(printed.dimension, entry.dimension_of(row["measure"])):
            expected = entry.dimension_of(row["measure"])
            yield _figure_finding(
                row,
                "unit",
                code="wrong-unit",
                message=f"{entry.id} ({row['measure']}) is measured in {expected}, "
                f"not in {printed.dimension}",
                remedy="Correct the unit, the indicator or the measure.",
            )


def outside_validity(region: Region) -> Iterator[Finding]:
    """Yield figures whose period lies outside their unit's validity."""
    units = first_by(region.units, "id")
    for row in records(region.indicators):
        unit = units.get(row["unit_id"])
        if unit and not _is_within(row["period"], unit["valid_from"], unit["valid_to"]):
            first, last = unit["valid_from"] or "ever", unit["valid_to"] or "now"
            yield _figure_finding(
                row,
                "period",
                level="warning",
                code="outside-validity",
                message=f"the unit is valid from {first} to {last}",
                remedy="Correct the period, or the unit's valid_from and valid_to.",
            )


def _is_within(period: str, first: str, last: str) -> bool:
    days, start, end = map(period_or_none, (period, first, last))
    starts_late = days and start and days.end < start.start
    ends_early = days and end and days.start > end.end
    return not (starts_late or ends_early)


def marked_figures(region: Region) -> Iterator[Finding]:
    """Yield figures that the table marks as doubtful: the doubt is known, and told on the page."""
    rows = region.indicators
    for row in records(rows[rows["mark"].isin(list(MARKS))]):
        yield _figure_finding(
            row,
            "printed",
            level="note",
            code=row["mark"].replace("_", "-"),
            message=f"{row['indicator']}: {MARKS[row['mark']]}",
            remedy=row["note"],
        )


def marked_units(region: Region) -> Iterator[Finding]:
    """Yield units that the table marks as doubtful."""
    rows = region.units
    for row in records(rows[rows["mark"].isin(list(MARKS))]):
        yield Finding(
            level="note",
            code=row["mark"].replace("_", "-"),
            source="units.csv",
            line=row["line"],
            feature_id=row["id"],
            field="mark",
            value=row["name_zh"],
            message=MARKS[row["mark"]],
            remedy=row["note"],
        )


def _figure_finding(
    row: Record, field: str, *, code: str, message: str, remedy: str, level: Level = "error"
) -> Finding:
    return Finding(
        level=level,
        code=code,
        source=FIGURES,
        line=row["line"],
        feature_id=row["unit_id"],
        field=field,
        value=str(row[field]),
        message=message,
        remedy=remedy,
    )
