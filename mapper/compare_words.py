"""Words of compared figures in both languages: headings, kinds, periods, and rounded values."""

from collections.abc import Mapping

from mapper.describe_rows import THEMES
from mapper.page import Kind, Words
from mapper.wording import kind_of, name_of, period_words, value_words
from parks.comparison import Figure, SectionId
from parks.vocabulary import Status

SIGNIFICANT = 4
PER_KM2 = "平方公里"
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
FROM_BORDER = Words(zh="按界线计算", en="from the border")
LAYERS: Mapping[str, Words] = {
    Status.ACTUAL: Words(zh="现状图层", en="current layer"),
    Status.TARGET: Words(zh="规划图层", en="planned layer"),
}


def kind_words(figure: Figure) -> tuple[Kind, Words]:
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


def shown_value(figure: Figure) -> tuple[Words, Words]:
    """Return value and unit of a figure; one that is not printed has four significant digits."""
    value = figure.value if figure.printed else rounded(figure.value)
    above, slash, below = figure.unit.partition("/")
    if slash and figure.formula is not None and below == PER_KM2:
        number, unit = value_words(value, figure.value_high, above, figure.measure)
        return number, Words(zh=f"{unit.zh}/km²", en=f"{unit.en}/km²".strip())
    return value_words(value, figure.value_high, figure.unit, figure.measure)


def rounded(value: float) -> float:
    """Return a value with four significant digits, and no digit before the point lost."""
    digits = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return round(value, max(SIGNIFICANT - digits, 0)) if digits else float(f"{value:.4g}")
