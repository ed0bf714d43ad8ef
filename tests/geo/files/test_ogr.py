"""GeoPackage, FlatGeobuf and File Geodatabase: values as written, layers by name."""

import shutil
import sqlite3
import struct
import zipfile
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from geo.files.layer import Layer
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError

SUFFIXES = ("gpkg", "fgb", "gdb")
DRIVERS = {"gpkg": "GPKG", "fgb": "FlatGeobuf", "gdb": "OpenFileGDB"}
PARCELS = gpd.GeoDataFrame(
    {
        "名称": ["工业用地", "二", "三"],
        "code": ["T0213", "0101", None],
        "small": pd.array([1, None, 3], dtype="Int32"),
        "share": [0.5, 1.5, 2.0],
        "when": pd.to_datetime(["2024-01-02T03:04:00"] * 2 + [None]),
    },
    geometry=[shapely.box(106 + x, 29, 106.5 + x, 30) for x in range(3)],
    crs=4490,
)


def written(folder: Path, suffix: str, frame: gpd.GeoDataFrame = PARCELS) -> Path:
    path = folder / f"parcels.{suffix}"
    options = {"SPATIAL_INDEX": "NO"} if suffix == "fgb" else {}
    pyogrio.write_dataframe(frame, path, driver=DRIVERS[suffix], layer="parcels", **options)
    return path


def refusal(path: Path, layer: str | None = None) -> str:
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path, layer=layer)
    return refused.value.findings[0].code


def execute(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement, values)


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_values_come_as_written(tmp_path: Path, suffix: str) -> None:
    frame = read_layer(written(tmp_path, suffix)).frame
    assert frame["名称"].tolist() == ["工业用地", "二", "三"]
    assert frame["code"].tolist() == ["T0213", "0101", None]
    assert frame["small"].tolist() == [1, None, 3]
    assert frame["share"].dtype == np.float64
    assert [str(value)[:19] for value in frame["when"]] == ["2024-01-02T03:04:00"] * 2 + ["None"]
    assert frame.geometry.geom_equals(PARCELS.geometry).all()
    assert frame.crs.to_epsg() == 4490


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_layer_is_named_and_has_ids(tmp_path: Path, suffix: str) -> None:
    layer = read_layer(written(tmp_path, suffix))
    assert (layer.name, layer.source) == ("parcels", f"parcels.{suffix}")
    assert layer.ids == (("#1", "#2", "#3") if suffix == "fgb" else ("1", "2", "3"))
    assert layer.findings == ()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_listing_tells_geometry_and_count(tmp_path: Path, suffix: str) -> None:
    (info,) = list_layers(written(tmp_path, suffix))
    assert (info.name, info.features) == ("parcels", 3)
    assert info.geometry in {"Polygon", "MultiPolygon"}


def test_large_whole_numbers_beside_missing_ones_stay_exact(tmp_path: Path) -> None:
    numbers = pd.array([2**60 + 1, None], dtype="Int64")
    frame = gpd.GeoDataFrame({"n": numbers}, geometry=[shapely.Point(1, 2)] * 2, crs=4490)
    path = written(tmp_path, "gpkg", frame)
    assert read_layer(path).frame["n"].tolist() == [2**60 + 1, None]


def test_dates_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.write_dataframe(PARCELS, path, layer="a", SPATIAL_INDEX="NO")
    execute(path, "ALTER TABLE a ADD COLUMN day DATE",
            "UPDATE a SET day = '2019-10-01' WHERE fid = 2")  # fmt: skip
    assert read_layer(path).frame["day"].tolist() == [None, "2019-10-01", None]


def test_several_layers_are_listed_and_chosen(tmp_path: Path) -> None:
    path = written(tmp_path, "gpkg")
    pyogrio.write_dataframe(PARCELS[:1].to_crs(4326), path, layer="parks", append=False)
    with pytest.raises(FileRefusedError, match=r"parcels \(.*3\), parks \(.*1\)") as refused:
        read_layer(path)
    assert refused.value.findings[0].code == "several-layers"
    assert read_layer(path, layer="parks").frame.crs.to_epsg() == 4326
    with pytest.raises(FileRefusedError, match="Did you mean 'parcels'"):
        read_layer(path, layer="Parcel")


def test_missing_geometry_and_z_are_kept(tmp_path: Path) -> None:
    points = [shapely.Point(1, 2, 3), None]
    path = written(tmp_path, "gpkg", gpd.GeoDataFrame({"a": [1, 2]}, geometry=points, crs=4490))
    frame = read_layer(path).frame
    assert frame.geometry[0].z == 3
    assert frame.geometry[1] is None


