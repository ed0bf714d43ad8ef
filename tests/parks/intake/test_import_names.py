"""Features join the units of a region by id or by name; every other name becomes a unit."""

from pathlib import Path

import geopandas as gpd
import pytest
from made_files import geojson, geopackage

from geo.finding import Finding
from parks import check_region, load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target


@pytest.fixture
def one(boundaries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return boundaries[["geometry"]].iloc[[0]]


def bring(frame: gpd.GeoDataFrame, folder: Path, into: Path, **told: object) -> Import:
    path = geojson(frame, folder)
    return import_file(path, into, target=Target.PARKS, options=ImportOptions(**told))


def unit_of(into: Path) -> str:
    """Return the unit of the feature brought in last."""
    return str(load_region(into).parks["unit_id"].iloc[-1])


def finding(done: Import, code: str) -> Finding:
    (found,) = [item for item in done.findings if item.code == code]
    return found


def add_alias(into: Path, unit_id: str, alias: str) -> None:
    path = into / "units.csv"
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        cells = line.split(",")
        if cells[0] == unit_id:
            cells[5] = alias
            lines[number] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "北岸园区",
        " 北岸 园区",
        "北岸園區",
        "North Park",
        "ＮＯＲＴＨ　ＰＡＲＫ",
        "臺北岸工業園",
        "旧名",
    ],
)
def test_name_joins_whatever_the_manner_of_writing(
    name: str, one: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    add_alias(into, "north-park", "台北岸工业园|旧名")
    done = bring(one.assign(名称=[name]), tmp_path, into)
    assert (unit_of(into), done.new_units) == ("north-park", ())


def test_unknown_name_becomes_a_unit_with_its_source(
    one: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(one.assign(名称=["石角产业园"]), tmp_path, into)
    units = load_region(into).units.set_index("id")
    assert done.new_units == ("shijiaochanyeyuan",)
    assert units.loc["shijiaochanyeyuan", ["name_zh", "kind", "source_id", "locator"]].tolist() == [
        "石角产业园", "park", "parks", "parks.geojson",
    ]  # fmt: skip
    assert finding(done, "new-unit").level == "note"
    assert {item.level for item in check_region(load_region(into))} <= {"note", "warning"}


def test_nearly_known_name_is_a_warning(one: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    done = bring(one.assign(名称=["北岸工业园区"]), tmp_path, into)
    told = finding(done, "name-not-joined")
    assert (told.level, told.value, "'北岸园区'" in told.remedy) == (
        "warning",
        "北岸工业园区",
        True,
    )


def test_new_names_of_the_same_sound_get_ids_of_their_own(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(
        boundaries[["geometry"]].assign(名称=["石角园", "石脚园", "石角园"]), tmp_path, into
    )
    assert done.new_units == ("shijiaoyuan", "shijiaoyuan-2")
    new = load_region(into).parks.iloc[-3:]
    assert new["unit_id"].tolist() == ["shijiaoyuan", "shijiaoyuan-2", "shijiaoyuan"]
    assert new["id"].is_unique


def test_english_name_stays_as_written(one: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    bring(one.assign(name=["Kaohsiung EPZ"]), tmp_path, into)
    unit = load_region(into).units.iloc[-1]
    assert (unit["name_zh"], unit["name_en"]) == ("Kaohsiung EPZ", "Kaohsiung EPZ")


def test_features_without_a_name_are_units_of_their_own(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(boundaries[["DM", "geometry"]], tmp_path, into)
    assert done.new_units == ("0601", "0602", "0603")
    assert load_region(into).units["name_zh"].tolist()[-3:] == ["0601", "0602", "0603"]


def test_blank_names_are_not_taken_for_one_unit(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(boundaries[["geometry"]].assign(名称=["", None, "北岸园区"]), tmp_path, into)
    assert len(done.new_units) == 2
    assert unit_of(into) == "north-park"


def test_unit_id_of_the_file_joins_first(one: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    bring(one.assign(unit_id=["south-park"], 名称=["北岸园区"]), tmp_path, into)
    assert unit_of(into) == "south-park"


def test_unknown_unit_id_becomes_the_id_of_the_new_unit(
    one: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(one.assign(unit_id=["shijiao"], 名称=["石角产业园"]), tmp_path, into)
    assert done.new_units == ("shijiao",)


def test_long_name_comes_in_whole(one: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    name = "重庆市綦江区北渡铝产业园扩展区及其配套生活服务组团" * 12
    done = bring(one.assign(名称=[name]), tmp_path, into)
    assert len(done.new_units[0]) <= 60
    assert load_region(into).units["name_zh"].iloc[-1] == name


def test_whole_numbers_kept_as_floats_are_codes(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    frame = boundaries[["MC", "geometry"]].assign(DM=[601.0, 602.0, None])
    import_file(geopackage(frame, tmp_path), into, target=Target.PARKS)
    parks = load_region(into).parks
    assert parks["id"].tolist()[:2] == ["601", "602"]
    assert parks["id_in_file"].tolist()[:2] == ["601", "602"]


def test_repeated_codes_are_numbered_and_told(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(boundaries[["MC", "geometry"]].assign(DM=["1", "1", "2"]), tmp_path, into)
    told = finding(done, "duplicate-id")
    assert (told.level, told.value) == ("warning", "#1, #2")
    assert sorted(load_region(into).parks["id"]) == ["1", "1-2", "2"]
