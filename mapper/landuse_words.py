"""Areas, computed values and standings of rules in the words of the page."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mapper.page import NO_WORDS, LandArea, Words
from mapper.wording import THIN_SPACE, ZH_UNITS, english_unit, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

M2_PER_HA, MU_PER_HA = 1e4, 15
LEAST_HA = 0.05
"""Less than this would read 0.0."""
GROUP_FROM, MANY, FEW = 10_000, 1000, 10
MILLION, SHORT_MILLION = 1e6, "m yuan"
SQUARE_METRE = "m²"
STATUSES: Mapping[str, Words] = {
    "checked": Words(zh="已核对", en="checked"),
    "computed": Words(zh="已试算", en="computed"),
    "source": Words(zh="据资料", en="from the documents"),
    "memory": Words(zh="凭记忆，未核对", en="from memory, unchecked"),
}
NOTHING = LandArea(ha=NO_WORDS, mu=NO_WORDS, share=0.0)


def land_area(area_m2: float, *, of_m2: float) -> LandArea:
    """Return an area in hectares and mu, and its share of another; nothing where it is none."""
    if area_m2 <= 0:
        return NOTHING
    ha = area_m2 / M2_PER_HA
    share = round(area_m2 / of_m2, 5) if of_m2 > 0 else 0.0
    return LandArea(ha=hectares(ha), mu=number_words(ha * MU_PER_HA), share=share)


def hectares(ha: float) -> Words:
    """Return hectares with one decimal."""
    return Words(zh="< 0.1", en="< 0.1") if ha < LEAST_HA else fixed(ha, 1)


def fixed(value: float, decimals: int) -> Words:
    """Return a number with so many decimals, grouped from five digits on."""
    text = f"{abs(value):,.{decimals}f}"
    plain = text if abs(value) >= GROUP_FROM else text.replace(",", "")
    sign = "\u2212" if value < 0 and float(text.replace(",", "")) else ""
    return Words(zh=sign + plain.replace(",", THIN_SPACE), en=sign + plain)


def number_words(value: float) -> Words:
    """Return a computed number: two decimals below 10, one below 1000, none from there on."""
    size = abs(value)
    decimals = 2 if size < FEW else 1 if size < MANY else 0
    return fixed(value, decimals)


def percent(share: float) -> Words:
    """Return a share of 1 as `46.0 %`."""
    number = fixed(100 * share, 1)
    return Words(zh=f"{number.zh} %", en=f"{number.en} %")


def measured(value: float, unit: str, *, is_given: bool = False) -> tuple[Words, Words]:
    """
    Return a value and its unit.

    Parameters
    ----------
    value
        In `unit`.
    unit
        Printed name; square metres are told in hectares. Empty for a plain number.
    is_given
        Whether a document prints it: it is then told without further decimals.
    """
    if unit == SQUARE_METRE:
        return fixed(value / M2_PER_HA, 2), Words(zh="ha", en="ha")
    if unit == "%":
        return fixed(value, 1), Words(zh="%", en="%")
    name, factor = english_unit(unit, value) if unit else ("", 1.0)
    in_english = value * factor
    if "/" in name and abs(in_english) >= MILLION:
        in_english, name = in_english / MILLION, name.replace("yuan", SHORT_MILLION, 1)
    tell = _given if is_given else number_words
    number = Words(zh=tell(value).zh, en=tell(in_english).en)
    return number, Words(zh=ZH_UNITS.get(unit, unit), en=name)


def amount(value: float, unit: str, *, is_given: bool = False) -> Words:
    """Return a value with its unit."""
    number, name = measured(value, unit, is_given=is_given)
    return Words(zh=f"{number.zh} {name.zh}".strip(), en=f"{number.en} {name.en}".strip())


def _given(value: float) -> Words:
    shown = round(value, 2)
    return Words(zh=number_text(shown, separator=THIN_SPACE), en=number_text(shown, separator=","))


def joined(parts: Iterable[Words], *, zh: str, en: str) -> Words:
    """Return words one after the other, with what stands between them in each language."""
    some = [part for part in parts if part.zh or part.en]
    return Words(zh=zh.join(part.zh for part in some), en=en.join(part.en for part in some))


def status_words(status: str) -> Words:
    """Return how well a rule or value is known."""
    return STATUSES.get(status) or Words(zh=status, en=status)


def source_words(source: str) -> Words:
    """Return where a rule or a published value is from; one without Chinese words stands as is."""
    return Words(zh=_sources().get(source, source), en=source)


@cache
def _sources() -> Mapping[str, str]:
    text = files("mapper").joinpath("data/rule_sources.csv").read_text("utf-8")
    return {row["en"]: row["zh"] for row in csv.DictReader(text.splitlines())}
