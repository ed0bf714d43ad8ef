"""Figures of a unit as inputs of formulas: one value a period, or why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from parks.catalogue import indicators
from parks.evaluation.data import parts_of, rows_of
from parks.evaluation.quantity import Quantity
from parks.measure_unit import UnitMismatchError, convert
from parks.need import Need
from parks.period import Period, period_or_none
from parks.records import Record, records
from parks.vocabulary import Status

if TYPE_CHECKING:
    import pandas as pd

FigureTable: TypeAlias = Mapping[str, Mapping[Period, Quantity]]
"""By slug of the indicator, then by period."""
SAME = 1e-9
"""Relative difference below which two documents say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInput:
    """Which figures of an indicator may go into a formula, and in which unit."""

    key: str
    unit: str
    measures: tuple[str, ...]
    status: str
    source: str


@cache
def figure_inputs() -> Mapping[str, FigureInput]:
    """Return the indicators that formulas use, by slug."""
    return {
        row["key"]: FigureInput(
            key=row["key"],
            unit=row["unit"],
            measures=parts_of(row["measures"]),
            status=row["status"],
            source=row["source"],
        )
        for row in rows_of("figure_inputs.csv")
    }


def figure_table(figures: pd.DataFrame, *, status: str = Status.ACTUAL) -> FigureTable:
    """
    Return the figures of a unit that formulas use.

    Parameters
    ----------
    figures
        Figures of one unit, as `Region.figures` gives them.
    status
        The one status that counts: actual, expected or target.

    Returns
    -------
    table
        Values in the unit of `figure_inputs`. Two documents that differ, a range, and a unit of
        another dimension give a quantity without value that says so.
    """
    rows: dict[tuple[str, Period], list[Record]] = defaultdict(list)
    for row in records(figures):
        wanted, period = figure_inputs().get(row["indicator"]), period_or_none(row["period"])
        if wanted and period and row["status"] == status and row["measure"] in wanted.measures:
            rows[wanted.key, period].append(row)
    table: dict[str, dict[Period, Quantity]] = defaultdict(dict)
    for (key, period), found in rows.items():
        table[key][period] = _quantity(figure_inputs()[key], found)
    return table


def missing_figure(key: str, *, period: str = "", others: str = "") -> Quantity:
    """Return the quantity of a figure that is not there; `others`: periods for which it is."""
    entry = indicators()[key]
    zh_period, en_period = (f"{period} 的", f" of {period}") if period else ("", "")
    zh_others, en_others = (f"（现有 {others}）", f" (there is {others})") if others else ("", "")
    need = Need(
        zh=f"{zh_period}{entry.name_zh}（{key}）{zh_others}",
        en=f"{entry.name_en} ({key}){en_period}{en_others}",
    )
    return Quantity(
        key=key,
        name_zh=entry.name_zh,
        name_en=entry.name_en,
        value=None,
        unit=figure_inputs()[key].unit,
        period=period,
        needs=(need,),
    )


def _quantity(wanted: FigureInput, rows: list[Record]) -> Quantity:
    """One quantity from all rows of a period; a measure named earlier counts before others."""
    rank = {measure: number for number, measure in enumerate(wanted.measures)}
    first = min(rank[row["measure"]] for row in rows)
    chosen = [row for row in rows if rank[row["measure"]] == first]
    row, entry = chosen[0], indicators()[wanted.key]
    values, need = _values(wanted, chosen)
    if need is None and max(values) - min(values) > SAME * max(abs(value) for value in values):
        need = _documents_differ(wanted, values)
    return Quantity(
        key=wanted.key,
        name_zh=entry.name_zh,
        name_en=entry.name_en,
        value=values[0] if need is None else None,
        unit=wanted.unit,
        source=", ".join(f"{item['source_id']}:{item['locator']}" for item in chosen),
        period=row["period"],
        status=row["status"],
        qualifier=row["qualifier"],
        mark=row["mark"],
        needs=() if need is None else (need,),
    )


def _values(wanted: FigureInput, rows: list[Record]) -> tuple[list[float], Need | None]:
    for row in rows:
        if row["value_high"] is not None:
            printed = f"{row['value']:g}-{row['value_high']:g} {row['unit']}"
            zh = f"{wanted.key} 的单一数值（原文为区间 {printed}）"
            return [], Need(zh=zh, en=f"one value of {wanted.key} (it is a range, {printed})")
        if row["value"] is None:
            return [], Need(zh=f"{wanted.key} 的数值", en=f"a number for {wanted.key}")
    try:
        return [convert(row["value"], row["unit"], wanted.unit) for row in rows], None
    except (KeyError, UnitMismatchError):
        units = "、".join(dict.fromkeys(row["unit"] for row in rows))
        zh = f"能换算为{wanted.unit}的 {wanted.key} 单位（现为 {units}）"
        en = f"{wanted.key} in a unit that converts to {wanted.unit} (it is in {units})"
        return [], Need(zh=zh, en=en)


def _documents_differ(wanted: FigureInput, values: list[float]) -> Need:
    told = ", ".join(f"{value:,g}" for value in dict.fromkeys(values))
    return Need(
        zh=f"{wanted.key} 的一个数值（资料互异：{told} {wanted.unit}）",
        en=f"one value of {wanted.key} (documents differ: {told} {wanted.unit})",
    )
