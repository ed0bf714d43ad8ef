"""Figures of a table, one a row or one a column, as rows of indicators.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo.finding import Finding
from parks.catalogue import Indicator, indicators
from parks.intake.cells import as_number, as_text
from parks.intake.headings import Heading, parse_heading, unit_in_brackets
from parks.intake.join_units import Row, names_of_units
from parks.measure_unit import measure_units
from parks.names import nearest_name, plain_name
from parks.records import records
from parks.vocabulary import Measure, Qualifier, Status

FIELD_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unit_id": ("unit_id",),
        "name": (
            "name",
            "name_zh",
            "园区",
            "园区名称",
            "名称",
            "单位名称",
            "开发区",
            "park",
            "region",
        ),
        "indicator": ("indicator", "指标", "指标名称"),
        "value": ("value", "数值", "值", "指标值"),
        "value_high": ("value_high",),
        "unit": ("unit", "计量单位", "单位"),
        "period": ("period", "year", "年份", "年度", "时期", "时间"),
        "status": ("status", "状态"),
        "measure": ("measure",),
        "qualifier": ("qualifier",),
        "printed": ("printed",),
        "locator": ("locator",),
        "note": ("note", "备注", "说明"),
    }
)
DEFAULTS: Mapping[str, str] = MappingProxyType({
    "status": Status.ACTUAL, "measure": Measure.LEVEL, "qualifier": Qualifier.EXACT,
})  # fmt: skip
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "…", "无", "n/a", "na", "null"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigures:
    """
    What a table adds to indicators.csv.

    Parameters
    ----------
    rows
        Cells by column of indicators.csv, one mapping a figure.
    missing_names
        Names of the table that no unit of the region has, once each.
    findings
        What keeps the figures from being read (errors), and what was left out.
    """

    rows: tuple[Row, ...]
    missing_names: tuple[str, ...]
    findings: tuple[Finding, ...]


def figure_rows(
    table: pd.DataFrame,
    *,
    fields: Mapping[str, str],
    values: Mapping[str, str],
    units: pd.DataFrame,
    source: str,
    source_id: str,
) -> NewFigures:
    """
    Turn a table into figures.

    Parameters
    ----------
    table
        Rows as text. Long form has a column of indicators and one of values; wide form a column
        a figure, headed `规划面积(公顷)`, `2023年规划面积(公顷)` or `planned_area (ha)`.
    fields
        Column by field, as the planner said; other fields are found by their names.
    values
        Fields that are the same for all, e.g. `period=2023`, `unit=亩`.
    units
        The region's units.
    source, source_id
        Name of the file, and its id in sources.csv.

    Returns
    -------
    figures
        In the order of the table. A cell without a value is left out; one that is no number, has no
        unit of measurement, no period, or an indicator that the catalogue lacks is an error.
    """
    columns = _columns(table, fields)
    found: list[Row] = []
    findings: list[Finding] = []
    by_name = names_of_units(units)
    headings = {} if "indicator" in columns else _headings(table, columns)
    if not headings and not {"indicator", "value"} <= columns.keys():
        return NewFigures(rows=(), missing_names=(), findings=(_no_figures(table, source),))
    findings += _left_out(table, {*columns.values(), *headings}, source)
    missing: dict[str, None] = {}
    for number, cells in enumerate(records(table), start=1):
        shared = {**values, **{field: as_text(cells[column]) for field, column in columns.items()}}
        unit_id = shared.get("unit_id") or by_name.get(plain_name(shared.get("name", "")), "")
        if not unit_id:
            missing.setdefault(shared.get("name", ""))
            findings.append(_not_joined(shared.get("name", ""), units, row=number, source=source))
        for given in _figures(shared, cells, headings):
            row = {**DEFAULTS, "source_id": source_id, "locator": f"#{number}", **given}
            faults = [*_faults(row, row_number=number, source=source)]
            findings += faults
            if not faults:
                found.append({"unit_id": unit_id, "name": shared.get("name", ""), **_written(row)})
    return NewFigures(rows=tuple(found), missing_names=tuple(missing), findings=tuple(findings))


def _columns(table: pd.DataFrame, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field: as told, else found by its name."""
    by_plain = {plain_name(str(name)): str(name) for name in reversed(list(table.columns))}
    found = {}
    for field, names in FIELD_NAMES.items():
        known = [plain_name(name) for name in names if plain_name(name) in by_plain]
        if known:
            found[field] = by_plain[known[0]]
    told = {"name" if field == "name_zh" else field: column for field, column in fields.items()}
    return {**found, **told}


