from pathlib import Path

import geopandas as gpd
import pytest
from pandas.api.types import is_string_dtype

from parks import Region, StoreError, UnknownRegionError, load_region, region_files, region_names

TABLES = ["units", "indicators", "sources", "structures", "clusters", "events"]
LAYERS = ["parks", "places", "outline"]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_bundled_regions_are_listed() -> None:
    assert {"qijiang", "dazu"} <= set(region_names())


def test_region_loads_from_its_folder(folder: Path) -> None:
    assert load_region(folder).meta.name_zh == "綦江区"


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_are_lonlat(qijiang: Region, layer: str) -> None:
    frame = getattr(qijiang, layer)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326


def test_tables_have_declared_dtypes(qijiang: Region) -> None:
    assert str(qijiang.indicators["value"].dtype) == "float64"
    assert is_string_dtype(qijiang.indicators["period"])
    assert str(qijiang.structures["members"].dtype) == "Int64"


@pytest.mark.parametrize("name", ["qijiang", "dazu"])
def test_bundled_regions_are_read_without_a_finding(name: str) -> None:
    assert load_region(name).intake == ()


def test_wrong_name_lists_the_known_and_the_nearest() -> None:
    with pytest.raises(UnknownRegionError, match=r"dazu, .*qijiang.*Did you mean 'qijiang'"):
        load_region("qijang")


def test_folder_without_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"holds no region\.toml"):
        load_region(tmp_path)


@pytest.mark.parametrize("table", TABLES)
def test_missing_table_is_told_by_name(folder: Path, table: str) -> None:
    (folder / f"{table}.csv").unlink()
    with pytest.raises(StoreError, match=rf"{table}\.csv: the file is missing"):
        load_region(folder)


def test_missing_column_is_told(folder: Path) -> None:
    replace(folder / "indicators.csv", "unit_id,indicator,value,", "unit_id,indicator,amount,")
    with pytest.raises(StoreError, match="missing columns value"):
        load_region(folder)


def test_wrong_encoding_is_told(folder: Path) -> None:
    path = folder / "units.csv"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    with pytest.raises(StoreError, match="is not UTF-8"):
        load_region(folder)


def test_byte_order_mark_is_no_problem(folder: Path) -> None:
    path = folder / "units.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_region(folder).intake == ()


def test_number_that_is_none_becomes_a_finding(folder: Path) -> None:
    replace(folder / "indicators.csv", ",4.16,,平方公里", ',"4,16",,平方公里')
    region = load_region(folder)
    (found,) = region.intake
    assert (found.code, found.field, found.value) == ("not-a-number", "value", "4,16")
    assert region.indicators.loc[found.line, "printed"] == "4.16平方公里"


def test_word_outside_the_vocabulary_lists_the_allowed(folder: Path) -> None:
    replace(folder / "indicators.csv", ",actual,", ",real,")
    (found,) = load_region(folder).intake
    assert found.message == "expected one of actual, expected, target"
    assert found.value == "real"


def test_wrong_setting_is_told(folder: Path) -> None:
    replace(folder / "region.toml", 'adcode = "500110"', "adcode = 500110")
    with pytest.raises(StoreError, match=r"region\.toml: adcode: .*got 500110"):
        load_region(folder)


def test_unreadable_layer_is_told(folder: Path) -> None:
    (folder / "parks.geojson").write_text("{", "utf-8")
    with pytest.raises(Exception, match=r"parks\.geojson"):
        load_region(folder)


def test_region_files_all_exist(qijiang: Region) -> None:
    assert all(path.is_file() for path in region_files(qijiang))
