"""MapInfo tables: Chinese text right, whether the table says its character set or not."""

from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError

MIF = """Version 300
Charset "{charset}"
Delimiter ","
CoordSys Earth Projection 8, 1001, "m", 105, 0, 1, 500000, 0
Columns 3
  {name} Char(50)
  DLBM Char(10)
  DAY Date
Data

Region 1
  5
0 0
1 0
1 1
0 1
0 0
Point 106 29
"""
TAB = "!table\n!version 300\n!charset {}\n\nDefinition Table\n  {}\n  Fields 1\n    a Char (9) ;\n"


def mif(folder: Path, charset: str, encoding: str, *, name: str = "名称") -> Path:
    path = folder / "parcels.mif"
    path.write_bytes(MIF.format(charset=charset, name=name).encode(encoding))
    rows = '"綦江区工业园区管理委员会","0101",20240102\n"三江街道","T0213",\n'
    (folder / "parcels.mid").write_bytes(rows.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("WindowsSimpChinese", "gbk"), ("Neutral", "gbk"), ("Neutral", "utf-8")],
)
def test_chinese_text_is_read(tmp_path: Path, charset: str, encoding: str) -> None:
    frame = read_layer(mif(tmp_path, charset, encoding)).frame
    assert frame["名称"].tolist() == ["綦江区工业园区管理委员会", "三江街道"]
    assert frame["DLBM"].tolist() == ["0101", "T0213"]
    assert frame["DAY"].tolist() == ["2024-01-02", None]


def test_geometry_and_name_are_read(tmp_path: Path) -> None:
    layer = read_layer(mif(tmp_path, "WindowsSimpChinese", "gbk"))
    assert layer.frame.geometry[0].equals(shapely.box(0, 0, 1, 1))
    assert (layer.name, layer.source, layer.ids) == ("parcels", "parcels.mif", ("#1", "#2"))


def test_encoding_of_a_neutral_table_may_be_named(tmp_path: Path) -> None:
    frame = read_layer(mif(tmp_path, "Neutral", "gbk"), encoding="gbk").frame
    assert frame["名称"][1] == "三江街道"


def test_tab_is_read(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"code": ["007", ""]}, geometry=[shapely.Point(106, 29)] * 2, crs=4490)
    pyogrio.write_dataframe(frame, tmp_path / "a.tab", driver="MapInfo File")
    layer = read_layer(tmp_path / "a.tab")
    assert layer.frame["code"].tolist() == ["007", None]


@pytest.mark.parametrize("charset", ["Neutral", "WindowsSimpChinese"])
def test_tab_with_chinese_text_is_read(tmp_path: Path, charset: str) -> None:
    name = "綦江区工业园区管理委员会"
    frame = gpd.GeoDataFrame({"name": [name], "n": [5]}, geometry=[shapely.Point(1, 2)], crs=4490)
    path = tmp_path / "a.tab"
    pyogrio.write_dataframe(frame, path, driver="MapInfo File", encoding="CP936")
    path.write_bytes(path.read_bytes().replace(b"Neutral", charset.encode()))
    assert read_layer(path).frame.loc[0, ["name", "n"]].tolist() == [name, 5]


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path)
    return refused.value.findings[0].code


@pytest.mark.parametrize(
    "definition",
    ["Type LINKED", 'create view v as Select * from "/etc/x"', "Type NATIVE\n<OGRVRTDataSource>"],
)
def test_table_that_leads_to_other_files_is_refused(tmp_path: Path, definition: str) -> None:
    path = tmp_path / "a.tab"
    path.write_text(TAB.format("Neutral", definition))
    assert refusal(path) == "not-native-table"


def test_missing_companions_are_told(tmp_path: Path) -> None:
    path = mif(tmp_path, "Neutral", "utf-8")
    path.with_suffix(".mid").unlink()
    assert refusal(path) == "companion-missing"
    tab = tmp_path / "b.tab"
    tab.write_text(TAB.format("Neutral", "Type NATIVE"))
    assert refusal(tab) in {"companion-missing", "broken-file"}
