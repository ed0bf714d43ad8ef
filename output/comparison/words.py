"""Words of a comparison in both languages."""

from collections.abc import Iterable, Mapping

from mapper.describe_rows import THEMES
from mapper.page_words import NO_WORDS, Words
from mapper.wording import kind_of, name_of, period_words
from output.fictional import NOTE_EN, NOTE_ZH
from output.tables import Lang
from parks.comparison import CellState, Figure, Reason, Said, SectionId, Standing
from parks.vocabulary import Mark, Status

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
STATUSES: Mapping[str, Words] = {
    Status.ACTUAL: Words(zh="实际", en="actual"),
    Status.EXPECTED: Words(zh="预计", en="expected"),
    Status.TARGET: Words(zh="目标", en="target"),
}
KINDS: Mapping[str, Words] = {
    "actual": STATUSES[Status.ACTUAL],
    "expected": STATUSES[Status.EXPECTED],
    "target": STATUSES[Status.TARGET],
    "cumulative": Words(zh="累计", en="cumulative"),
    "share": Words(zh="占比", en="share"),
    "growth": Words(zh="增速", en="growth"),
    "threshold": Words(zh="门槛", en="threshold"),
    "computed": Words(zh="计算", en="computed"),
}
MARKS: Mapping[str, Words] = {
    Mark.SCOPE_DIFFERS: Words(zh="口径不同", en="scope differs"),
    Mark.CONFLICTS: Words(zh="资料互异", en="documents differ"),
    Mark.DAMAGED: Words(zh="原文缺字", en="text damaged"),
    Mark.DOUBTFUL: Words(zh="存疑", en="doubtful"),
    Mark.IDENTITY_INFERRED: Words(zh="待核", en="to be checked"),
}
SECTIONS: Mapping[str, Words] = {
    **{theme.value: words for theme, words in THEMES.items()},
    SectionId.LAND_MIX: Words(
        zh="用地构成（占界线内面积）", en="Land-use mix (share of the area within the border)"
    ),
    SectionId.LAND_STRUCTURE: Words(
        zh="用地结构（占城镇建设用地）",
        en="Land-use structure (share of urban construction land)",
    ),
    SectionId.INTENSITY: Words(zh="集约利用", en="Intensity of land use"),
    SectionId.PER_LAND: Words(zh="亩均与地均", en="Per mu and per km²"),
    "": Words(zh="其他", en="Other"),
}
FROM_BORDER = Words(zh="按界线计算", en="from the border")
LAYERS: Mapping[str, Words] = {
    Status.ACTUAL: Words(zh="现状图层", en="current layer"),
    Status.TARGET: Words(zh="规划图层", en="planned layer"),
}
ALSO = Words(zh="另有 ", en="also ")
COUNTS_ZH = "零一两三四五六"
FICTIONAL = Words(zh=NOTE_ZH, en=NOTE_EN)


def kind_words(figure: Figure) -> tuple[str, Words]:
    """Return the kind of a figure and its words; what no document prints is computed."""
    kind = kind_of(figure.status, figure.measure)
    if not figure.printed and kind != "target":
        kind = "computed"
    return kind, KINDS[kind]


def when(figure: Figure) -> Words:
    """Return the period of a figure; a measured one without a date names what it is measured on."""
    if figure.period:
        return period_words(figure.period)
    return name_of(LAYERS, figure.status) if figure.formula else FROM_BORDER


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