def test_attribute_table_has_no_geometry(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.write_dataframe(pd.DataFrame({"a": ["x"]}), path, layer="table", driver="GPKG")
    assert list_layers(path)[0].geometry == "none"
    frame = read_layer(path).frame
    assert frame["a"].tolist() == ["x"]
    assert frame.geometry.tolist() == [None]
    assert frame.crs is None


@pytest.mark.parametrize(
    ("srs_id", "code"), [(-1, "undefined-crs"), (0, "undefined-crs"), (12345, "gdal-message")]
)
def test_undefined_crs_is_none(tmp_path: Path, srs_id: int, code: str) -> None:
    path = written(tmp_path, "gpkg")
    execute(path, "UPDATE gpkg_geometry_columns SET srs_id = ?", values=(srs_id,))
    layer = read_layer(path)
    assert layer.frame.crs is None
    assert code in codes(layer)


def curve_polygon() -> bytes:
    """Return WKB of a circle of radius 1, drawn with arcs."""
    arcs = [(0, 0), (1, 1), (2, 0), (1, -1), (0, 0)]
    line = struct.pack("<BII", 1, 8, len(arcs)) + b"".join(struct.pack("<dd", *p) for p in arcs)
    return struct.pack("<BII", 1, 10, 1) + line


def test_curves_are_drawn_straight_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.write_dataframe(PARCELS, path, layer="a", geometry_type="Unknown", SPATIAL_INDEX="NO")
    blob = b"GP" + struct.pack("<BBi", 0, 1, 4490) + curve_polygon()
    execute(path, "UPDATE a SET geom = ? WHERE fid = 2", values=(blob,))
    layer = read_layer(path)
    assert layer.frame.geometry[1].area == pytest.approx(np.pi, rel=1e-3)
    assert layer.frame.geometry[0].equals(PARCELS.geometry[0])
    assert codes(layer) == ["curves-linearised"]


def test_geometry_that_cannot_be_read_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.write_dataframe(PARCELS, path, layer="a", SPATIAL_INDEX="NO")
    open_ring = struct.pack("<BIII6d", 1, 3, 1, 3, 0, 0, 1, 0, 1, 1)
    blob = b"GP" + struct.pack("<BBi", 0, 1, 4490) + open_ring
    execute(path, "UPDATE a SET geom = ? WHERE fid = 2", values=(blob,))
    layer = read_layer(path)
    assert layer.frame.geometry.isna().tolist() == [False, True, False]
    (finding,) = layer.findings
    assert (finding.level, finding.code, finding.feature_id) == ("error", "bad-geometry", "2")


@pytest.mark.parametrize("suffix", ["gpkg", "fgb"])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.97])
def test_file_cut_off_is_refused(tmp_path: Path, suffix: str, kept: float) -> None:
    many = pd.concat([PARCELS] * 200, ignore_index=True)
    path = written(tmp_path, suffix, gpd.GeoDataFrame(many, crs=4490))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    assert refusal(path) in {"broken-file", "features-missing", "no-layers"}


@pytest.mark.parametrize(
    "name", ["a!b.gpkg", "a?b;c#d.gpkg", "园 区.gpkg", "parcels.dat.json", "x"]
)
def test_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    path = shutil.copy(written(tmp_path, "gpkg"), tmp_path / name)
    layer = read_layer(path)
    assert layer.source == name
    assert len(layer.frame) == 3


def test_folder_with_a_special_name_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a!b" / "http:"
    folder.mkdir(parents=True)
    assert len(read_layer(shutil.move(written(tmp_path, "gpkg"), folder)).frame) == 3


def test_source_folder_is_left_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, "gpkg")
    before = path.read_bytes()
    read_layer(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before


@pytest.mark.parametrize("prefix", ["parcels.gdb/", "data/parcels.gdb/", "", "parcels/"])
def test_geodatabase_is_read_from_an_archive(tmp_path: Path, prefix: str) -> None:
    path = tmp_path / "parcels.gdb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in written(tmp_path, "gdb").iterdir():
            archive.write(file, prefix + file.name)
    layer = read_layer(path)
    assert len(layer.frame) == 3
    assert layer.source.startswith("parcels.gdb.zip")


def test_geodatabase_without_its_extension_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, "gdb").rename(tmp_path / "parcels")
    assert len(read_layer(folder).frame) == 3


def test_addresses_are_never_opened() -> None:
    for address in ("http://localhost/a.gpkg", "/vsicurl/http://localhost/a.gpkg"):
        assert refusal(Path(address)) == "no-such-file"


@pytest.mark.parametrize(
    ("layer", "epsg"),
    [("oregon_2269", 2269), ("oregon_4326", 4326)],
)
def test_layers_of_a_file_have_crs_of_their_own(shared_data: Path, layer: str, epsg: int) -> None:
    path = shared_data / "dirty/mapshaper/geopackage/mixed_crs.gpkg"
    assert read_layer(path, layer=layer).frame.crs.to_epsg() == epsg


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("null_crs_gdal.gpkg", "land"),
        ("missing_crs_mixed_ranges.gpkg", "OR_land_2269"),
        ("missing_crs_mixed_ranges.gpkg", "OR_land_4326"),
    ],
)
def test_missing_crs_is_none(shared_data: Path, name: str, layer: str) -> None:
    path = shared_data / "dirty/mapshaper/geopackage" / name
    assert read_layer(path, layer=layer).frame.crs is None


def test_custom_crs_is_kept(shared_data: Path) -> None:
    layer = read_layer(shared_data / "dirty/mapshaper/geopackage/Oregon_customCRS.gpkg")
    assert layer.frame.crs.name == "UNK / Lambert_Conformal_Conic_2SP"


def test_features_without_geometry_are_kept(shared_data: Path) -> None:
    path = shared_data / "dirty/mapshaper/geopackage/data_only_tables.gpkg"
    frame = read_layer(path, layer="oregon_cities").frame
    assert len(frame) == 5
    assert frame.geometry.isna().all()
