"""KML and KMZ: nothing that stands in them is lost or changed."""

import zipfile
from pathlib import Path

import pytest
import shapely

from geo.files.kml import list_kml_folders, read_kml
from geo.files.layer import Layer
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError

HEAD = '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Parks</name>'
POINT = "<Point><coordinates>106.65,29.03</coordinates></Point>"


def kml(folder: Path, body: str) -> Path:
    path = folder / "a.kml"
    path.write_text(f"{HEAD}{body}</Document></kml>", encoding="utf-8")
    return path


def mark(inner: str = POINT, *, name: str = "a", id_: str = "") -> str:
    attribute = f' id="{id_}"' if id_ else ""
    return f"<Placemark{attribute}><name>{name}</name>{inner}</Placemark>"


def ring(text: str, *, kind: str = "outer") -> str:
    boundary = f"{kind}BoundaryIs"
    inner = f"<LinearRing><coordinates>{text}</coordinates></LinearRing>"
    return f"<{boundary}>{inner}</{boundary}>"


def point(text: str) -> str:
    return f"<Point><coordinates>{text}</coordinates></Point>"


def multi(inner: str) -> str:
    return f"<MultiGeometry>{inner}</MultiGeometry>"


def shape(layer: Layer, row: int = 0) -> str:
    return str(shapely.to_wkt(layer.frame.geometry[row], rounding_precision=3))


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


def test_placemarks_of_all_folders_are_joined(tmp_path: Path) -> None:
    folders = (
        mark(name="root")
        + f"<Folder><name>A</name>{mark(name='1')}<Folder><name>B</name>{mark(name='2')}</Folder>"
        + f"</Folder><Folder>{mark(name='3')}<name>late</name></Folder>"
    )
    layer = read_kml(kml(tmp_path, folders))
    assert list(layer.frame["name"]) == ["root", "1", "2", "3"]
    assert list(layer.frame["folder"]) == ["", "A", "A/B", "late"]
    assert layer.name == "Parks"


def test_folder_is_chosen_with_what_lies_below_it(tmp_path: Path) -> None:
    body = (
        f"<Folder><name>A</name>{mark(name='1')}<Folder><name>B</name>{mark(name='2')}</Folder>"
        f"</Folder><Folder><name>AB</name>{mark(name='3')}</Folder>"
    )
    path = kml(tmp_path, body)
    assert list(read_kml(path, layer="A").frame["name"]) == ["1", "2"]
    assert list(read_kml(path, layer="A/B").frame["name"]) == ["2"]
    infos = list_kml_folders({"": path}, source="a.kml")
    assert [(info.name, info.features) for info in infos] == [
        ("Parks", 3), ("A", 2), ("A/B", 1), ("AB", 1),
    ]  # fmt: skip


def test_unknown_folder_is_refused_with_the_nearest(tmp_path: Path) -> None:
    path = kml(tmp_path, f"<Folder><name>Industry</name>{mark()}</Folder>")
    with pytest.raises(FileRefusedError, match="Did you mean 'Industry'"):
        read_kml(path, layer="industri")


def test_codes_stay_as_written_whatever_the_schema_says(tmp_path: Path) -> None:
    body = (
        '<Schema id="s"><SimpleField type="int" name="DLBM"/></Schema>'
        + mark(
            '<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="DLBM">0101</SimpleData>'
            '<SimpleData name="plan">T0213</SimpleData></SchemaData>'
            '<Data name="no"><displayName>No</displayName><value>007</value></Data></ExtendedData>'
        )
    )  # fmt: skip
    frame = read_kml(kml(tmp_path, body)).frame
    assert frame.loc[0, ["DLBM", "plan", "no"]].tolist() == ["0101", "T0213", "007"]


def test_untyped_extended_data_is_kept(tmp_path: Path) -> None:
    body = mark("<ExtendedData xmlns:c='x'><c:number>14</c:number></ExtendedData>")
    assert read_kml(kml(tmp_path, body)).frame["number"].tolist() == ["14"]