def _headings(table: pd.DataFrame, columns: Mapping[str, str]) -> dict[str, Heading]:
    used = set(columns.values())
    parsed = {str(name): parse_heading(str(name)) for name in table.columns if name not in used}
    return {name: heading for name, heading in parsed.items() if heading is not None}


def _figures(
    shared: Row, cells: Mapping[str, object], headings: Mapping[str, Heading]
) -> list[Row]:
    """Return the cells of one row of the table as figures; those without a value are left out."""
    if not headings:
        given = [{**shared, "indicator": _slug_of(shared.get("indicator", "")), "field": "value"}]
    else:
        given = [
            {
                **shared,
                "field": name,
                "value": as_text(cells[name]),
                "indicator": heading.indicator,
                **{k: v for k, v in (("unit", heading.unit), ("period", heading.period)) if v},
            }
            for name, heading in headings.items()
        ]
    return [row for row in given if row.get("value", "").casefold() not in NOTHING]


def _slug_of(text: str) -> str:
    heading = parse_heading(text)
    return heading.indicator if heading else text


def _faults(row: Row, *, row_number: int, source: str) -> list[Finding]:
    """Return what is wrong with one figure."""
    entry, unit = indicators().get(row["indicator"]), row.get("unit", "")
    checks = (
        (entry is None, "indicator", "unknown-indicator", row["indicator"],
         "the catalogue has no such indicator", _nearest_indicator(row["indicator"])),
        (as_number(row["value"]) is None, row["field"], "not-a-number", row["value"],
         "expected a number", "Write digits with a point: 12.5"),
        (not unit, row["field"], "no-unit", row["value"], "the figure has no unit of measurement",
         "Write it in the heading, 规划面积(公顷), or say --set unit=公顷."),
        (bool(unit) and unit not in measure_units(), row["field"], "wrong-unit", unit,
         "not in the table of units of measurement", "See docs/store.md for the table."),
        (not row.get("period"), row["field"], "no-period", row["value"],
         "the figure has no period", "Say --set period=2023, or add a column 年份."),
    )  # fmt: skip
    return [
        _fault(code, row_number=row_number, source=source, field=field, value=value,
               message=message, remedy=remedy)
        for wrong, field, code, value, message, remedy in checks
        if wrong
    ]  # fmt: skip


def _fault(
    code: str, *, row_number: int, source: str, field: str, value: str, message: str, remedy: str
) -> Finding:
    return Finding(
        level="error", code=code, source=source, feature_id=f"#{row_number}", field=field,
        value=value, message=message, remedy=remedy,
    )  # fmt: skip


def _written(row: Row) -> Row:
    """Return the columns of indicators.csv: a plain number, and `printed` as it stood."""
    names = (
        "indicator",
        "period",
        "status",
        "measure",
        "qualifier",
        "source_id",
        "locator",
        "note",
    )
    number = as_number(row["value"])
    return {
        **{name: row.get(name, "") for name in names},
        "value": f"{number:.15g}",
        "value_high": row.get("value_high", ""),
        "unit": measure_units()[row["unit"]].name,
        "printed": row.get("printed") or f"{row['value']}{row['unit']}",
    }


def _not_joined(name: str, units: pd.DataFrame, *, row: int, source: str) -> Finding:
    nearest = nearest_name(name, units["name_zh"])
    meant = f"Did you mean {nearest!r}? Write that, or" if nearest else "Correct the name, or"
    return _fault(
        "unknown-unit", row_number=row, source=source, field="name", value=name,
        message="no unit of the region has this name",
        remedy=f"{meant} say --add-units to make it a new unit.",
    )  # fmt: skip


def _nearest_indicator(text: str) -> str:
    by_name: dict[str, Indicator] = {entry.name_zh: entry for entry in indicators().values()}
    nearest = nearest_name(unit_in_brackets(text)[0], [*by_name, *indicators()])
    return f"Did you mean {nearest!r}?" if nearest else "The catalogue is listed in docs/store.md."


def _no_figures(table: pd.DataFrame, source: str) -> Finding:
    return Finding(
        level="error",
        code="no-figures",
        source=source,
        value=", ".join(map(str, table.columns)),
        message="no column is headed by an indicator of the catalogue",
        remedy="Head a column 规划面积(公顷), or give columns indicator and value.",
    )


def _left_out(table: pd.DataFrame, used: set[str], source: str) -> list[Finding]:
    """Return a warning for each column that is neither a field nor an indicator."""
    return [
        Finding(
            level="warning",
            code="column-left-out",
            source=source,
            field=str(name),
            message="the heading is no indicator of the catalogue, so the column was left out",
            remedy=_nearest_indicator(str(name)),
        )
        for name in table.columns
        if str(name) not in used
    ]
