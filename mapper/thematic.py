"""Thematic layers: a figure that three or more parks share, in colour-blind-safe classes."""

from collections.abc import Hashable, Iterable, Mapping

import numpy as np
import pandas as pd

from mapper.describe_units import PARK_KINDS
from mapper.page import FigureView, Thematic, ThematicClass, Unit, Words
from mapper.wording import number_text
from parks.catalogue import indicators
from parks.figures import join_figures
from parks.region import Region
from parks.vocabulary import Mark, Measure

FEWEST_UNITS = 3
MOST_CLASSES = 4
# Four steps of cividis, light to dark (Nunez et al. 2018, doi:10.1371/journal.pone.0199239).
RAMP = ("#E8D44D", "#A69D75", "#666970", "#1F3B6D")
KEY = ["indicator", "period", "status", "measure"]


def describe_thematics(
    region: Region, units: Mapping[str, Unit], figures: Iterable[FigureView]
) -> tuple[Thematic, ...]:
    """Return a layer for every indicator, period, status and measure that three parks share."""
    parks = [unit.id for unit in units.values() if unit.placed and unit.kind in PARK_KINDS]
    rows = join_figures(region.indicators, region.sources)
    rows = rows[rows["unit_id"].isin(parks) & rows["canonical_value"].notna() & _mappable(rows)]
    views = {figure.id: figure for figure in figures}
    return tuple(
        _thematic(key, group, parks, views[group["figure_id"].iloc[0]])
        for key, group in rows.drop_duplicates([*KEY, "unit_id"]).groupby(KEY, sort=True)
        if len(group) >= FEWEST_UNITS
    )


def _mappable(rows: pd.DataFrame) -> pd.Series:
    catalogue = indicators()
    allowed = [slug for slug, entry in catalogue.items() if entry.mappable]
    return (
        rows["indicator"].isin(allowed)
        & ~rows["measure"].isin([Measure.STRUCTURE, Measure.RANK])
        & (rows["mark"] != Mark.SCOPE_DIFFERS)
    )


def _thematic(key: Hashable, group: pd.DataFrame, parks: list[str], view: FigureView) -> Thematic:
    values = dict(zip(group["unit_id"], group["canonical_value"], strict=True))
    largest = max(values.values())
    return Thematic(
        id="-".join(map(str, key)) if isinstance(key, tuple) else str(key),
        title=Words(
            zh=f"{view.label.zh}（{view.period.zh}，{group['canonical_unit'].iloc[0]}）",
            en=f"{view.label.en} ({view.period.en}, {view.measure_unit.en})",
        ),
        classes=_classes(values),
        no_data=tuple(unit for unit in parks if unit not in values),
        sizes={
            unit: (max(value, 0.0) / largest) ** 0.5 if largest > 0 else 0.0
            for unit, value in values.items()
        },
    )


def _classes(values: Mapping[str, float]) -> tuple[ThematicClass, ...]:
    """Split values at quantiles; every value falls in exactly one class."""
    numbers = np.array(list(values.values()))
    count = min(MOST_CLASSES, len(np.unique(numbers)))
    edges = np.unique(np.quantile(numbers, np.linspace(0, 1, count + 1)))
    steps = max(len(edges) - 1, 1)
    where = np.clip(np.searchsorted(edges, numbers, side="right") - 1, 0, steps - 1)
    colours = [RAMP[round(step * (len(RAMP) - 1) / max(steps - 1, 1))] for step in range(steps)]
    return tuple(
        ThematicClass(
            label=_class_label(numbers[where == step]),
            colour=colours[step],
            units=tuple(unit for unit, index in zip(values, where, strict=True) if index == step),
        )
        for step in range(steps)
        if (where == step).any()
    )


def _class_label(members: np.ndarray) -> Words:
    low, high = (
        number_text(float(value), separator="") for value in (members.min(), members.max())
    )
    text = low if low == high else f"{low}\u2013{high}"
    return Words(zh=text, en=text)
