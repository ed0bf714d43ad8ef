"""Tables of text keep every cell as written; titles, gaps and broken rows are told by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.files.coordinate_columns import coordinate_pairs
from geo.files.coordinate_text import coordinate_values, split_pairs
from geo.files.delimited import delimiter_of, read_delimited
from geo.files.layer import Layer
from geo.files.limits import Limits
from geo.files.refused import FileRefusedError

PARKS = "编号,名称,用地\n001,北渡铝产业园,1001\n002,桥河工业园,\n"


def read(folder: Path, text: str | bytes, codec: str = "utf-8", **options: object) -> Layer:
    path = folder / "parks.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(codec))
    return read_delimited(path, **options)


def refused(folder: Path, text: str | bytes, **options: object) -> tuple[str, int | None]:
    with pytest.raises(FileRefusedError) as error:
        read(folder, text, **options)
    return error.value.findings[0].code, error.value.findings[0].line


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
)
def test_encodings_read_alike(tmp_path: Path, codec: str) -> None:
    layer = read(tmp_path, PARKS, codec)
    assert layer.frame["名称"].tolist() == ["北渡铝产业园", "桥河工业园"]
    assert layer.frame["编号"].tolist() == ["001", "002"]
    assert layer.frame["用地"].tolist() == ["1001", None]


def test_big5_is_detected(tmp_path: Path) -> None:
    layer = read(tmp_path, "名稱,縣市\n臺中港科技產業園區,臺中市\n新竹工業區,新竹縣\n", "big5")
    assert layer.frame["縣市"].tolist() == ["臺中市", "新竹縣"]
    assert codes(layer) == ["encoding-detected"]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_delimiters_are_told_apart(delimiter: str) -> None:
    rows = [("id", "name", "note"), ("1", "a b", "x.y"), ("2", "c", "z: w")]
    assert delimiter_of("\n".join(delimiter.join(row) for row in rows)) == delimiter


def test_titles_above_the_header_are_told(tmp_path: Path) -> None:
    layer = read(tmp_path, "大足区园区一览表,,\n单位：公顷,,\n\n" + PARKS + "注：截至2023年,,\n")
    assert layer.frame["编号"].tolist()[:2] == ["001", "002"]
    found = [(finding.code, finding.line) for finding in layer.findings]
    assert found == [("title-row", 1), ("title-row", 2), ("footnote-row", 7)]


def test_ragged_rows_are_told_and_lose_nothing(tmp_path: Path) -> None:
    layer = read(tmp_path, "a,b,c\n1,2\n1,2,3,4\n5,6,7\n")
    assert [f.line for f in layer.findings if f.code == "ragged-row"] == [2, 3]
    assert layer.frame["column_4"].tolist() == [None, "4", None]


def test_duplicate_and_missing_names_are_numbered(tmp_path: Path) -> None:
    layer = read(tmp_path, "面积,面积,\n1,2,3\n")
    assert list(layer.frame.columns[:3]) == ["面积", "面积_2", "column_3"]
    assert codes(layer) == ["duplicate-column", "empty-column-name"]


def test_a_table_without_header_keeps_its_first_row(tmp_path: Path) -> None:
    layer = read(tmp_path, "1,106.5,29.1\n2,106.6,29.2\n")
    assert len(layer.frame) == 2
    assert codes(layer) == ["header-missing"]


def test_years_may_be_names_of_columns(tmp_path: Path) -> None:
    layer = read(tmp_path, "指标,2020,2021,2022\n产值,1,2,3\n从业人员,4,5,6\n")
    assert list(layer.frame.columns[:4]) == ["指标", "2020", "2021", "2022"]


@pytest.mark.parametrize(
    "text", ['a,b\n1,"x\n2,y\n3,z\n', 'a,b\n1,"x"y\n2,y\n'], ids=["never closed", "text behind"]
)
def test_broken_quotes_are_refused_by_line(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text) == ("quotes", 2)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty-table"), (b"\n\n,,\n", "empty-table"), (b"PK\x03\x04xx", "not-text"),
     (b"a,b\0\n\xff,\0\0", "not-text")],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path, data)[0] == code


def test_a_table_over_the_limit_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, PARKS, limits=Limits(table_bytes=10))[0] == "table-too-large"


def test_latin1_is_asked_for(tmp_path: Path) -> None:
    data = "name,city\nPeçeña,México\n".encode("cp1252")
    assert refused(tmp_path, data)[0] == "encoding-unknown"
    assert read(tmp_path, data, encoding="latin1").frame["city"].tolist() == ["México"]


def test_long_cells_of_wkt_are_read(tmp_path: Path) -> None:
    ring = ", ".join(f"{n / 1000} {n % 7}" for n in range(20_000))
    layer = read(tmp_path, f'id,wkt\n1,"POLYGON (({ring}, 0 0))"\n')
    assert layer.frame.geometry.iloc[0].geom_type == "Polygon"
    assert layer.frame.crs is None
    assert "wkt" not in layer.frame.columns


def test_a_bad_wkt_is_told_and_its_text_kept(tmp_path: Path) -> None:
    layer = read(tmp_path, "id,the_geom\n1,POINT (1 2)\n2,POINT (3 4)\n3,POLYGON 5\n")
    (finding,) = layer.findings
    assert (finding.code, finding.line, finding.feature_id) == ("bad-geometry", 4, "#3")
    assert layer.frame["the_geom"].iloc[2] == "POLYGON 5"
    assert layer.frame.geometry.isna().tolist() == [False, False, True]


def test_an_srid_is_the_crs(tmp_path: Path) -> None:
    layer = read(tmp_path, "id,geometry\n1,SRID=4490;POINT (106 29)\n")
    assert layer.frame.crs.to_epsg() == 4490


@pytest.mark.parametrize(
    ("x", "y"),
    [("lon", "lat"), ("Longitude", "Latitude"), ("经度(°)", "纬度(°)"), ("東經", "北緯"),
     ("座標(經度)", "座標(緯度)"), ("LNG", "LAT"), ("wgs84Lon", "wgs84Lat")],
)  # fmt: skip
def test_degrees_make_points_and_the_datum_is_noted(tmp_path: Path, x: str, y: str) -> None:
    layer = read(tmp_path, f"id,{y},{x}\n1,29.03,106.65\n2,29.1,106.7\n")
    assert layer.frame.geometry.iloc[0].coords[0] == (106.65, 29.03)
    assert layer.frame.crs.to_epsg() == 4326
    assert "datum-assumed" in codes(layer)


def test_names_that_say_a_shifted_datum_are_told(tmp_path: Path) -> None:
    layer = read(tmp_path, "名称,高德经度,高德纬度\n北渡铝产业园,106.65,29.03\n")
    (finding,) = [f for f in layer.findings if f.code == "datum-named"]
    assert "gcj02" in finding.remedy


def test_metres_make_points_in_an_unknown_crs(tmp_path: Path) -> None:
    layer = read(tmp_path, "id,X,Y\n1,36368488.989,3213346.331\n")
    assert layer.frame.crs is None
    assert layer.frame.geometry.iloc[0].coords[0] == (36368488.989, 3213346.331)
    assert codes(layer) == ["coordinates-without-crs"]


def test_metres_in_columns_of_degrees_are_told(tmp_path: Path) -> None:
    layer = read(tmp_path, "id,lon,lat\n1,368488.989,3213346.331\n")
    assert layer.frame.crs is None
    assert codes(layer) == ["not-degrees"]


def test_unreadable_coordinates_are_told_by_line(tmp_path: Path) -> None:
    layer = read(tmp_path, "id,lon,lat\n1,106.6,29.1\n2,east,29.1\n3,,29.1\n4,,\n")
    found = [(f.code, f.line, f.field) for f in layer.findings[:3]]
    assert found == [("bad-coordinate", 3, "lon"), ("bad-coordinate", 4, "lon"),
                     ("no-coordinates", 5, "lon")]  # fmt: skip
    assert layer.frame.geometry.notna().tolist() == [True, False, False, False]


@pytest.mark.parametrize(
    ("name", "text"),
    [("坐标", '"106.65,29.03"'), ("经纬度", "106.65 29.03"), ("latlng", '"29.03, 106.65"'),
     ("location", "106.65，29.03"), ("坐标", "106°39′E 29°1′48″N")],
)  # fmt: skip
def test_one_column_may_hold_both_coordinates(tmp_path: Path, name: str, text: str) -> None:
    layer = read(tmp_path, f"id,{name}\n1,{text}\n")
    assert layer.frame.geometry.iloc[0].coords[0] == pytest.approx((106.65, 29.03))


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("106.65", 106.65), ("106°39′12″E", 106.6533333), ("E106.65", 106.65),
        ("106度39分12秒", 106.6533333), ("东经106°39′", 106.65), ("29 01 48", 29.03),
        ("-86 46 39", -86.7775), ("12°30'S", -12.5), ("１０６．６５", 106.65),
        ("106:39:12", 106.6533333),
    ],
)  # fmt: skip
def test_degrees_and_minutes_are_read(text: str, degrees: float) -> None:
    values, bad = coordinate_values([text])
    assert bad == []
    assert values[0] == pytest.approx(degrees)


@pytest.mark.parametrize(
    "text", ["106.65 29.03", "abc", "106°75′", "nan", "inf", "1,5", "12°30.5'20\""]
)
def test_what_is_no_single_coordinate_is_not_guessed(text: str) -> None:
    assert coordinate_values([text])[1] == [0]


def test_pairs_of_columns_belong_together_by_the_rest_of_their_names() -> None:
    (pair,) = coordinate_pairs(["long_name", "end_lat", "start_lon", "start_lat"])
    assert (pair.x, pair.y) == ("start_lon", "start_lat")


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_pairs_written_by_python_read_back(lon: float, lat: float) -> None:
    first, second, bad = split_pairs([f"{lon!r},{lat!r}"])
    assert (first[0], second[0], bad) == (lon, lat, [])


def test_public_tables_are_read(shared_data: Path) -> None:
    for path in sorted(shared_data.rglob("mapshaper/text/*.[ct]sv")):
        assert len(read_delimited(path).frame) > 0
    wide = [read_delimited(shared_data / f"dirty/mapshaper/text/utf16_{end}_bom.csv").frame
            for end in ("le", "be")]  # fmt: skip
    assert wide[0].drop(columns="geometry").equals(wide[1].drop(columns="geometry"))


def test_the_taiwan_list_has_points_where_it_has_coordinates(shared_data: Path) -> None:
    layer = read_delimited(shared_data / "landuse/taiwan_park_list_north_central.csv")
    assert len(layer.frame) == 182
    assert layer.frame.geometry.notna().sum() == 158
    assert [f.level for f in layer.findings] == ["note", "note"]
