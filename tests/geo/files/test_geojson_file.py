"""Any GeoJSON a planner brings is read whole as it is written, or refused by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geo.files.geojson_file import MOST_NAMED, read_geojson
from geo.files.limits import Limits
from geo.files.refused import FileRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from geo.files.layer import Layer

POINT = {"type": "Point", "coordinates": [106.65, 29.03]}
SHELL = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
POLYGON = {"type": "Polygon", "coordinates": [SHELL]}
REFUSED = {
    "issues/125/openring.json": "unclosed-ring",
    "issues/384_invalid_json/sample.json": "not-json",
    "issues/384_invalid_json/sample1.json": "not-json",
    "issues/invalid_coords/invalid_coordinates.json": "absurd-number",
}
WITHOUT_CRS = {
    "clean/ex7_britain.json",
    "clean/ex8_britain.json",
    "issues/384_invalid_json/ex2.json",
}


def feature(**members: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": POINT} | members


def collection(*features: object, **members: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)} | members


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "layer.geojson"


def read(path: Path, document: object, **options: Any) -> Layer:  # noqa: ANN401
    data = document if isinstance(document, str) else json.dumps(document)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_geojson(path, **options)


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


def refusal(path: Path, document: object, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    with pytest.raises(FileRefusedError) as caught:
        read(path, document, **options)
    return [(finding.feature_id, finding.code) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("document", "count"),
    [
        (collection(feature(), feature()), 2),
        (collection(), 0),
        (feature(), 1),
        (POINT, 1),
        ({"type": "GeometryCollection", "geometries": [POINT, POLYGON]}, 1),
        ([feature(), feature()], 2),
        (f"{json.dumps(feature())}\n{json.dumps(feature())}\n", 2),
        (f"\x1e{json.dumps(feature(), indent=1)}\n\x1e{json.dumps(POINT)}\n", 2),
        (f"{json.dumps(collection(feature(), feature()))}\n{json.dumps(feature())}", 3),
    ],
    ids=[
        "collection",
        "empty collection",
        "feature",
        "geometry",
        "geometry collection",
        "list of features",
        "one feature a line",
        "record separators",
        "collection before a feature",
    ],
)
def test_every_form_is_read(path: Path, document: object, count: int) -> None:
    layer = read(path, document)
    assert len(layer.frame) == len(layer.ids) == count
    assert layer.frame.crs == "EPSG:4326"
    assert layer.name == "layer"


@pytest.mark.parametrize(
    "value", ["T0213", "0601", "2020-07-21", 7, 2**70, 4.16, True, ["a"], {"k": None}, ""], ids=repr
)
def test_value_stays_as_it_is_written(path: Path, value: object) -> None:
    layer = read(path, collection(feature(properties={"field": value}), feature()))
    (stored, absent) = layer.frame["field"].tolist()
    assert (stored, type(stored), absent) == (value, type(value), None)


def test_layer_is_named_by_the_text(path: Path) -> None:
    assert read(path, collection(name="地块")).name == "地块"


def test_ids_are_those_of_the_features(path: Path) -> None:
    layer = read(path, collection(feature(id="a"), feature(id=7), feature()))
    assert layer.ids == ("a", "7", "#3")
    assert layer.frame["id"].tolist() == ["a", 7, None]


def test_property_id_beside_another_id_is_kept(path: Path) -> None:
    layer = read(path, collection(feature(id="a", properties={"id": "b"})))
    assert layer.frame[["id", "id_2"]].to_numpy().tolist() == [["b", "a"]]
    assert codes(layer) == ["reserved-property"]


def test_property_named_geometry_is_kept(path: Path) -> None:
    layer = read(path, collection(feature(properties={"geometry": "round"})))
    assert layer.frame["geometry_2"].tolist() == ["round"]
    assert layer.frame.geometry.tolist() == [shapely.Point(106.65, 29.03)]


def test_member_that_is_left_out_is_told(path: Path) -> None:
    layer = read(path, collection(feature(style="red")))
    assert [(item.code, item.value) for item in layer.findings] == [("foreign-member", "style")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_its_mark_is_read(path: Path, encoding: str) -> None:
    path.write_text(json.dumps(feature(id="綦江"), ensure_ascii=False), encoding=encoding)
    assert read_geojson(path).ids == ("綦江",)


def test_gbk_is_refused_by_name_unless_it_is_told(path: Path) -> None:
    path.write_bytes(json.dumps(feature(id="綦江"), ensure_ascii=False).encode("gbk"))
    with pytest.raises(FileRefusedError, match="GBK"):
        read_geojson(path)
    assert read_geojson(path, encoding="gbk").ids == ("綦江",)


@pytest.mark.parametrize("encoding", ["ascii", "klingon"])
def test_wrong_encoding_is_refused(path: Path, encoding: str) -> None:
    path.write_text(json.dumps(feature(id="綦江"), ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FileRefusedError, match=r"layer\.geojson: cannot decode"):
        read_geojson(path, encoding=encoding)


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ({"type": "Topology", "objects": {}, "arcs": []}, "TopoJSON"),
        ({"rings": [SHELL], "spatialReference": {"wkid": 4490}}, "Esri JSON"),
        ({"features": [{"attributes": {}, "geometry": {}}]}, "Esri JSON"),
        ({"type": "FeatureCollection", "features": [], "UTF8Encoding": True}, "ECharts"),
        ({"version": 0.6, "osm3s": {}, "elements": []}, "Overpass"),
    ],
    ids=["TopoJSON", "Esri geometry", "Esri features", "ECharts", "Overpass"],
)
def test_other_format_is_refused_by_name(path: Path, document: object, named: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"got .*{named}.*\. [A-Z]"):
        read(path, document)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("", "not-json"),
        ("<!DOCTYPE html>", "not-json"),
        ('{"type": "FeatureCollection", "features": [', "not-json"),
        ("{" + json.dumps(POINT), "not-json"),
        ("var parks = {}", "not-json"),
        ('{"type": "Point", "coordinates": [1' + "0" * 5000 + ", 1]}", "not-json"),
        ("[" * 100_000, "too-deep"),
        ("[" * 100_000 + "]" * 100_000, "too-deep"),
        ({"a": 1}, "missing-type"),
        ([1, 2], "no-object"),
    ],
    ids=lambda value: f"{str(value)[:25]}...{str(value)[-45:]}",
)
def test_text_that_is_no_geojson_is_refused(path: Path, document: object, code: str) -> None:
    assert refusal(path, document) == [("", code)]


def test_large_file_is_refused_unread(path: Path) -> None:
    assert refusal(path, POINT, limits=Limits(json_bytes=10)) == [("", "too-large")]


def test_all_features_that_cannot_be_read_are_named(path: Path) -> None:
    open_ring = {"type": "Polygon", "coordinates": [SHELL[:-1]]}
    features = [feature(id="a", geometry=open_ring), feature(), feature(geometry={"type": "Blob"})]
    assert refusal(path, collection(*features)) == [("a", "unclosed-ring"), ("#3", "bad-geometry")]


def test_geometry_beside_its_place_is_not_lost(path: Path) -> None:
    lost = {"type": "Feature", "properties": {}, "coordinates": [1, 2]}
    assert refusal(path, lost) == [("#1", "missing-geometry")]


def test_heights_are_kept_where_they_stand(path: Path) -> None:
    ring = [[0, 0], [1, 0, 5], [1, 1, 5], [0, 0]]
    layer = read(path, {"type": "Polygon", "coordinates": [ring]})
    assert shapely.to_wkt(layer.frame.geometry[0], trim=True) == (
        "POLYGON Z ((0 0 NaN, 1 0 5, 1 1 5, 0 0 NaN))"
    )
    assert codes(layer) == ["mixed-dimensions"]


@pytest.mark.parametrize(
    ("kind", "empty"),
    [
        ("Point", []),
        ("MultiPoint", []),
        ("LineString", []),
        ("MultiLineString", []),
        ("Polygon", []),
        ("MultiPolygon", []),
        ("MultiPolygon", [[]]),
    ],
)
def test_empty_geometry_is_read_among_others(path: Path, kind: str, empty: list[Any]) -> None:
    filled = json.loads(shapely.to_geojson(shapely.from_wkt(FILLED[kind])))
    features = [feature(geometry={"type": kind, "coordinates": empty}), feature(geometry=filled)]
    layer = read(path, collection(*features, features[0]))
    assert layer.frame.geometry.is_empty.tolist() == [True, False, True]
    assert shapely.to_wkt(layer.frame.geometry[1]) == shapely.to_wkt(shapely.from_wkt(FILLED[kind]))


FILLED = {
    "Point": "POINT (1 2)",
    "MultiPoint": "MULTIPOINT ((1 2), (3 4))",
    "LineString": "LINESTRING (1 2, 3 4)",
    "MultiLineString": "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 9))",
    "Polygon": "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 2, 3 1, 2 1))",
    "MultiPolygon": "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 9 8, 8 8, 9 9)))",
}


def test_metres_without_a_crs_are_left_open(path: Path) -> None:
    layer = read(path, {"type": "Point", "coordinates": [36_368_489, 3_213_346]})
    assert layer.frame.crs is None
    assert codes(layer) == ["left-open-crs", "outside-degrees"]


def test_swapped_degrees_are_left_open(path: Path) -> None:
    layer = read(path, {"type": "Point", "coordinates": [29.03, 106.65]})
    assert layer.frame.crs is None
    assert codes(layer)[0] == "left-open-crs"


def test_findings_of_one_kind_are_counted(path: Path) -> None:
    turned = feature(geometry={"type": "Polygon", "coordinates": [SHELL[::-1]]})
    (finding,) = read(path, collection(*[turned] * (MOST_NAMED + 1))).findings
    assert finding.code == "clockwise-shell"
    assert f"so in {MOST_NAMED + 1} features" in finding.message


def test_missing_file_stays_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_geojson(path)


@pytest.mark.parametrize(("name", "count"), [("K0202", 60), ("M0206", 101)])
def test_taiwan_plans_keep_their_metres(shared_data: Path, name: str, count: int) -> None:
    layer = read_geojson(shared_data / "dirty" / "taiwan_raw" / f"{name}.json")
    assert len(layer.frame) == count
    assert layer.frame.crs == "EPSG:3826"
    assert layer.frame.total_bounds[0] > 200_000
    assert layer.frame["建蔽率"][0] == "60"
    assert int((~layer.frame.is_valid).sum()) == 1
    assert "crs-member" in codes(layer)


def test_every_file_of_mapshaper_is_read_or_refused_for_its_cause(shared_data: Path) -> None:
    folder = shared_data / "dirty" / "mapshaper"
    files = [path for end in ("json", "geojson") for path in folder.rglob(f"*.{end}")]
    refused, without_crs = {}, set()
    for path in (path for path in files if path.is_file()):
        name = path.relative_to(folder).as_posix()
        try:
            layer = read_geojson(path)
        except FileRefusedError as error:
            (refused[name],) = {finding.code for finding in error.findings}
            continue
        assert len(layer.frame) == len(layer.ids) > 0
        if layer.frame.crs is None:
            without_crs.add(name)
    assert refused == REFUSED
    assert without_crs == WITHOUT_CRS


def test_list_of_one_district_is_read(shared_data: Path) -> None:
    layer = read_geojson(shared_data / "geo" / "datav_v2019_500110_gcj02.json")
    assert layer.frame["name"].tolist() == ["綦江区"]
    assert "feature-list" in codes(layer)


def test_missing_geometries_stay_rows(shared_data: Path) -> None:
    name = "dirty/mapshaper/geojson/six_counties_three_null.json"
    frame = read_geojson(shared_data / name).frame
    assert frame.geometry.isna().sum() == 3
    assert frame["FIPS"][0] == "11001"
