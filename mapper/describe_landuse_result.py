"""A ratio of the evaluation as a figure: value, formula, inputs, rule, and published values."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.computed_figure import computed_figure
from mapper.landuse_words import amount, joined, measured, source_words, status_words
from mapper.page import NO_WORDS, FigureView, Formula, FormulaTerm, Reference, Row, Words
from mapper.wording import QUALIFIERS, name_of, period_words
from parks.evaluation import published_values_of
from parks.vocabulary import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parks.evaluation import Definition, Need, PublishedValue, Quantity, Result

CURRENT_LAND = Words(zh="现状", en="current")
KINDS: Mapping[str, Words] = {
    "average": Words(zh="均值", en="mean"),
    "target": Words(zh="目标", en="target"),
    "threshold": Words(zh="门槛", en="threshold"),
}
IMPOSSIBLE = Words(zh="超过 100 %：数据有误", en="above 100 %: an error in the data")
SURVEY_LETTERS = 3
"""Keys of land categories (A, B21, D22) have no more characters, slugs of indicators have more."""
SQUARE_METRES = "平方米"
ON_LAND = ("floor_", "footprint_", "yard_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """
    How results name what they are computed from.

    Parameters
    ----------
    layer
        Id of the document that the land-use layer is from.
    numbers
        Number of each document on the page, by its id.
    printed
        Id of the printed figure by unit, indicator and period.
    """

    layer: str
    numbers: Mapping[str, str]
    printed: Mapping[tuple[str, str, str], str]


def result_row(unit: str, result: Result, citing: Citing) -> tuple[Row, tuple[FigureView, ...]]:
    """Return the row of a result, and its figure where it has a value."""
    title = Words(zh=result.definition.name_zh, en=result.definition.name_en)
    if result.value is None:
        return needs_row(title, result.needs), ()
    figure = result_figure(unit, result, citing)
    row = Row(form="figure", title=title, figures=(figure.id,), aside=_aside(figure, result))
    return row, (figure,)


def needs_row(title: Words, needs: Iterable[Need]) -> Row:
    """Return the row of something that cannot be computed, with what it needs."""
    told = joined((Words(zh=need.zh, en=need.en) for need in needs), zh="；", en="; ")
    return Row(form="uncomputed", title=title, reason=told)


def result_figure(unit: str, result: Result, citing: Citing) -> FigureView:
    """Return the figure of a result that has a value."""
    definition, value = result.definition, result.value or 0.0
    figure = computed_figure(
        figure_id(unit, result.key),
        unit=unit,
        label=Words(zh=definition.name_zh, en=definition.name_en),
        shown=measured(value, definition.unit),
        number=value,
        period=_period(result),
        source=_source(result, citing),
        formula=_formula(unit, result, citing),
    )
    return dataclasses.replace(figure, note=Words(zh=definition.note_zh, en=definition.note))


def figure_id(unit: str, key: str) -> str:
    """Return the id of a result's figure."""
    return f"{unit}-{key}"


def quantity_term(quantity: Quantity, citing: Citing) -> FormulaTerm:
    """Return an input with its value and where it is from."""
    letter = f"{quantity.key} " if _is_letter(quantity) else ""
    unit = SQUARE_METRES if quantity.key.startswith(ON_LAND) else quantity.unit
    value = amount(quantity.value or 0.0, unit, is_given=bool(quantity.period))
    qualifier = name_of(QUALIFIERS, quantity.qualifier or Qualifier.EXACT)
    return FormulaTerm(
        name=Words(zh=f"{letter}{quantity.name_zh}", en=f"{letter}{quantity.name_en}"),
        value=joined((qualifier, value), zh=" ", en=" "),
        source=_origin(quantity, citing),
    )


def _is_letter(quantity: Quantity) -> bool:
    return len(quantity.key) <= SURVEY_LETTERS


