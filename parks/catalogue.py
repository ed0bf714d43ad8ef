"""The catalogue of indicators: one entry a slug, with what may be done with its figures."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from parks.vocabulary import Better, Dimension, Measure, Theme

RATIO_MEASURES = frozenset({Measure.GROWTH, Measure.SHARE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """
    An indicator of the catalogue.

    Parameters
    ----------
    id
        Slug used in indicators.csv.
    name_zh, name_en
        Field terms in both languages.
    dimension
        Of its levels; growth and shares are ratios whatever it says.
    unit
        Canonical unit of measurement, by its printed name.
    better
        Better direction.
    theme
        Where panels show it.
    mappable, summable, per_land
        Whether it may be mapped by value, summed over parks, divided by land.
    """

    id: str
    name_zh: str
    name_en: str
    dimension: Dimension
    unit: str
    better: Better
    theme: Theme
    mappable: bool
    summable: bool
    per_land: bool

    def dimension_of(self, measure: str) -> Dimension:
        """Return the dimension a figure of this indicator has under a measure."""
        if measure in RATIO_MEASURES:
            return Dimension.RATIO
        return Dimension.RANK if measure == Measure.RANK else self.dimension


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return the catalogue by slug, in file order."""
    text = files("parks").joinpath("data/catalogue/indicators.csv").read_text("utf-8")
    return {row["indicator"]: _indicator(row) for row in csv.DictReader(text.splitlines())}


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        id=row["indicator"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        dimension=Dimension(row["dimension"]),
        unit=row["unit"],
        better=Better(row["better"]),
        theme=Theme(row["theme"]),
        mappable=row["mappable"] == "true",
        summable=row["summable"] == "true",
        per_land=row["per_land"] == "true",
    )
