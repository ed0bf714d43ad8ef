import pytest

from parks.classes import EDITIONS, edition
from parks.classes.class_rows import read_rows


def test_every_edition_of_the_table_can_be_named() -> None:
    assert [row["edition"] for row in read_rows("editions")] == list(EDITIONS)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_edition_is_read_once(edition_id: str) -> None:
    assert edition(edition_id) is edition(edition_id)
    assert edition(edition(edition_id)) is edition(edition_id)


def test_unknown_edition_lists_the_allowed_and_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"'YDYH2032'.*gbt21010, sandiao.*mean 'ydyh2023'"):
        edition("YDYH2032")


def test_edition_like_no_other_is_refused_without_a_guess() -> None:
    with pytest.raises(ValueError, match="allowed are ydyh2023") as refused:
        edition("用地")
    assert "mean" not in str(refused.value)


def test_the_same_code_means_other_land_in_another_edition() -> None:
    guide, survey = edition("ydyh2023"), edition("gbt21010")
    assert (guide.classes["1001"].name_zh, survey.classes["1001"].name_zh) == (
        "工业用地",
        "铁路用地",
    )
    assert (guide.classes["0601"].name_zh, survey.classes["0601"].name_zh) == (
        "农村道路",
        "工业用地",
    )


def test_lineage_runs_from_the_first_level_down() -> None:
    codes = [one.code for one in edition("ydyh2023").lineage("100102")]
    assert codes == ["10", "1001", "100102"]


def test_wetlands_of_the_third_survey_stand_under_00() -> None:
    assert [one.code for one in edition("sandiao").lineage("1105")] == ["00", "1105"]


def test_unknown_code_names_its_longest_known_prefix() -> None:
    with pytest.raises(ValueError, match=r"no class '100109'.*prefix is '1001'"):
        edition("ydyh2023").land_class("100109")


def test_classes_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        edition("ydyh2023").classes["1001"] = None  # type: ignore[index]
