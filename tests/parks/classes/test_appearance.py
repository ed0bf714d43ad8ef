import pytest

from parks.classes import UNCLASSIFIED, edition, legend, swatch, text_colour

ON_WHITE_TEXT = ("100103", "110101", "0802", "0901", "1303", "1402")
ON_INK_TEXT = ("100101", "100102", "0701", "070102", "1207", "1401", "1403", "16", "0804", "17")


@pytest.mark.parametrize("code", ON_WHITE_TEXT)
def test_text_is_white_where_the_page_says_so(code: str) -> None:
    assert swatch(code, "ydyh2023").text == "#FFFFFF"


@pytest.mark.parametrize("code", ON_INK_TEXT)
def test_text_is_ink_elsewhere(code: str) -> None:
    assert swatch(code, "ydyh2023").text == "#17212B"


@pytest.mark.parametrize(
    ("one", "other", "fill"),
    [
        ("100101", "M1", "#D7B48C"),
        ("100102", "M2", "#BB9674"),
        ("100103", "M3", "#8C5A3C"),
        ("1001", "M", "#BB9674"),
        ("1101", "W", "#8761D3"),
        ("1402", "G2", "#148D4A"),
        ("1207", "S1", "#A3A3A3"),
    ],
)
def test_the_same_land_has_the_same_colour_in_both_standards(
    one: str, other: str, fill: str
) -> None:
    assert swatch(one, "ydyh2023").fill == fill == swatch(other, "gb50137").fill


@pytest.mark.parametrize(
    ("code", "edition_id", "expected"),
    [
        ("0101", "ydyh2023", ("#F5F8DC", "guide", "01")),
        ("110102", "ydyh2023", ("#8761D3", "guide", "11")),
        ("100103", "ydyh2023", ("#8C5A3C", "chosen", "100103")),
        ("R21", "gb50137", ("#FFFF2D", "crosswalk", "R")),
        ("1105", "sandiao", ("#65CDAA", "crosswalk", "00")),
    ],
)
def test_a_class_without_a_colour_takes_that_of_the_nearest_above(
    code: str, edition_id: str, expected: tuple[str, str, str]
) -> None:
    one = edition(edition_id).classes[code]
    assert (one.colour, one.colour_status, one.colour_from) == expected


@pytest.mark.parametrize(
    ("code", "label_zh", "label_en"),
    [
        ("100101", "工1", "I1"),
        ("100102", "工2", "I2"),
        ("100103", "工3", "I3"),
        ("110101", "仓1", "W1"),
        ("070102", "宅2", "R2"),
        ("0901", "商", "C"),
        ("0802", "科", "Sc"),
        ("1401", "绿", "G"),
        ("1402", "防", "Gp"),
        ("090103", "商", "C"),
    ],
)
def test_short_labels_are_those_of_the_page(code: str, label_zh: str, label_en: str) -> None:
    one = swatch(code, "ydyh2023")
    assert (one.label_zh, one.label_en) == (label_zh, label_en)


def test_only_reserved_land_is_hatched() -> None:
    codes = edition("ydyh2023").classes
    assert [code for code in codes if swatch(code, "ydyh2023").hatch] == ["16"]


def test_legend_is_in_the_order_of_the_standard_and_unclassified_last() -> None:
    swatches = legend(["1402", "", "0701", "1001", "0701"], "ydyh2023")
    assert [one.code for one in swatches] == ["0701", "1001", "1402", ""]
    assert swatches[-1] is UNCLASSIFIED


@pytest.mark.parametrize(("fill", "text"), [("#000000", "#FFFFFF"), ("#FFFFFF", "#17212B")])
def test_text_stands_out_from_its_ground(fill: str, text: str) -> None:
    assert text_colour(fill) == text
