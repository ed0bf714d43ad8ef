"""Rows of a file find their unit: by id, by name, else a new one each."""

import pandas as pd

from parks.intake.join_units import Joined, join_units, names_of_units

UNITS = pd.DataFrame(
    {
        "id": ["beidu", "qiaohe"],
        "name_zh": ["北渡产业园", "桥河产业园"],
        "name_en": ["Beidu", "Qiaohe"],
        "short_zh": ["北渡", ""],
        "short_en": ["", ""],
        "aliases": ["北渡铝产业园|北渡园", ""],
    }
)


def join(*rows: dict[str, str]) -> Joined:
    ids = [f"#{number}" for number in range(1, len(rows) + 1)]
    return join_units(rows, UNITS, ids=ids, source="a.shp", new={"kind": "park"})


def test_every_name_of_a_unit_is_known() -> None:
    assert set(names_of_units(UNITS)) == {
        "北渡产业园", "桥河产业园", "beidu", "qiaohe", "北渡", "北渡铝产业园", "北渡园",
    }  # fmt: skip


def test_alias_joins() -> None:
    assert join({"name_zh": "北渡鋁產業園"}).unit_ids == ("beidu",)


def test_id_goes_before_the_name() -> None:
    assert join({"unit_id": "qiaohe", "name_zh": "北渡"}).unit_ids == ("qiaohe",)


def test_name_joins_where_the_id_is_unknown() -> None:
    assert join({"unit_id": "no-1", "name_zh": "北渡"}).unit_ids == ("beidu",)


def test_new_unit_gets_what_the_file_says_of_it() -> None:
    joined = join({"name_zh": "扶欢组团", "kind": "group", "valid_from": "2020"})
    assert joined.new_units == (
        {"id": "fuhuanzutuan", "name_zh": "扶欢组团", "name_en": "Fuhuanzutuan", "kind": "group",
         "valid_from": "2020"},
    )  # fmt: skip


def test_rows_without_name_and_id_do_not_share_a_unit() -> None:
    assert len(set(join({"name_zh": ""}, {"name_zh": ""}).unit_ids)) == 2


def test_names_of_separators_only_do_not_share_a_unit() -> None:
    assert len(set(join({"name_zh": "—"}, {"name_zh": "（）"}).unit_ids)) == 2
