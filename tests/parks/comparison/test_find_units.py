import pytest

from parks import Region
from parks.comparison import UnitChoiceError, find_units


@pytest.mark.parametrize(
    "name",
    ["food-park", "food_park", "FOOD PARK", "食品园区", "重庆（綦江）食品园区",
     "Chongqing (Qijiang) Food Park", "通惠食品园", "食品園區"],
)  # fmt: skip
def test_unit_is_found_by_any_of_its_names(qijiang: Region, name: str) -> None:
    assert find_units(qijiang, [name, "beidu"]) == ("food-park", "beidu")


def test_order_is_the_one_given(qijiang: Region) -> None:
    assert find_units(qijiang, ["北渡", "Qiaohe", "food-park"]) == ("beidu", "qiaohe", "food-park")


def test_unknown_name_gets_the_nearest(qijiang: Region) -> None:
    with pytest.raises(
        UnitChoiceError, match=r"no unit '北度产业园'.*Did you mean 北渡产业园 \(beidu\)"
    ):
        find_units(qijiang, ["北度产业园", "food-park"])


def test_name_of_several_units_is_refused_with_their_ids(dazu: Region) -> None:
    with pytest.raises(UnitChoiceError, match=r"'园区' may be .*dazu-industrial-park.*by its id"):
        find_units(dazu, ["园区", "双桥经开区"])


def test_unit_named_twice_is_refused(qijiang: Region) -> None:
    with pytest.raises(UnitChoiceError, match=r"北渡产业园 \(beidu\) is named 2 times"):
        find_units(qijiang, ["beidu", "北渡", "food-park"])


@pytest.mark.parametrize("count", [1, 7])
def test_too_few_or_too_many_units_are_refused(qijiang: Region, count: int) -> None:
    names = ["food-park", "beidu", "qiaohe", "tonghui", "fuhuan", "dongxi", "anwen"][:count]
    with pytest.raises(UnitChoiceError, match=f"expected 2 to 6 units to compare, got {count}"):
        find_units(qijiang, names)


def test_all_faults_are_told_at_once(qijiang: Region) -> None:
    with pytest.raises(UnitChoiceError) as caught:
        find_units(qijiang, ["nowhere", "", *["beidu"] * 5])
    assert len(str(caught.value).splitlines()) == 4
