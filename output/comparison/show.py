"""A comparison put into the words of one language."""

from collections.abc import Mapping, Sequence

from mapper.compare_words import SECTIONS
from mapper.describe_units import PARK_KINDS
from mapper.page import Badge, Words
from mapper.wording import name_of, period_words
from output.comparison.documents import Documents
from output.comparison.figure_words import FigureWords
from output.comparison.notes import notes_of
from output.comparison.row_words import PAIR, RowWords
from output.comparison.shown import ShownComparison, ShownSection, ShownUnit
from output.comparison.words import COUNTS_ZH, FICTIONAL, both, said_in
from output.tables import Lang
from parks.comparison import ComparedUnit, Comparison

Badges = Mapping[str, Sequence[Badge]]


def show(
    comparison: Comparison, *, lang: Lang = "zh", badges: Badges | None = None
) -> ShownComparison:
    """
    Return a comparison as one reader sees it.

    Parameters
    ----------
    comparison
        The comparison.
    lang
        Language of every text.
    badges
        Badges of the units, as the page of the region shows them.

    Returns
    -------
    shown
        Ready for a template, a terminal or a sheet.
    """
    documents = Documents(comparison, lang)
    names = {unit.id: said_in(lang, unit.short) for unit in comparison.units}
    words = RowWords(FigureWords(documents, lang), names)
    sections = tuple(
        ShownSection(
            name=said_in(lang, name_of(SECTIONS, section.id)),
            rows=tuple(words.row(row) for row in section.rows),
        )
        for section in comparison.sections
    )
    pairs = [row.pair for section in sections for row in section.rows if row.pair]
    return ShownComparison(
        lang="zh-CN" if lang == "zh" else "en",
        title=said_in(lang, _title(comparison)),
        subtitle=_subtitle(comparison, documents, lang),
        fictional=said_in(lang, FICTIONAL) if comparison.fictional else "",
        units=tuple(
            _unit(unit, (badges or {}).get(unit.id, ()), documents, lang)
            for unit in comparison.units
        ),
        sections=sections,
        sources=documents.sources(),
        notes=tuple(said_in(lang, note) for note in notes_of(comparison)),
        difference_of=pairs[0] if pairs and len(names) == PAIR else "",
    )


def _title(comparison: Comparison) -> Words:
    units = comparison.units
    are_parks = all(unit.kind in PARK_KINDS for unit in units)
    noun = Words(zh="园区", en="parks") if are_parks else Words(zh="单位", en="units")
    zh = f"{COUNTS_ZH[len(units)]}个{noun.zh}对比"
    en = f"{len(units)} {noun.en} compared"
    if comparison.fictional:
        return Words(zh=f"{zh}（虚构）", en=f"{en} (fictional)")
    return Words(zh=zh, en=en)


def _subtitle(comparison: Comparison, documents: Documents, lang: Lang) -> str:
    parts = [both(comparison.region), Words(zh="同一指标目录", en="one catalogue of indicators")]
    if comparison.period:
        asked = period_words(comparison.period)
        parts.append(Words(zh=f"期间 {asked.zh}", en=f"period {asked.en}"))
    numbers = documents.numbers
    if numbers:
        zh, en = "、".join(numbers), ", ".join(numbers)
        parts.append(Words(zh=f"资料 {zh}", en=f"sources {en}"))
    return " · ".join(said_in(lang, part) for part in parts)


def _unit(
    unit: ComparedUnit, badges: Sequence[Badge], documents: Documents, lang: Lang
) -> ShownUnit:
    named = unit.industries
    return ShownUnit(
        name=said_in(lang, unit.short),
        other_name=said_in("en" if lang == "zh" else "zh", unit.short),
        badges=tuple((badge.form, said_in(lang, badge.text)) for badge in badges),
        industries=tuple(said_in(lang, name) for name in named.names) if named else (),
        industries_period=said_in(lang, period_words(named.period)) if named else "",
        industries_sources=documents.cited(named.citations) if named else (),
    )
