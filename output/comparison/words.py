"""Words of a comparison in both languages."""

from collections.abc import Iterable, Mapping

from mapper.compare_words import STATUSES
from mapper.page_words import NO_WORDS, Words
from output.fictional import NOTE_EN, NOTE_ZH
from output.tables import Lang
from parks.comparison import CellState, Figure, Reason, Said, Standing
from parks.vocabulary import Mark

STATES: Mapping[str, Words] = {
    CellState.NOT_PUBLISHED: Words(zh="未公布", en="not published"),
    CellState.CANNOT_COMPUTE: Words(zh="无法计算", en="cannot compute"),
    CellState.UNPLACED: Words(zh="未定位", en="unplaced"),
    CellState.NOT_PROVIDED: Words(zh="未提供", en="none provided"),
}
STANDINGS: Mapping[str, Words] = {
    Standing.COMPARABLE: Words(zh="可比", en="comparable"),
    Standing.PARTLY: Words(zh="部分可比", en="partly comparable"),
    Standing.NOT_COMPARABLE: Words(zh="不可比", en="not comparable"),
    Standing.NOTHING: NO_WORDS,
}
REASONS: Mapping[str, Words] = {
    Reason.INDICATOR: Words(zh="指标不同", en="indicator differs"),
    Reason.SCOPE: Words(zh="口径不同", en="scope differs"),
    Reason.STATUS: Words(zh="实际与目标", en="kind differs"),
    Reason.MEASURE: Words(zh="计量方式不同", en="measure differs"),
    Reason.DOUBTFUL: Words(zh="原文存疑", en="doubtful"),
    Reason.PERIOD: Words(zh="期间不同", en="period differs"),
    Reason.MEASURE_UNIT: Words(zh="单位不可换算", en="unit not convertible"),
}
MARKS: Mapping[str, Words] = {
    Mark.SCOPE_DIFFERS: Words(zh="口径不同", en="scope differs"),
    Mark.CONFLICTS: Words(zh="资料互异", en="documents differ"),
    Mark.DAMAGED: Words(zh="原文缺字", en="text damaged"),
    Mark.DOUBTFUL: Words(zh="存疑", en="doubtful"),
    Mark.IDENTITY_INFERRED: Words(zh="待核", en="to be checked"),
}
ALSO = Words(zh="另有 ", en="also ")
COUNTS_ZH = "零一两三四五六"
FICTIONAL = Words(zh=NOTE_ZH, en=NOTE_EN)


def reasons_words(reasons: Iterable[Reason], figures: Iterable[Figure]) -> Words:
    """Return why figures are not comparable; different statuses are named."""
    statuses = {figure.status for figure in figures}
    parts = [
        _status_words(statuses) if reason is Reason.STATUS else REASONS[reason]
        for reason in reasons
    ]
    return Words(zh="、".join(part.zh for part in parts), en=", ".join(part.en for part in parts))


def _status_words(statuses: set[str]) -> Words:
    found = [words for status, words in STATUSES.items() if status in statuses]
    return Words(
        zh="与".join(words.zh for words in found),
        en=f"kind differs ({' and '.join(words.en for words in found)})",
    )


def said_in(lang: Lang, words: Words | Said) -> str:
    """Return words in one language."""
    return words.zh if lang == "zh" else words.en


def comma() -> Words:
    """Return what stands between the items of a list."""
    return Words(zh="、", en=", ")


def both(said: Said | None) -> Words:
    """Return words of the data as words of the page."""
    return Words(zh=said.zh, en=said.en) if said else NO_WORDS


def locator_words(locator: str) -> Words:
    """Return where a figure stands: a bare number, or two with a dash, are lines."""
    if not locator.replace("-", "").isdigit():
        return Words(zh=locator, en=locator)
    lines = locator.replace("-", "–")
    return Words(zh=f"第 {lines} 行", en=f"line {lines}")
