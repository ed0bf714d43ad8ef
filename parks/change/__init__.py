"""Planned land use compared with what is built, by unit and class."""

from parks.change.planned_and_built import PlannedAndBuilt, planned_and_built
from parks.change.realised_plan import FORMULA_EN, FORMULA_ZH, realised_plan

__all__ = [
    "FORMULA_EN",
    "FORMULA_ZH",
    "PlannedAndBuilt",
    "planned_and_built",
    "realised_plan",
]
