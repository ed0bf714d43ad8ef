"""One way in for every format: layers are listed, chosen and named as the user knows them."""

import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.files.layer import Layer
from geo.files.layer_info import LayerInfo
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError
from geo.finding import Finding

PARKS = gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=[shapely.box(0, 0, 1, 1)] * 2, crs=4490)
POINT = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}'


def shapefile(folder: Path, name: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    pyogrio.write_dataframe(PARKS, folder / f"{name}.shp", encoding="UTF-8")
    return [each for each in sorted(folder.iterdir()) if each.stem == name]


def zipped(path: Path, members: Iterable[Path], *, below: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.write(member, below + member.name)
    return path


def refusal(path: Path, layer: str | None = None) -> Finding:
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path, layer=layer)
    return refused.value.findings[0]


def test_layer_of_an_archive_is_named_with_the_archive(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", shapefile(tmp_path / "in", "parks"), below="data/")
    layer = read_layer(path)
    assert (layer.source, layer.name) == ("a.zip/data/parks.shp", "parks")
    assert all(finding.source.startswith("a.zip") for finding in layer.findings)


def test_refusal_names_the_member(tmp_path: Path) -> None:
    (tmp_path / "b.geojson").write_text("{")
    path = zipped(tmp_path / "a.zip", [tmp_path / "b.geojson"])
    assert refusal(path).source == "a.zip/b.geojson"


def test_several_layers_of_an_archive_are_listed_and_chosen(tmp_path: Path) -> None:
    files = [*shapefile(tmp_path / "in", "parks"), *shapefile(tmp_path / "in", "roads")]
    path = zipped(tmp_path / "a.zip", files)
    assert list_layers(path) == tuple(
        LayerInfo(name=name, geometry="Polygon", features=2) for name in ("parks", "roads")
    )
    finding = refusal(path)
    assert (finding.code, finding.source) == ("several-layers", "a.zip")
    assert finding.value == "parks (Polygon, 2), roads (Polygon, 2)"
    assert read_layer(path, layer="roads").source == "a.zip/roads.shp"
    assert "Did you mean 'roads'" in refusal(path, "road").remedy


def test_layers_of_one_name_are_told_apart_by_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for folder in ("2019", "2024"):
            archive.writestr(f"{folder}/parks.geojson", POINT)
    assert [info.name for info in list_layers(path)] == ["2019/parks.geojson", "2024/parks.geojson"]
    assert read_layer(path, layer="2024/parks.geojson").source == "a.zip/2024/parks.geojson"


def test_layers_of_files_with_several_are_named_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.gpkg"
    for name in ("parks", "roads"):
        pyogrio.write_dataframe(PARKS, file, layer=name)
    (tmp_path / "point.geojson").write_text(POINT)
    path = zipped(tmp_path / "a.zip", [file, tmp_path / "point.geojson"])
    assert [info.name for info in list_layers(path)] == ["plan/parks", "plan/roads", "point"]
    layer = read_layer(path, layer="plan/roads")
    assert (layer.source, layer.name) == ("a.zip/plan.gpkg", "roads")


def test_tables_and_other_files_beside_a_layer_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("parks.geojson", POINT)
        archive.writestr("readme.txt", "words")
        archive.writestr("style.json", '{"fill": "red"}')
        archive.writestr("map.pdf", b"%PDF")
    layer = read_layer(path)
    assert layer.source == "a.zip/parks.geojson"
    (note,) = [each for each in layer.findings if each.code == "archive-member-not-read"]
    assert note.value == "readme.txt, style.json, map.pdf"


def test_archive_in_an_archive_is_read(shared_data: Path) -> None:
    folder = shared_data / "dirty/mapshaper/zip"
    inner, outer = (read_layer(folder / name) for name in ("points.zip", "zip-in-zip.zip"))
    assert inner.source == "points.zip/points/points.shp"
    assert outer.source == "zip-in-zip.zip/zip/points.zip/points/points.shp"
    assert len(inner.frame) == len(outer.frame) > 0


@pytest.mark.parametrize(
    ("members", "code"),
    [({}, "archive-without-layer"), ({"a.pdf": b"%PDF"}, "archive-without-layer")],
    ids=["empty", "no-layer"],
)
def test_archive_without_a_layer_is_refused(
    tmp_path: Path, members: dict[str, bytes], code: str
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert refusal(path).code == code


def test_wrong_extension_is_noted(tmp_path: Path) -> None:
    pyogrio.write_dataframe(PARKS, tmp_path / "a.gpkg", layer="parks")
    layer = read_layer(shutil.copy(tmp_path / "a.gpkg", tmp_path / "b.shp"))
    assert [(each.code, each.value) for each in layer.findings] == [("other-extension", ".shp")]


def test_zip_under_another_extension_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.json", shapefile(tmp_path / "in", "parks"))
    assert read_layer(path).source == "a.json/parks.shp"


def test_empty_layer_is_told(tmp_path: Path) -> None:
    pyogrio.write_dataframe(PARKS[:0], tmp_path / "a.gpkg", layer="parks", geometry_type="Polygon")
    layer = read_layer(tmp_path / "a.gpkg")
    assert [(each.level, each.code) for each in layer.findings] == [("warning", "empty-layer")]


def test_layer_of_a_file_with_one_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    path.write_text(POINT)
    assert len(read_layer(path, layer="parks").frame) == 1
    assert refusal(path, "roads").code == "unknown-layer"


def test_path_may_be_text(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    path.write_text(POINT)
    assert len(read_layer(str(path)).frame) == 1
    assert list_layers(str(path)) == (LayerInfo(name="parks", geometry="Point", features=1),)


@pytest.mark.parametrize("crs", ["wgs84", "svy21"])
def test_zipped_shapefiles_of_singapore_are_chosen_by_name(shared_data: Path, crs: str) -> None:
    path = shared_data / f"landuse/singapore_mp2019_zones_{crs}.zip"
    counts = {info.name: info.features for info in list_layers(path)}
    assert sorted(counts.values()) == [1, 1, 5, 55, 55, 332]
    name = next(name for name in counts if name.endswith("subzone"))
    layer = read_layer(path, layer=name)
    assert len(layer.frame) == counts[name] == 332
    assert bool(layer.frame.geometry.has_z.any())


def read_or_refusal(path: Path) -> Layer | FileRefusedError:
    try:
        return read_layer(path)
    except FileRefusedError as refused:
        return refused


def files_below(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("folder", ["dirty", "landuse"])
def test_every_shared_file_is_read_or_refused(shared_data: Path, folder: str) -> None:
    for path in files_below(shared_data / folder):
        outcome = read_or_refusal(path)
        if isinstance(outcome, Layer):
            assert len(outcome.ids) == len(outcome.frame), path
        else:
            assert {finding.level for finding in outcome.findings} == {"error"}, path
            assert all(finding.remedy for finding in outcome.findings), path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("monaco.osm.pbf", "unknown-format"),
        ("singapore_mp2019_zones_wgs84.zip", "several-layers"),
        ("taiwan_industrial_parks_north_central.prj", "companion-file"),
    ],
)
def test_cause_of_refusal_is_named(shared_data: Path, name: str, code: str) -> None:
    assert refusal(shared_data / "landuse" / name).code == code
