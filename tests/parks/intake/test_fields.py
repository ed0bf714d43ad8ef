import pytest

from geo.files.refused import FileRefusedError
from parks.intake.fields import map_fields, parse_pairs

WANTED = ("id", "name_zh", "class_code")


def test_pairs_stand_alone_or_joined_by_commas() -> None:
    assert parse_pairs(["id=DM", "name_zh=MC,class_code=DLBM"], option="--map") == {
        "id": "DM",
        "name_zh": "MC",
        "class_code": "DLBM",
    }


def test_comma_within_a_value_stays() -> None:
    told = parse_pairs(["note=甲,乙,extent=built"], option="--set")
    assert told == {"note": "甲,乙", "extent": "built"}


def test_pair_without_a_value_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="expected FIELD=VALUE, got 'DM'"):
        parse_pairs(["DM"], option="--map")


def test_known_column_names_are_taken_and_told() -> None:
    found = map_fields(["BSM", "DLBM", "MC"], told={}, wanted=WANTED, source="a.shp")
    assert found.columns == {"id": "BSM", "name_zh": "MC", "class_code": "DLBM"}
    assert {item.code for item in found.findings} == {"field-guessed"}


def test_what_is_told_wins_over_a_guess() -> None:
    found = map_fields(["id", "DM"], told={"id": "DM"}, wanted=WANTED, source="a.shp")
    assert (found.columns, found.findings) == ({"id": "DM"}, ())


@pytest.mark.parametrize(
    ("told", "code", "remedy"),
    [
        ({"id": "DN"}, "missing-column", "Did you mean 'DM'?"),
        ({"nam_zh": "DM"}, "unknown-field", "Did you mean 'name_zh'?"),
    ],
)
def test_wrong_map_is_refused_with_the_nearest_name(
    told: dict[str, str], code: str, remedy: str
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        map_fields(["DM"], told=told, wanted=WANTED, source="a.shp")
    (finding,) = refused.value.findings
    assert (finding.code, finding.remedy) == (code, remedy)
