"""What a page shows of figures: values in words, and the rows they stand in."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_words import NO_WORDS, Words

Kind = Literal[
    "actual", "target", "expected", "cumulative", "share", "growth", "threshold", "computed"
]
RowForm = Literal["figure", "pair", "missing", "uncomputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaTerm:
    """An input of a formula that no document prints, or that is told in another unit."""

    name: Words
    value: Words
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A published value to stand beside a computed one."""

    value: Words
    scope: Words
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How a computed figure follows from printed ones."""

    expression: Words
    numbers: Words
    inputs: tuple[str, ...]
    terms: tuple[FormulaTerm, ...] = ()
    rule: Words = NO_WORDS
    """Edition, standing and source of the rule."""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure as it is shown: words ready in both languages, numbers for bars, and its source."""

    id: str
    unit: str
    indicator: str
    label: Words
    value: Words
    measure_unit: Words
    qualifier: Words
    number: float
    """Value in the indicator's canonical unit (bars only)."""
    period: Words
    period_iso: str
    kind: Kind
    source: str
    locator: str
    printed: str
    mark: str
    note: Words
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure row, a pair of rows of the same scope, or a figure that is missing and why."""

    form: RowForm
    title: Words
    figures: tuple[str, ...] = ()
    reason: Words | None = None
    aside: Words = NO_WORDS
    """What stands small beside the kind: a published value, what a type rests on."""
