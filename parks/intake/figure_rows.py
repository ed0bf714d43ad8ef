"""Figures of a table, one a row or one a column, as rows of indicators.csv."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo.finding import Finding
from parks.intake.cells import as_number, as_text
from parks.intake.figure_columns import figure_columns, figure_values
from parks.intake.figure_faults import figure_fault, figure_faults, nearest_indicator
from parks.intake.headings import Heading, parse_heading
from parks.intake.join_units import Row, names_of_units
from parks.intake.written_period import written_period
from parks.measure_unit import measure_units
from parks.names import nearest_name, plain_name
from parks.records import records
from parks.vocabulary import Measure, Qualifier, Status

DEFAULTS: Mapping[str, str] = MappingProxyType({
    "status": Status.ACTUAL, "measure": Measure.LEVEL, "qualifier": Qualifier.EXACT,
})  # fmt: skip
TOTALS = ("合计", "总计", "小计", "共计", "全部", "total", "sum", "subtotal")
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
    columns = figure_columns(table, fields, source=source)
    told = figure_values(values)
    headings = {} if "indicator" in {*columns, *told} else _headings(table, columns)
    if not headings and not {"indicator", "value"} <= {*columns, *told}:
        return NewFigures(rows=(), missing_names=(), findings=(_no_figures(table, source),))
    if not {"unit_id", "name"} & {*columns, *told}:
        return NewFigures(rows=(), missing_names=(), findings=(_no_names(table, source),))
    found: list[Row] = []
    findings = _left_out(table, {*columns.values(), *headings}, source)
    ids, by_name = set(units["id"]), names_of_units(units)
    missing: dict[str, None] = {}
    for number, cells in enumerate(records(table), start=1):
        shared = {**{field: as_text(cells[column]) for field, column in columns.items()}, **told}
        given = _figures(shared, cells, headings)
        unit_id, name = _unit_of(shared, ids, by_name)
        if given and not unit_id:
            missing.setdefault(name)
            findings.append(_not_joined(name, units, row=number, source=source))
        for figure in given:
            row = {**DEFAULTS, "locator": f"#{number}", **_filled(figure), "source_id": source_id}
            faults = figure_faults(row, row_number=number, source=source)
            findings += faults
            if not faults:
                found.append({"unit_id": unit_id, "name": name, **_written(row)})
    return NewFigures(rows=tuple(found), missing_names=tuple(missing), findings=tuple(findings))


def _unit_of(shared: Row, ids: Container[str], by_name: Mapping[str, str]) -> tuple[str, str]:
    """Return the unit that a row is about, empty if the region has none such, and its name."""
    unit_id, name = shared.get("unit_id", ""), shared.get("name", "")
    if unit_id in ids:
        return unit_id, name
    return by_name.get(plain_name(name), ""), name or unit_id


def _filled(row: Row) -> Row:
    """Return the cells in which something stands, the period as the store writes it."""
    period = row.get("period", "")
    filled = {key: text for key, text in row.items() if text}
    return {**filled, "period": written_period(period) or period}


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
    if not name:
        return figure_fault(
            "missing-value", row_number=row, source=source, field="name", value="",
            message="the row does not say which unit its figures are about",
            remedy="Write the name of the park, or delete the row.",
        )  # fmt: skip
    if plain_name(name) in TOTALS:
        return figure_fault(
            "bad-value", row_number=row, source=source, field="name", value=name,
            message="a total is no unit of the region",
            remedy="Delete the row, then import again.",
        )  # fmt: skip
    nearest = nearest_name(name, units["name_zh"])
    meant = f"Did you mean {nearest!r}? Write that, or" if nearest else "Correct the name, or"
    return figure_fault(
        "unknown-unit", row_number=row, source=source, field="name", value=name,
        message="no unit of the region has this name",
        remedy=f"{meant} say --add-units to make it a new unit.",
    )  # fmt: skip


def _no_figures(table: pd.DataFrame, source: str) -> Finding:
    return Finding(
        level="error",
        code="no-figures",
        source=source,
        value=", ".join(map(str, table.columns)),
        message="no column is headed by an indicator of the catalogue",
        remedy="Head a column 规划面积(公顷), or give columns indicator and value.",
    )


def _no_names(table: pd.DataFrame, source: str) -> Finding:
    return Finding(
        level="error",
        code="missing-name-column",
        source=source,
        field="name_zh or unit_id",
        value=", ".join(map(str, table.columns)),
        message="no column says which unit a figure is about",
        remedy="Name it: --map name_zh=COLUMN, or say --set unit_id=UNIT for all.",
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
            remedy=nearest_indicator(str(name)),
        )
        for name in table.columns
        if str(name) not in used
    ]
