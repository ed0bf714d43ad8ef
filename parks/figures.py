"""Figures: indicator rows joined to the catalogue, to units of measurement and to their sources."""

from datetime import date

import pandas as pd

from parks.catalogue import RATIO_MEASURES, Indicator, indicators
from parks.measure_unit import MeasureUnit, fits, measure_units
from parks.period import period_or_none
from parks.vocabulary import Measure, Status

RATIO_UNIT, RANK_UNIT = "%", "位"
FIGURE_COLUMNS = (
    "figure_id",
    "unit_id",
    "indicator",
    "name_zh",
    "name_en",
    "theme",
    "dimension",
    "value",
    "value_high",
    "unit",
    "canonical_value",
    "canonical_high",
    "canonical_unit",
    "period",
    "start",
    "end",
    "status",
    "is_target",
    "measure",
    "qualifier",
    "printed",
    "source_id",
    "source_file",
    "locator",
    "mark",
    "note",
    "note_zh",
)


def join_figures(rows: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """
    Join indicator rows to catalogue, units of measurement and sources.

    Parameters
    ----------
    rows
        Table `indicators` of a region.
    sources
        Table `sources` of the region.

    Returns
    -------
    figures
        Same rows in the same order, columns FIGURE_COLUMNS. `canonical_value` is `value` in the
        indicator's canonical unit (growth and shares in %, ranks in 位), missing where the unit is
        unknown or of another dimension; `start` and `end` are the days the period covers. An
        unknown indicator keeps its slug as name.
    """
    figures = rows.copy()
    figures["figure_id"] = [f"f{line}" for line in rows.index]
    entries = [indicators().get(slug) for slug in rows["indicator"]]
    figures["name_zh"] = [
        e.name_zh if e else slug for e, slug in zip(entries, rows["indicator"], strict=True)
    ]
    figures["name_en"] = [
        e.name_en if e else slug for e, slug in zip(entries, rows["indicator"], strict=True)
    ]
    figures["theme"] = [e.theme.value if e else "" for e in entries]
    figures["dimension"] = [
        e.dimension_of(measure).value if e else ""
        for e, measure in zip(entries, rows["measure"], strict=True)
    ]
    canonical = [
        _canonical(e, measure) for e, measure in zip(entries, rows["measure"], strict=True)
    ]
    figures["canonical_unit"] = [unit.name if unit else "" for unit in canonical]
    factors = pd.Series(
        [
            _factor(measure_units().get(unit), target)
            for unit, target in zip(rows["unit"], canonical, strict=True)
        ],
        index=rows.index,
        dtype="float64",
    )
    figures["canonical_value"] = rows["value"] * factors
    figures["canonical_high"] = rows["value_high"] * factors
    days = [_days(text) for text in rows["period"]]
    figures["start"], figures["end"] = [first for first, _ in days], [last for _, last in days]
    figures["is_target"] = rows["status"] == Status.TARGET
    files = dict(zip(sources["source_id"], sources["file"], strict=True))
    figures["source_file"] = [files.get(source, "") for source in rows["source_id"]]
    return figures[list(FIGURE_COLUMNS)]


def newest_first(figures: pd.DataFrame) -> pd.DataFrame:
    """Return joined figures with targets last, the newest period first in both."""
    return figures.sort_values(
        ["is_target", "end", "start"], ascending=[True, False, False], kind="stable"
    )


def _canonical(entry: Indicator | None, measure: str) -> MeasureUnit | None:
    if entry is None:
        return None
    if measure in RATIO_MEASURES:
        return measure_units()[RATIO_UNIT]
    return measure_units().get(RANK_UNIT if measure == Measure.RANK else entry.unit)


def _factor(unit: MeasureUnit | None, target: MeasureUnit | None) -> float:
    if unit is None or target is None or not fits(unit.dimension, target.dimension):
        return float("nan")
    return float(unit.factor / target.factor)


def _days(text: str) -> tuple[date, date]:
    period = period_or_none(text)
    return (period.start, period.end) if period else (date.min, date.min)
