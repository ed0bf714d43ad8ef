"""Figures in the words of the page, and the figures computed from them."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from mapper.page import NO_WORDS, FigureView, Formula, Words
from mapper.wording import (
    QUALIFIERS,
    kind_of,
    name_of,
    number_text,
    period_words,
    value_words,
)
from parks.figures import join_figures
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Mark, Measure

LABEL_FORMS = {
    Measure.NEW: ("新增", "", ", new"),
    Measure.GROWTH: ("", "增长", ", growth"),
    Measure.RANK: ("", "排位", ", rank"),
}
SAYS_IT_ALREADY = re.compile("^新增|增长$|增速|提升|排名|排位")


def describe_figures(region: Region) -> tuple[FigureView, ...]:
    """Return every figure of a region in file order, computed ones last."""
    joined = join_figures(region.indicators, region.sources)
    numbers = source_numbers(region)
    printed = tuple(_figure(record, numbers) for record in records(joined))
    return (*printed, *_built_shares(joined, {figure.id: figure for figure in printed}))


def source_numbers(region: Region) -> Mapping[str, str]:
    """Return the number that the page gives each document."""
    rows = region.sources
    return dict(zip(rows["source_id"], rows["number"], strict=True))


def readable_note(note: str, numbers: Mapping[str, str]) -> str:
    """Return a note with `qj2021 L12` written out as `source 2 line 12`."""
    for source, number in numbers.items():
        note = re.sub(rf"\b{source}\b", f"source {number}", note)
    return re.sub(r"\bL(\d+)", r"line \1", note)


def _figure(record: Record, numbers: Mapping[str, str]) -> FigureView:
    value, unit = _shown_value(record)
    return FigureView(
        id=record["figure_id"],
        unit=record["unit_id"],
        indicator=record["indicator"],
        label=_label(record),
        value=value,
        measure_unit=unit,
        qualifier=name_of(QUALIFIERS, record["qualifier"]),
        number=record["canonical_value"] or 0.0,
        period=period_words(record["period"]),
        period_iso=record["period"],
        kind=kind_of(record["status"], record["measure"]),
        source=record["source_id"],
        locator=record["locator"],
        printed=record["printed"],
        mark=record["mark"],
        note=Words(zh=record["note_zh"], en=readable_note(record["note"], numbers)),
    )


def _shown_value(record: Record) -> tuple[Words, Words]:
    """Return value and unit; a value that could not be read stands as it is printed."""
    if record["value"] is None:
        return Words(zh=record["printed"], en=record["printed"]), NO_WORDS
    return value_words(record["value"], record["value_high"], record["unit"], record["measure"])


def _label(record: Record) -> Words:
    name = Words(zh=record["name_zh"], en=record["name_en"])
    before, after, en = LABEL_FORMS.get(record["measure"], ("", "", ""))
    if SAYS_IT_ALREADY.search(name.zh):
        return name
    return Words(zh=f"{before}{name.zh}{after}", en=f"{name.en}{en}")


def _built_shares(figures: pd.DataFrame, views: Mapping[str, FigureView]) -> Iterable[FigureView]:
    """Yield built over planned area where one document gives both for one unit."""
    sound = figures[(figures["mark"] != Mark.SCOPE_DIFFERS) & figures["canonical_value"].notna()]
    planned = sound[sound["indicator"] == "planned_area"]
    built = sound[sound["indicator"] == "built_area"]
    for _, pair in planned.merge(
        built, on=["unit_id", "source_id"], suffixes=("_p", "_b")
    ).iterrows():
        yield _built_share(pair, views)


def _built_share(pair: pd.Series, views: Mapping[str, FigureView]) -> FigureView:
    planned, built = views[pair["figure_id_p"]], views[pair["figure_id_b"]]
    share = pair["canonical_value_b"] / pair["canonical_value_p"]
    percent = number_text(round(100 * share, 1), separator="")
    return FigureView(
        id=f"{built.id}-share",
        unit=built.unit,
        indicator="built_share",
        label=Words(zh="已建占规划的比重", en="Built share of the planned area"),
        value=Words(zh=percent, en=percent),
        measure_unit=Words(zh="%", en="%"),
        qualifier=NO_WORDS,
        number=100 * share,
        period=built.period,
        period_iso=built.period_iso,
        kind="computed",
        source=built.source,
        locator=built.locator,
        printed=f"{planned.printed}；{built.printed}",
        mark="",
        note=NO_WORDS,
        formula=_share_formula(planned, built, share),
    )


def _share_formula(planned: FigureView, built: FigureView, share: float) -> Formula:
    zh, en = (
        f"{built.value.zh} {built.measure_unit.zh} ÷ {planned.value.zh} {planned.measure_unit.zh}",
        f"{built.value.en} {built.measure_unit.en} ÷ {planned.value.en} {planned.measure_unit.en}",
    )
    return Formula(
        expression=Words(
            zh=f"{built.label.zh} ÷ {planned.label.zh}",
            en=f"{built.label.en.lower()} ÷ {planned.label.en.lower()}",
        ),
        numbers=Words(zh=f"{zh} = {share:.4g}", en=f"{en} = {share:.4g}"),
        inputs=(built.id, planned.id),
    )