def test_empty_fields_make_no_column(tmp_path: Path) -> None:
    layer = read_kml(kml(tmp_path, mark("<description></description>" + POINT)))
    assert list(layer.frame.columns) == ["name", "geometry"]


def test_times_are_text(tmp_path: Path) -> None:
    body = mark("<TimeSpan><begin>2019</begin><end>2024-01</end></TimeSpan>")
    frame = read_kml(kml(tmp_path, body)).frame
    assert frame.loc[0, ["begin", "end"]].tolist() == ["2019", "2024-01"]


def test_field_named_like_an_element_is_renamed_with_a_note(tmp_path: Path) -> None:
    data = "<ExtendedData><Data name='name'><value>b</value></Data></ExtendedData>"
    layer = read_kml(kml(tmp_path, mark(data)))
    assert layer.frame.loc[0, ["name", "name_data"]].tolist() == ["a", "b"]
    assert codes(layer) == ["renamed-field"]


def test_second_value_of_a_field_is_told(tmp_path: Path) -> None:
    data = "".join(f"<Data name='x'><value>{value}</value></Data>" for value in "12")
    layer = read_kml(kml(tmp_path, mark(f"<ExtendedData>{data}</ExtendedData>", id_="p")))
    assert layer.frame["x"].tolist() == ["1"]
    (finding,) = layer.findings
    assert (finding.code, finding.feature_id, finding.value) == ("repeated-field", "p", "2")


def test_ids_are_the_files_own(tmp_path: Path) -> None:
    assert read_kml(kml(tmp_path, mark(id_="k7") + mark())).ids == ("k7", "#2")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<Point><coordinates>1,2,3</coordinates></Point>", "POINT Z (1 2 3)"),
        (
            "<LineString><coordinates>1,2 3,4</coordinates></LineString>",
            "LINESTRING (1 2, 3 4)",
        ),
        (
            "<LineString><coordinates>1,2,5\n3,4</coordinates></LineString>",
            "LINESTRING Z (1 2 5, 3 4 0)",
        ),
        (
            "<LineString><coordinates>1, 2, 5 3 ,4, 6</coordinates></LineString>",
            "LINESTRING Z (1 2 5, 3 4 6)",
        ),
        (
            "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>",
            "LINESTRING (0 0, 1 0, 1 1, 0 0)",
        ),
        (
            f"<Polygon>{ring('0,0 9,0 9,9 0,0')}{ring('4,1 5,1 5,2 4,1', kind='inner')}</Polygon>",
            "POLYGON ((0 0, 9 0, 9 9, 0 0), (4 1, 5 1, 5 2, 4 1))",
        ),
        (
            multi(point("1,2") + multi(point("3,4"))),
            "MULTIPOINT ((1 2), (3 4))",
        ),
        (
            multi(POINT + "<LineString><coordinates>1,2 3,4</coordinates></LineString>"),
            "GEOMETRYCOLLECTION (POINT (106.65 29.03), LINESTRING (1 2, 3 4))",
        ),
        (
            "<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>",
            "LINESTRING Z (1 2 3, 4 5 6)",
        ),
    ],
    ids=["point", "line", "some-z", "spaced", "ring", "hole", "nested-multi", "mixed", "track"],
)
def test_geometries_are_read(tmp_path: Path, element: str, expected: str) -> None:
    assert shape(read_kml(kml(tmp_path, mark(element)))) == expected


