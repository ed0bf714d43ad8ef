"""Areas and computed values in the words of the page."""

import pytest

from mapper.landuse_words import amount, fixed, land_area, source_words
from parks.evaluation import definitions, published_values


@pytest.mark.parametrize(
    ("area_m2", "ha", "mu"),
    [(10_000, "1.0", "15.0"), (300, "< 0.1", "0.45"), (1_234_000, "123.4", "1851")],
    ids=["hectare", "small", "large"],
)
def test_area_is_told_in_hectares_and_mu(area_m2: float, ha: str, mu: str) -> None:
    told = land_area(area_m2, of_m2=2_000_000)
    assert (told.ha.zh, told.mu.en) == (ha, mu)


def test_no_land_has_no_words() -> None:
    assert land_area(0, of_m2=100).ha.zh == ""


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (46.038, "%", "46.0 %", "46.0 %"),
        (0.9437, "", "0.94", "0.94"),
        (1_897_800, "m²", "189.78 ha", "189.78 ha"),
        (4949.998, "万元/公顷", "4950 万元/公顷", "49.5 m yuan/ha"),
        (17.012, "万元/亩", "17.0 万元/亩", "170,120 yuan/mu"),
        (-3.2, "%", "−3.2 %", "−3.2 %"),
    ],
    ids=["rate", "number", "land", "per-hectare", "per-mu", "negative"],
)
def test_computed_value_in_both_languages(value: float, unit: str, zh: str, en: str) -> None:
    told = amount(value, unit)
    assert (told.zh, told.en) == (zh, en)


def test_printed_input_gets_no_further_decimals() -> None:
    assert amount(218, "人", is_given=True).zh == "218 人"


def test_thousands_are_grouped_from_five_digits_on() -> None:
    assert (fixed(9999, 0).en, fixed(12345, 0).en, fixed(12345, 0).zh) == (
        "9999",
        "12,345",
        "12\u2009345",
    )


def test_every_source_of_a_rule_has_chinese_words() -> None:
    used = {item.source for item in (*definitions().values(), *published_values())}
    assert not [source for source in used if source_words(source).zh == source]
