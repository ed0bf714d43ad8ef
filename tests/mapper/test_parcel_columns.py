"""Columns of packed layers in words."""

from mapper.parcel_columns import pack_columns, parcel_fields
from parks.evaluation.land_category import states_of


def header(name: str, **more: object) -> dict[str, object]:
    return {"name": name, "kind": "text", "type": "text", **more}


def test_unknown_column_keeps_its_name() -> None:
    (column,) = pack_columns([header("DKBH")])
    assert (column.title.zh, column.title.en, column.kind) == ("DKBH", "DKBH", "text")


def test_row_of_the_file_is_no_column_of_its_own() -> None:
    assert pack_columns([header("#", kind="integer", type="number")]) == ()


def test_decimals_are_those_of_the_values() -> None:
    columns = pack_columns(
        [
            header("a", kind="integer", type="number"),
            header("b", kind="decimal", type="number", decimals=2),
            header("c", kind="float", type="number"),
        ]
    )
    assert [column.decimals for column in columns] == [0, 2, 3]


def test_known_field_has_its_title_unit_and_decimals() -> None:
    (column,) = pack_columns(
        [header("Floor_Area_m2", kind="decimal", type="number", decimals=1)], known=parcel_fields()
    )
    assert (column.title.zh, column.measure_unit.en, column.decimals) == ("建筑面积", "m²", 0)


def test_every_state_of_the_survey_forms_has_words() -> None:
    for name in ("building_state", "supply_state"):
        assert set(states_of(name)) <= set(parcel_fields()[name].values)
