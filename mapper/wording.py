"""Values, units, periods and kinds in the words of the page, in Chinese and English."""

import re
from collections.abc import Mapping
from fractions import Fraction

from mapper.page import NO_WORDS, Kind, Words
from parks.measure_unit import measure_units
from parks.period import period_or_none
from parks.vocabulary import Dimension, Measure, Qualifier, Status

THIN_SPACE = "\u2009"
GROUP_FROM = 10_000
BILLION, MILLION = 1e9, 1e6
FRACTION_UNIT, MOST_PARTS = "比", 100
PERCENT_UNITS = ("%", "个百分点")
ZH_UNITS = {"平方公里": "km²", "万平方米": "万 m²", "平方米": "m²"}
QUARTERS_ZH = ("一季度", "二季度", "三季度", "四季度")
HALVES_ZH = ("上半年", "下半年")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KIND_OF_STATUS: Mapping[str, Kind] = {Status.TARGET: "target", Status.EXPECTED: "expected"}
KIND_OF_MEASURE: Mapping[str, Kind] = {
    Measure.CUMULATIVE: "cumulative",
    Measure.SHARE: "share",
    Measure.GROWTH: "growth",
    Measure.THRESHOLD: "threshold",
}
QUALIFIERS: Mapping[str, Words] = {
    Qualifier.EXACT: NO_WORDS,
    Qualifier.ABOUT: Words(zh="约", en="about"),
    Qualifier.OVER: Words(zh="超过", en="over"),
    Qualifier.AT_LEAST: Words(zh="不低于", en="at least"),
    Qualifier.BELOW: Words(zh="低于", en="below"),
}
_PERIOD = re.compile(r"^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d{2})(?:-(\d{2}))?))?$")


def kind_of(status: str, measure: str) -> Kind:
    """Return the kind a chip names: target and expected first, then what the figure measures."""
    return KIND_OF_STATUS.get(status) or KIND_OF_MEASURE.get(measure, "actual")


def name_of(names: Mapping[str, Words], value: str) -> Words:
    """Return the words of a value; one outside the vocabulary stands as it is (a finding tells)."""
    return names.get(value) or Words(zh=value, en=value)


def period_words(text: str) -> Words:
    """Return a period (2024-Q1, 2020-H1, 2024-04, 2023/2025) as it is read."""
    first, _, last = text.partition("/")
    if last:
        start, end = _span_words(first), _span_words(last)
        gap = " " if start.zh[-1].isdigit() else ""
        return Words(zh=f"{start.zh}{gap}至 {end.zh}", en=f"{start.en} to {end.en}")
    return _span_words(first)


def end_ordinal(period: str) -> int:
    """Return the last day of a period as an ordinal, 0 for a text that is no period."""
    days = period_or_none(period)
    return days.end.toordinal() if days else 0


def _span_words(text: str) -> Words:
    match = _PERIOD.match(text)
    if not match:
        return Words(zh=text, en=text)
    year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
    if quarter:
        return Words(zh=f"{year} 年{QUARTERS_ZH[quarter - 1]}", en=f"Q{quarter} {year}")
    if half:
        return Words(zh=f"{year} 年{HALVES_ZH[half - 1]}", en=f"H{half} {year}")
    if day:
        return Words(zh=f"{year} 年 {month} 月 {day} 日", en=f"{day} {MONTHS[month - 1]} {year}")
    if month:
        return Words(zh=f"{year} 年 {month} 月", en=f"{MONTHS[month - 1]} {year}")
    return Words(zh=str(year), en=str(year))


def number_text(value: float, *, separator: str) -> str:
    """Return a number with up to six significant decimals, grouped from five digits on."""
    text = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    if abs(value) >= GROUP_FROM:
        whole = f"{int(whole):,}".replace(",", separator)
    return ("\u2212" if value < 0 else "") + (f"{whole}.{decimals}" if decimals else whole)


def value_words(value: float, high: float | None, unit: str, measure: str) -> tuple[Words, Words]:
    """
    Return value and unit as shown: as printed in Chinese, in English units in English.

    Parameters
    ----------
    value, high
        Figure in `unit`; `high` for ranges, else None.
    unit
        Printed unit.
    measure
        Growth gets its sign.

    Returns
    -------
    value, unit
        Words in both languages, e.g. `107.8` `亿元` and `10.78` `bn yuan`.
    """
    if unit == FRACTION_UNIT:
        text = str(Fraction(value).limit_denominator(MOST_PARTS))
        return Words(zh=text, en=text), NO_WORDS
    english, factor = english_unit(unit, value)
    sign = "+" if measure == Measure.GROWTH and value > 0 else ""
    zh = sign + _range_text(value, high, separator=THIN_SPACE)
    en = sign + _range_text(value * factor, None if high is None else high * factor, separator=",")
    return Words(zh=zh, en=en), Words(zh=ZH_UNITS.get(unit, unit), en=english)


def _range_text(value: float, high: float | None, *, separator: str) -> str:
    text = number_text(value, separator=separator)
    return text if high is None else f"{text}\u2013{number_text(high, separator=separator)}"


def english_unit(unit: str, value: float) -> tuple[str, float]:
    """Return the English unit and the factor to it: yuan in bn or m, 万 resolved."""
    entry = measure_units().get(unit)
    if entry is None:
        return unit, 1.0
    if entry.dimension is Dimension.MONEY:
        yuan = abs(value) * float(entry.factor)
        scale, name = (BILLION, "bn yuan") if yuan >= BILLION else (MILLION, "m yuan")
        scale, name = (1.0, "yuan") if yuan < MILLION else (scale, name)
        return name, float(entry.factor) / scale
    return entry.name_en, entry.en_factor
