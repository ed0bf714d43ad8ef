"""Fields of deliveries: words of their own, and names that collide with nothing."""

from collections import Counter

import geopandas as gpd
import pandas as pd
import shapely

from mapper.gis.fields import (
    SECOND,
    areas,
    distinct,
    gis_fields,
    in_words,
    layer_frame,
    own_values,
    source_values,
    table_frame,
)
from mapper.page import Words
from mapper.parcel_columns import parcel_fields


def told(frame: pd.DataFrame) -> list[tuple[str, str]]:
    values, _ = source_values(frame, known={}, source="a.gpkg")
    return [(one.field.key, one.field.kind) for one in values]


def test_titles_with_their_units_are_distinct_in_both_languages() -> None:
    for lang in ("zh", "en"):
        names = Counter(
            (getattr(one.title, lang), getattr(one.unit, lang)) for one in gis_fields().values()
        )
        assert max(names.values()) == 1


def test_chinese_names_can_stand_in_a_shapefile() -> None:
    for field in gis_fields().values():
        text = field.title.zh + field.unit.zh
        assert text.encode("gbk").decode("gbk") == text


def test_every_field_has_a_kind_that_is_known() -> None:
    assert {one.kind for one in gis_fields().values()} == {"text", "number", "integer", "flag"}


def test_empty_text_is_missing() -> None:
    (one,) = own_values(name_zh=["", "甲", None])
    assert one.series.tolist() == [None, "甲", None]


def test_words_are_two_columns() -> None:
    zh, en = in_words("kind", [Words(zh="园区", en="Park")])
    assert (zh.field.key, zh.series[0], en.field.key, en.series[0]) == (
        "kind_zh",
        "园区",
        "kind_en",
        "Park",
    )


def test_areas_are_told_in_three_units() -> None:
    frame = table_frame(areas([10_000.0, float("nan")]))
    assert frame.iloc[0].tolist() == [10_000, 1, 15]
    assert frame.iloc[1].isna().all()


def test_columns_that_hold_nothing_are_left_out() -> None:
    frame = pd.DataFrame({"a": [None, ""], "b": [0, None], "c": [False, None]})
    assert told(frame) == [("b", "number"), ("c", "flag")]


def test_column_of_the_same_name_stays_beside_the_computed_one() -> None:
    source, _ = source_values(pd.DataFrame({"AREA_m2": ["x"]}), known={}, source="a.gpkg")
    keys = [one.field.key for one in distinct(areas([1.0]), beside=source)]
    assert keys == ["area_m2_computed", "area_ha", "area_mu"]


def test_no_column_is_called_geometry_or_like_another() -> None:
    columns = pd.DataFrame([["x", 1, 2, 3]], columns=["geometry", "A", "a", "A"])
    assert [key for key, _ in told(columns)] == ["geometry_other", "A", "a_other", "A_other_2"]


def test_known_fields_have_words_and_units_of_numbers_only() -> None:
    frame = pd.DataFrame({"Floor_Area_m2": [1.5], "yard_m2": ["much"]})
    values, _ = source_values(frame, known=parcel_fields(), source="a.gpkg")
    assert [(one.field.title.zh, one.field.unit.zh) for one in values] == [
        ("建筑面积", "m²"),
        ("露天堆场面积", ""),
    ]


def test_what_is_lost_is_told() -> None:
    frame = pd.DataFrame({"b": [b"1"], "t": pd.to_datetime(["2024-01-01T00:00:00.0001"])})
    _, findings = source_values(frame, known={}, source="a.gpkg")
    assert [(one.code, one.field, one.value) for one in findings] == [
        ("bytes-as-text", "b", "1"),
        ("times-to-milliseconds", "t", "1"),
    ]


def test_dates_in_text_are_dates_but_not_in_codes() -> None:
    frame = pd.DataFrame({"id": ["2024-01-02"], "day": ["2024-01-02"]})
    values, _ = source_values(frame, known={}, source="a.gpkg", texts=("id",))
    assert [one.field.kind for one in values] == ["text", "date"]


def test_empty_shape_is_a_missing_one() -> None:
    shapes = gpd.GeoSeries([shapely.Polygon(), None, shapely.box(0, 0, 1, 1)], crs=4326)
    frame = layer_frame(own_values(id=["a", "b", "c"]), shapes)
    assert frame.geometry.isna().tolist() == [True, True, False]
    assert frame.crs == shapes.crs


def test_second_column_says_that_it_is_of_the_file() -> None:
    source, _ = source_values(pd.DataFrame({"id": ["x"]}), known={}, source="a.gpkg")
    (one,) = distinct(source, beside=own_values(id=["y"]), suffix=SECOND)
    assert (one.field.key, one.field.title.zh) == ("id_other", "id（原有）")
