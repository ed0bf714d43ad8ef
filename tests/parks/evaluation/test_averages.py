import pytest

from parks.evaluation.averages import published_values, published_values_of
from parks.evaluation.definition import definitions
from parks.measure_unit import convert, measure_units


def test_every_published_value_says_scope_status_and_source() -> None:
    for item in published_values():
        assert item.scope_zh
        assert item.scope_en
        assert item.source
        assert item.status in {"checked", "source"}


def test_published_values_are_in_the_units_of_our_results() -> None:
    compared = [item for item in published_values() if item.key in definitions()]
    assert len(compared) > 20
    for item in compared:
        assert item.unit == definitions()[item.key].unit
        assert not item.unit or item.unit in measure_units()


@pytest.mark.parametrize(
    ("key", "per_mu"), [("ind_invest", 598.95), ("ind_tax", 45.27), ("all_tax", 36.00)]
)
def test_means_of_2020_are_those_printed_per_mu(key: str, per_mu: float) -> None:
    mean = next(item for item in published_values_of(key) if item.year == "2020")
    assert convert(mean.value, mean.unit, "万元/亩") == pytest.approx(per_mu, abs=0.005)


def test_built_land_of_2020_is_the_product_of_the_three_rates() -> None:
    rates = {
        key: next(item.value for item in published_values_of(key) if item.year == "2020")
        for key in ("dev_rate", "supply_rate", "built_rate", "built_of_buildable")
    }
    product = rates["dev_rate"] * rates["supply_rate"] * rates["built_rate"] / 1e4
    assert product == pytest.approx(rates["built_of_buildable"], abs=0.01)
