"""Units side by side: which of their figures may be compared, and why others may not."""

from parks.comparison.compare import compare_units
from parks.comparison.find_units import UnitChoiceError, find_units
from parks.comparison.model import (
    Cell,
    CellState,
    Citation,
    ComparedUnit,
    Comparison,
    Difference,
    Figure,
    Formula,
    Reason,
    Row,
    Said,
    Section,
    SectionId,
    Standing,
)

__all__ = [
    "Cell",
    "CellState",
    "Citation",
    "ComparedUnit",
    "Comparison",
    "Difference",
    "Figure",
    "Formula",
    "Reason",
    "Row",
    "Said",
    "Section",
    "SectionId",
    "Standing",
    "UnitChoiceError",
    "compare_units",
    "find_units",
]
