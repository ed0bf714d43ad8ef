"""A comparison of units as frozen data: sections of rows, a cell for each unit."""

from dataclasses import dataclass
from enum import StrEnum


class CellState(StrEnum):
    """What a cell holds: a figure, or one of four different reasons for having none."""

    VALUE = "value"
    NOT_PUBLISHED = "not_published"
    CANNOT_COMPUTE = "cannot_compute"
    UNPLACED = "unplaced"
    NOT_PROVIDED = "not_provided"


class Standing(StrEnum):
    """Whether the figures of a row may be compared."""

    COMPARABLE = "comparable"
    PARTLY = "partly"
    NOT_COMPARABLE = "not_comparable"
    NOTHING = "nothing_to_compare"


class Reason(StrEnum):
    """Why two figures are not comparable, the weightiest first."""

    INDICATOR = "indicator"
    SCOPE = "scope"
    STATUS = "status"
    MEASURE = "measure"
    DOUBTFUL = "doubtful"
    PERIOD = "period"
    MEASURE_UNIT = "measure_unit"


class SectionId(StrEnum):
    """Sections beside those of the catalogue's themes."""

    LAND_MIX = "land_mix"
    LAND_STRUCTURE = "land_structure"
    INTENSITY = "intensity"
    PER_LAND = "per_land"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document and the place in it."""

    source_id: str
    number: str
    title: Said
    date: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """
    How a computed figure follows from others.

    Parameters
    ----------
    expression
        Formula in words, e.g. built area divided by planned area.
    inputs
        Figures it is computed from, in the order of the formula.
    is_quotient
        Whether it is the first input divided by the second; else the inputs are only listed.
    """

    expression: Said
    inputs: "tuple[Figure, ...]" = ()
    is_quotient: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    A figure of a unit, printed or computed.

    Parameters
    ----------
    unit_id
        Whose figure it is.
    indicator
        Slug of the catalogue, or of a computed ratio.
    name
        Name of the indicator.
    value, value_high, unit
        As printed; `value_high` for ranges only.
    canonical_value, canonical_high, canonical_unit
        The same in the indicator's canonical unit; None where the printed unit is not convertible.
    period, status, measure, qualifier, mark, printed
        As in indicators.csv. A figure measured on a layer without a date has an empty period.
    scope
        What a computed figure refers to, e.g. the extent `planned`; empty for printed figures.
    note
        Note of the row, in both languages.
    citations
        Documents it is taken from.
    formula
        How it was computed; None for a printed figure.
    """

    unit_id: str
    indicator: str
    name: Said
    value: float
    unit: str
    canonical_value: float | None
    canonical_unit: str
    period: str
    status: str
    measure: str
    qualifier: str
    value_high: float | None = None
    canonical_high: float | None = None
    mark: str = ""
    printed: str = ""
    scope: str = ""
    note: Said = Said(zh="", en="")
    citations: tuple[Citation, ...] = ()
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    What a row says of one unit.

    Parameters
    ----------
    unit_id
        The unit.
    state
        `value`, or why there is none.
    figure
        The figure shown; None where there is none.
    compared
        Whether the figure is among those that may be compared in this row.
    reasons
        Why it is not, the weightiest first.
    why
        What is missing, where the cell cannot be computed or nothing was provided.
    others
        Figures of the unit that belong to this row and are not the one chosen.
    """

    unit_id: str
    state: CellState
    figure: Figure | None = None
    compared: bool = False
    reasons: tuple[Reason, ...] = ()
    why: Said | None = None
    others: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    Difference of two comparable cells.

    Parameters
    ----------
    of, to
        Units: the figure of `of` less the figure of `to`.
    value, unit
        Difference in the canonical unit; shares and growth differ by 个百分点.
    percent
        Difference in percent of the figure of `to`; None for shares, growth, and a figure of 0.
    """

    of: str
    to: str
    value: float
    unit: str
    percent: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One subject of comparison.

    Parameters
    ----------
    id
        Stable slug of the row.
    name
        What is compared.
    standing
        Whether its figures may be compared.
    reasons
        Why not, or not all of them; the weightiest first.
    cells
        One for each unit, in the order of the units.
    difference
        Where exactly two cells are comparable and both figures are exact.
    """

    id: str
    name: Said
    standing: Standing
    reasons: tuple[Reason, ...]
    cells: tuple[Cell, ...]
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows of one theme of the catalogue, or of a `SectionId`."""

    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Industries:
    """Industries that a document names for a unit."""

    period: str
    names: tuple[Said, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedUnit:
    """A unit that is compared."""

    id: str
    name: Said
    short: Said
    kind: str
    industries: Industries | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """
    Units side by side.

    Parameters
    ----------
    region, region_id
        Name and id of the region.
    fictional
        Whether the region is made up.
    landuse_edition
        Edition of the land-use codes; empty where the region has no land use.
    period
        The one period asked for; empty where each row finds its own.
    units
        The units, in the order given.
    sections
        Land first, then the themes in catalogue order.
    """

    region_id: str
    region: Said
    fictional: bool
    landuse_edition: str
    period: str
    units: tuple[ComparedUnit, ...]
    sections: tuple[Section, ...]

    def row(self, row_id: str) -> Row:
        """Return the row of an id; KeyError if there is none."""
        for section in self.sections:
            for row in section.rows:
                if row.id == row_id:
                    return row
        raise KeyError(row_id)