@pytest.mark.parametrize(
    "element",
    [
        "<Point><coordinates></coordinates></Point>",
        "<Point><coordinates>1,2 3,4</coordinates></Point>",
        "<Point><coordinates>106.65;29.03</coordinates></Point>",
        "<Point><coordinates>106°39',29</coordinates></Point>",
        "<Point><coordinates>1,nan</coordinates></Point>",
        "<Point><coordinates>1,2,3,4</coordinates></Point>",
        "<LineString><coordinates>1,2</coordinates></LineString>",
        f"<Polygon>{ring('0,0 1,1')}</Polygon>",
        f"<Polygon>{ring('0,0 1,0 0,0')}</Polygon>",
        "<Polygon/>",
    ],
)
def test_unreadable_coordinates_are_told_with_line_and_id(tmp_path: Path, element: str) -> None:
    layer = read_kml(kml(tmp_path, "\n" + mark(element, id_="p") + mark()))
    assert layer.frame.geometry.isna().tolist() == [True, False]
    (finding,) = layer.findings
    assert (finding.level, finding.code) == ("error", "bad-geometry")
    assert (finding.feature_id, finding.line) == ("p", 2)


def test_open_ring_is_closed_and_told_with_its_place(tmp_path: Path) -> None:
    layer = read_kml(kml(tmp_path, mark(f"<Polygon>{ring('106,29 107,29 107,30')}</Polygon>")))
    assert shape(layer) == "POLYGON ((106 29, 107 29, 107 30, 106 29))"
    (finding,) = layer.findings
    assert (finding.code, finding.lon, finding.lat) == ("open-ring", 106, 29)


def test_placemark_without_geometry_is_kept(tmp_path: Path) -> None:
    layer = read_kml(kml(tmp_path, mark("")))
    assert layer.frame.geometry.isna().tolist() == [True]
    assert layer.findings == ()


def test_links_and_overlays_are_told_and_not_followed(tmp_path: Path) -> None:
    body = (
        "<NetworkLink><name>x</name><Link><href>http://example.org/a.kml</href></Link>"
        "</NetworkLink><GroundOverlay><name>y</name></GroundOverlay>" + mark()
    )
    layer = read_kml(kml(tmp_path, body))
    assert [(each.code, each.value) for each in layer.findings] == [
        ("network-link", "http://example.org/a.kml"), ("kml-not-read", "1"),
    ]  # fmt: skip
    assert layer.frame["name"].tolist() == ["a"]


def test_other_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text("<gpx/>")
    with pytest.raises(FileRefusedError, match="expected the root element 'kml'"):
        read_kml(path)


def test_documents_of_a_kmz_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("files/more.kml", f"{HEAD}{mark(name='2')}</Document></kml>")
        archive.writestr("doc.kml", f"{HEAD}{mark(name='1')}</Document></kml>")
        archive.writestr("files/icon.png", b"\x89PNG")
    layer = read_layer(path)
    assert list(layer.frame["name"]) == ["1", "2"]
    assert list(layer.frame["folder"]) == ["", "files/more.kml"]
    assert layer.source == "a.kmz"


@pytest.mark.parametrize("name", ["a.zip", "a.json"])
def test_kmz_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("doc.kml", f"{HEAD}{mark()}</Document></kml>")
    assert len(read_layer(path).frame) == 1


def test_shared_kmz_has_all_points(shared_data: Path) -> None:
    layer = read_layer(shared_data / "dirty/mapshaper/kml/Albania.kmz")
    assert len(layer.frame) == 63
    assert bool(layer.frame.geometry.has_z.all())
    assert layer.frame["name"][0] == "KE-839"
    assert layer.frame.crs.to_epsg() == 4326


def test_placemarks_of_subfolders_are_kept(shared_data: Path) -> None:
    gdal = shared_data / "dirty/gdal"
    layer = read_layer(gdal / "placemark_in_root_and_subfolder.kml")
    assert list(layer.frame["folder"]) == ["", "SubFolder1"]
    infos = list_layers(gdal / "placemark_in_root_and_subfolder.kml")
    assert [info.name for info in infos] == ["TopLevel", "SubFolder1"]
    both = read_layer(gdal / "several_schema_in_layer.kml").frame
    assert both["fieldA"].tolist() == ["fieldAValue", None]
    assert both["common"].tolist() == ["commonAValue", "commonBValue"]
