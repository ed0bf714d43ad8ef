"""Reading GeoJSON: properties as written, and one error that names everything unreadable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geo import GeoJSONError, features_from_geojson

if TYPE_CHECKING:
    from pathlib import Path

POINT = {"type": "Point", "coordinates": [106.69, 29.045]}


def feature(**members: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": {}, "geometry": POINT} | members


def written(path: Path, *features: object) -> Path:
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "layer.geojson"


def codes_of(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(GeoJSONError) as caught:
        features_from_geojson(path)
    return [(finding.feature_id, finding.code) for finding in caught.value.findings]


@pytest.mark.parametrize(
    "value",
    ["2020-07-21", "0601", "0", 7, 4.16, True, None, ["a", 1], {"k": None}, "", "北渡"],
    ids=repr,
)
def test_property_stays_as_it_is_written(path: Path, value: object) -> None:
    frame = features_from_geojson(written(path, feature(properties={"field": value}), feature()))
    stored = frame["field"].tolist()[0]
    assert stored == value
    assert type(stored) is type(value)


def test_absent_property_is_none(path: Path) -> None:
    frame = features_from_geojson(written(path, feature(properties={"count": 1}), feature()))
    assert frame["count"].tolist() == [1, None]


def test_frame_is_in_wgs84(path: Path) -> None:
    assert features_from_geojson(written(path, feature())).crs == "EPSG:4326"


def test_ids_of_features_become_a_column(path: Path) -> None:
    features = feature(id="a"), feature(id=7), feature(properties={"id": "c"}), feature()
    assert features_from_geojson(written(path, *features))["id"].tolist() == ["a", 7, "c", None]


def test_null_geometry_and_null_properties_are_allowed(path: Path) -> None:
    frame = features_from_geojson(written(path, feature(properties=None, geometry=None)))
    assert frame.geometry.tolist() == [None]


def test_byte_order_mark_is_allowed(path: Path) -> None:
    text = written(path, feature(id="a")).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8-sig")
    assert features_from_geojson(path)["id"].tolist() == ["a"]


def test_collection_without_features_is_an_empty_frame(path: Path) -> None:
    frame = features_from_geojson(written(path))
    assert frame.empty
    assert frame.crs == "EPSG:4326"


def test_clockwise_shell_is_read(path: Path) -> None:
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    frame = features_from_geojson(written(path, feature(geometry=geometry)))
    assert shapely.get_coordinates(frame.geometry).tolist() == ring


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "not-json", id="empty file"),
        pytest.param(b'{"type": ', "not-json", id="cut file"),
        pytest.param(b'{"type": NaN}', "nan-or-infinity", id="NaN"),
        pytest.param("綦江".encode("gbk"), "not-utf8", id="GBK"),
        pytest.param(b"[]", "no-object", id="empty list"),
        pytest.param(
            b'[{"type": "Feature", "properties": {}, "geometry": null}]',
            "no-feature-collection",
            id="list of features",
        ),
        pytest.param(b'{"type": "Feature"}', "no-feature-collection", id="one feature"),
        pytest.param(b'{"type": "FeatureCollection"}', "no-features", id="without features"),
    ],
)
def test_file_that_is_no_collection_is_refused(path: Path, content: bytes, code: str) -> None:
    path.write_bytes(content)
    assert codes_of(path) == [("", code)]


@pytest.mark.parametrize("other", [None, 5, POINT], ids=str)
def test_member_that_is_no_feature_is_named_by_its_place(path: Path, other: object) -> None:
    assert codes_of(written(path, feature(), other)) == [("#2", "no-feature")]


def test_properties_that_are_no_object_are_refused(path: Path) -> None:
    assert codes_of(written(path, feature(properties=5))) == [("#1", "bad-properties")]


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ({"type": "Blob", "coordinates": [1, 2]}, "bad-geometry"),
        ({"type": "Point"}, "missing-coordinates"),
        ({"type": "Point", "coordinates": [1, "2"]}, "bad-position"),
        ({"type": "Point", "coordinates": [1]}, "bad-position"),
        ({"type": "Point", "coordinates": [1, 2, 3, 4]}, "extra-numbers"),
        ({"type": "LineString", "coordinates": [[1, 2]]}, "short-line"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}, "unclosed-ring"),
        ("POINT (1 2)", "bad-geometry"),
        (feature(), "bad-geometry"),
    ],
    ids=str,
)
def test_bad_geometry_is_refused(path: Path, geometry: object, code: str) -> None:
    assert codes_of(written(path, feature(id="a", geometry=geometry))) == [("a", code)]


@pytest.mark.parametrize("position", [[368_489, 3_213_346], [180.1, 0], [29.0, -90.5]], ids=str)
def test_position_that_is_not_degrees_is_refused(path: Path, position: list[float]) -> None:
    geometry = {"type": "Point", "coordinates": position}
    assert codes_of(written(path, feature(id="a", geometry=geometry))) == [("a", "outside-degrees")]


@pytest.mark.parametrize("properties", [{"geometry": 1}, {"id": "b"}], ids=str)
def test_property_that_clashes_with_a_member_is_refused(
    path: Path, properties: dict[str, object]
) -> None:
    faulty = feature(id="a", properties=properties)
    assert codes_of(written(path, faulty)) == [("a", "reserved-property")]


def test_all_unreadable_features_are_named_at_once(path: Path) -> None:
    features = feature(id="a", geometry=5), feature(), feature(geometry={"type": "Blob"})
    assert codes_of(written(path, *features)) == [("a", "bad-geometry"), ("#3", "bad-geometry")]


def test_all_misplaced_features_are_named_at_once(path: Path) -> None:
    far = {"type": "Point", "coordinates": [368_489, 3_213_346]}
    features = feature(id="a", geometry=far), feature(), feature(properties={"geometry": 1})
    assert codes_of(written(path, *features)) == [
        ("a", "outside-degrees"),
        ("#3", "reserved-property"),
    ]


def test_message_says_where_what_and_how_to_mend(path: Path) -> None:
    far = {"type": "Point", "coordinates": [368_489, 3_213_346]}
    with pytest.raises(GeoJSONError) as caught:
        features_from_geojson(written(path, feature(id="a", geometry=far)))
    assert str(caught.value) == (
        "layer.geojson: 'a': expected positions within +-180, +-90, got up to "
        "[368489.0, 3213346.0]. Write longitude, latitude in degrees (WGS 84)"
    )


def test_missing_file_stays_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        features_from_geojson(path)
