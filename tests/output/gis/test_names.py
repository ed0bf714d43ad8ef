import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scene import made_field, made_layer

from output.gis.names import FIELD_RESERVED, WINDOWS_DEVICES, field_names, file_stem, layer_names

texts = st.text(min_size=1, max_size=80)
keys = st.lists(texts, min_size=1, max_size=8, unique=True)
NO_NAMES: dict[str, str] = {}


def names_of_fields(*fields: tuple[str, ...], lang: str = "zh", **own: str) -> dict[str, str]:
    made = [made_field(field[0], field[1], unit="".join(field[2:])) for field in fields]
    return dict(field_names(made, lang=lang, own=own, layer="地块").names)  # type: ignore[arg-type]


def names_of_layers(*layers: tuple[str, str], lang: str = "zh", **own: str) -> dict[str, str]:
    made = [made_layer([], id=layer[0], title=layer[1]) for layer in layers]
    return dict(layer_names(made, lang=lang, own=own).names)  # type: ignore[arg-type]


def same(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def test_chinese_names_are_titles_and_english_ones_keys() -> None:
    assert names_of_fields(("id", "地块编号")) == {"id": "地块编号"}
    assert names_of_fields(("id", "地块编号"), lang="en") == {"id": "id"}
    assert names_of_layers(("parks", "园区 范围")) == {"parks": "园区范围"}
    assert names_of_layers(("parks", "园区范围"), lang="en") == {"parks": "parks"}


def test_equal_titles_get_their_units() -> None:
    fields = (("area_m2", "面积", "m²"), ("area_mu", "面积", "亩"), ("length", "长度", "m"))
    assert list(names_of_fields(*fields).values()) == ["面积平方米", "面积亩", "长度"]


def test_equal_titles_without_units_are_numbered() -> None:
    assert list(names_of_fields(("a", "备注"), ("b", "备注")).values()) == ["备注", "备注_2"]


@pytest.mark.parametrize("name", [*sorted(FIELD_RESERVED), "FID", "Geometry", "ＦＩＤ"])
def test_names_that_programs_use_themselves_get_a_sign_and_are_told(name: str) -> None:
    naming = field_names([made_field(name)], lang="en", own=NO_NAMES, layer="地块")
    assert same(naming.names[name]) not in FIELD_RESERVED
    assert [(found.code, found.source, found.field) for found in naming.findings] == [
        ("reserved-column", "地块", name)
    ]


def test_sign_does_not_make_two_columns_one() -> None:
    names = names_of_fields(("fid", ""), ("fid_", ""), ("FID", ""), lang="en")
    assert len({same(name) for name in names.values()}) == 3


@pytest.mark.parametrize("name", ["CON", "nul", "com1", "layer_styles", "gpkg_x", "History"])
def test_layer_is_no_device_and_no_table_of_a_geopackage(name: str) -> None:
    assert same(names_of_layers(("parks", name))["parks"]) != same(name)
    assert not names_of_layers(("parks", name))["parks"].startswith("gpkg")


def test_region_gives_its_own_names_first() -> None:
    names = names_of_fields(("note", "面积"), ("area_mu", "面积", "亩"), area_mu="面积")
    assert names == {"note": "面积_2", "area_mu": "面积"}
    assert names_of_fields(("area_mu", "面积"), lang="en", area_mu="面积（亩）") == {
        "area_mu": "面积（亩）"
    }
    assert names_of_layers(("parks", "园区范围"), parks="GHDK-2035") == {"parks": "GHDK-2035"}


def test_own_name_that_cannot_be_is_told() -> None:
    naming = field_names([made_field("id")], lang="zh", own={"id": "a.b'c"}, layer="地块")
    assert naming.names == {"id": "a_b_c"}
    assert [(found.code, found.value) for found in naming.findings] == [("renamed-field", "a.b'c")]


def test_first_sign_is_a_letter() -> None:
    assert names_of_fields(("v", "2023 年产值")) == {"v": "F_2023年产值"}
    assert names_of_layers(("v", "2023 年")) == {"v": "L_2023年"}


def test_words_between_blanks_are_joined_as_each_script_does() -> None:
    assert names_of_fields(("a", "用地 class two（2035 年）")) == {"a": "用地class_two_2035年"}


@given(keys, st.sampled_from(["zh", "en"]), st.dictionaries(texts, texts, max_size=4))
def test_any_columns_get_names_that_programs_take(
    titles: list[str], lang: str, own: dict[str, str]
) -> None:
    fields = [made_field(f"{title}{number}", title) for number, title in enumerate(titles)]
    given_names = {field.key: name for field, name in zip(fields, own.values(), strict=False)}
    names = field_names(fields, lang=lang, own=given_names, layer="x").names  # type: ignore[arg-type]
    assert list(names) == [field.key for field in fields]
    assert len({same(name) for name in names.values()}) == len(fields)
    for name in names.values():
        assert 1 <= len(name) <= 60
        assert same(name) not in FIELD_RESERVED
        assert not set(name) & set("<>:\"/\\|?*[]'. \t\n")
        assert all(not unicodedata.category(sign).startswith("C") for sign in name)


@given(keys, st.sampled_from(["zh", "en"]))
def test_any_layers_get_names_that_file_systems_take(titles: list[str], lang: str) -> None:
    layers = [
        made_layer([], id=f"{title}{number}", title=title) for number, title in enumerate(titles)
    ]
    names = layer_names(layers, lang=lang, own={}).names  # type: ignore[arg-type]
    assert len({same(name) for name in names.values()}) == len(layers)
    for name in names.values():
        assert name[0].isalpha()
        assert same(name) not in WINDOWS_DEVICES
        assert len(f"{name}.geojson".encode()) <= 255


@given(texts)
def test_any_region_gets_a_stem(name: str) -> None:
    stem = file_stem(name)
    assert stem
    assert stem == stem.strip(" .")
    assert not set(stem) & set("<>:\"/\\|?*#%&'")


def test_usual_names_of_regions_are_kept() -> None:
    assert [file_stem(name) for name in ("qijiang", "綦江区 2024", "a-b.c")] == [
        "qijiang", "綦江区 2024", "a-b.c",
    ]  # fmt: skip
