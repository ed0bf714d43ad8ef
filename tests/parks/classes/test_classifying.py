import numpy as np
import pandas as pd
import pytest

from geo.finding import Finding
from parks.classes import classify, findings_of_counts
from parks.classes.value_doubts import LISTED


def found(values: list[object], edition_id: str = "ydyh2023") -> dict[str, Finding]:
    findings = classify(pd.Series(values), edition_id, source="landuse.gpkg").findings
    return {finding.code: finding for finding in findings}


def test_clean_codes_are_read_without_a_word() -> None:
    codes = pd.Series(["100101", "1001", "16", "100101"], index=[7, 3, 5, 1])
    classified = classify(codes, "ydyh2023", source="landuse.gpkg")
    assert classified.frame["class"].tolist() == ["100101", "1001", "16", "100101"]
    assert classified.frame["level1"].tolist() == ["10", "10", "16", "10"]
    assert classified.frame.index.equals(codes.index)
    assert classified.findings == ()
    assert classified.edition.id == "ydyh2023"


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_kind_of_column_does_not_matter(dtype: str) -> None:
    codes = pd.Series(["1001", None, "1001/1101"]).astype(dtype)
    frame = classify(codes, "ydyh2023", source="").frame
    assert frame["class"].tolist() == ["1001", "", "1001"]
    assert frame["raw"].tolist() == ["1001", "", "1001/1101"]


def test_empty_column_is_read() -> None:
    classified = classify(pd.Series([], dtype="str"), "ydyh2023", source="")
    assert classified.frame.columns.tolist() == ["class", "level1", "raw"]
    assert classified.findings == ()


def test_column_without_a_value_says_so_once() -> None:
    findings = found([None, "-", "<Null>", np.nan])
    assert list(findings) == ["no-class"]
    assert "4 parcels" in findings["no-class"].message


def test_unknown_code_is_listed_with_count_and_longest_prefix() -> None:
    finding = found(["1013", "1013", "100101"])["unknown-class"]
    assert (finding.level, finding.value) == ("warning", "1013")
    assert "10 (工矿用地)" in finding.message
    assert "2 parcels" in finding.message


def test_most_frequent_unknown_code_comes_first() -> None:
    codes = pd.Series(["9901", "9902", "9902", "1001"])
    findings = classify(codes, "ydyh2023", source="").findings
    assert [finding.value for finding in findings] == ["9902", "9901"]


def test_unknown_codes_beyond_the_limit_are_one_sum() -> None:
    codes = pd.Series(["100101", *(f"99{number:04}" for number in range(LISTED + 7))])
    findings = classify(codes, "ydyh2023", source="").findings
    assert len(findings) == LISTED + 1
    assert "7 more values" in findings[-1].message


def test_numbers_that_lost_their_zero_are_told_and_not_taken() -> None:
    codes = pd.Series([701.0, 1001.0, np.nan])
    classified = classify(codes, "ydyh2023", source="")
    assert classified.frame["class"].tolist() == ["", "1001", ""]
    assert "probably 0701 (城镇住宅用地)" in classified.findings[0].message
    assert "not taken" in classified.findings[0].message


def test_probable_classes_are_taken_only_on_demand_and_still_told() -> None:
    codes = pd.Series([701, 1001])
    classified = classify(codes, "ydyh2023", source="", take_probable=True)
    assert classified.frame["class"].tolist() == ["0701", "1001"]
    assert [finding.code for finding in classified.findings] == ["probable-class"]


def test_mixed_codes_are_one_note() -> None:
    finding = found(["100101/110101", "090101+0902", "090101+0902"])["mixed-class"]
    assert finding.level == "note"
    assert finding.value == "090101+0902 (2), 100101/110101 (1)"
    assert "3 parcels" in finding.message


def test_unknown_code_behind_the_first_is_told() -> None:
    assert "9901 is none of" in found(["100101/9901"])["unknown-mixed-class"].message


def test_local_codes_are_one_note() -> None:
    assert found(["10010105", "100101a"])["local-class"].level == "note"


def test_a_name_that_contradicts_its_code_points_to_the_edition() -> None:
    finding = found(["0601 工业用地", "100101"])["class-name-differs"]
    assert "0601 is 农村道路" in finding.message
    assert "gbt21010 or sandiao" in finding.remedy


@pytest.mark.parametrize("text", ["1001 工业用地", "100101 工业用地", "1001 甲地块"])
def test_a_name_that_fits_or_is_no_class_is_not_told(text: str) -> None:
    assert "class-name-differs" not in found([text])


@pytest.mark.parametrize(
    ("values", "named", "suggested"),
    [
        (["0601", "0604", "0701", "1109", "0810"], "ydyh2023", "gbt21010"),
        (["M1", "M2", "G1", "S1"], "ydyh2023", "gb50137"),
        (["100101", "110101", "1402"], "gb50137", "ydyh2023"),
        (["0508", "08H1", "0601"], "gbt21010", "sandiao"),
    ],
    ids=["survey codes", "letters", "digits", "third survey"],
)
def test_codes_of_another_edition_are_told_as_a_suggestion(
    values: list[object], named: str, suggested: str
) -> None:
    finding = found(values, named)["other-edition"]
    assert finding.level == "warning"
    assert suggested in finding.message


def test_codes_that_mean_other_land_elsewhere_are_a_note() -> None:
    finding = found(["0601", "1001", "0701"])["other-edition"]
    assert finding.level == "note"
    assert "1001 工业用地 / 铁路用地" in finding.message


def test_farm_codes_that_mean_the_same_elsewhere_raise_no_doubt() -> None:
    assert found(["0101", "0102", "0201", "0701"]) == {}


def test_codes_of_the_trial_guide_are_told() -> None:
    message = found(["100101", "0603", "1313"])["other-edition"].message
    assert message.startswith("the codes fit ydyh2020")


def test_a_few_wrong_codes_do_not_suggest_another_edition() -> None:
    assert "other-edition" not in found(["100101", "100102", "110101", "9901"])


def test_column_of_something_else_is_one_error() -> None:
    findings = found([f"Lot {number}" for number in range(100)])
    assert [finding.level for finding in findings.values()] == ["error"]
    assert "no-class-codes" in findings


def test_counts_of_a_stream_give_the_same_findings() -> None:
    values = ["1013", "1013", "701", "1001/1101", "-", None]
    whole = classify(pd.Series(values), "ydyh2023", source="a.gpkg", field="dm").findings
    counts = {"1013": 2, "701": 1, "1001/1101": 1, "-": 1}
    assert findings_of_counts(counts, "ydyh2023", source="a.gpkg", field="dm", missing=1) == whole