def _origin(quantity: Quantity, citing: Citing) -> Words:
    """Return the file of the parcels, or number and period of the document that prints a figure."""
    document = quantity.source.partition(":")[0]
    if not quantity.period or document not in citing.numbers:
        return Words(zh=quantity.source, en=quantity.source)
    number, period = citing.numbers[document], period_words(quantity.period)
    if not number:
        return period
    return Words(zh=f"资料 {number}，{period.zh}", en=f"source {number}, {period.en}")


def _period(result: Result) -> Words:
    return period_words(result.period) if result.period else CURRENT_LAND


def _source(result: Result, citing: Citing) -> str:
    """Return the document of the land where land is an input, else that of the first figure."""
    if any(not item.period for item in result.inputs):
        return citing.layer
    return next((item.source.partition(":")[0] for item in result.inputs), "")


def _formula(unit: str, result: Result, citing: Citing) -> Formula:
    definition = result.definition
    ids = (citing.printed.get((unit, item.key, item.period), "") for item in result.inputs)
    return Formula(
        expression=Words(zh=definition.formula_zh, en=definition.formula_en),
        numbers=_numbers(result),
        inputs=tuple(item for item in ids if item),
        terms=tuple(quantity_term(item, citing) for item in result.inputs),
        rule=rule_words(definition),
        references=tuple(_reference(item) for item in published_values_of(result.key)),
    )


def _numbers(result: Result) -> Words:
    """Return the formula with its numbers."""
    definition = result.definition
    above = _sum(result, definition.numerator)
    below = _sum(result, definition.denominator)
    value = amount(result.value or 0.0, definition.unit)
    return Words(
        zh=f"{above.zh} ÷ {below.zh} = {value.zh}", en=f"{above.en} ÷ {below.en} = {value.en}"
    )


def _sum(result: Result, terms: Iterable[tuple[str, ...]]) -> Words:
    chosen = [next(item for item in result.inputs if item.key in term) for term in terms]
    parts = [
        amount(
            item.value or 0.0,
            SQUARE_METRES if item.key.startswith(ON_LAND) else item.unit,
            is_given=bool(item.period),
        )
        for item in chosen
    ]
    told = joined(parts, zh=" + ", en=" + ")
    return Words(zh=f"({told.zh})", en=f"({told.en})") if len(parts) > 1 else told


def rule_words(definition: Definition) -> Words:
    """Return editions, standing and source of a definition."""
    years = [name for name in definition.editions if name.isdigit()]
    edition = (
        Words(zh=f"{'、'.join(years)} 年版", en=f"rule of {', '.join(years)}")
        if years
        else NO_WORDS
    )
    source = source_words(definition.source)
    return joined((edition, status_words(definition.status), source), zh="；", en="; ")


def _aside(figure: FigureView, result: Result) -> Words:
    """Return the latest published value in short."""
    if result.is_impossible:
        return IMPOSSIBLE
    published = published_values_of(result.key)
    if not published or figure.formula is None:
        return NO_WORDS
    kind, value = name_of(KINDS, published[0].kind), figure.formula.references[0].value
    return Words(zh=f"{kind.zh} {value.zh}", en=f"{kind.en} {value.en}")


def _reference(published: PublishedValue) -> Reference:
    qualifier = name_of(QUALIFIERS, published.qualifier)
    kind = name_of(KINDS, published.kind)
    zones = published.zones
    count = Words(zh=f"{zones} 个", en=f"{zones} zones") if zones else NO_WORDS
    data_end = Words(zh=f"数据至 {published.data_end}", en=f"data to {published.data_end}")
    return Reference(
        value=joined((qualifier, amount(published.value, published.unit)), zh=" ", en=" "),
        scope=joined(
            (
                Words(
                    zh=f"{published.scope_zh}{kind.zh}，{published.year}",
                    en=f"{kind.en} of {published.scope_en}, {published.year}",
                ),
                count,
                data_end if published.data_end else NO_WORDS,
            ),
            zh="，",
            en=", ",
        ),
        source=joined(
            (
                source_words(published.source),
                status_words(published.status),
                Words(zh=published.note_zh, en=published.note),
            ),
            zh="；",
            en="; ",
        ),
    )
