"""Violations of RFC 7946 are found, each by its code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from geo import rfc7946_faults
from geo.files.limits import Limits
from geo.geojson.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

SHELL = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]
NO_PROBLEM_KNOWN = "excessive_precision_truncated.geojson"


def geometry_of(kind: str, coordinates: object) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def collection(*geometries: object, **members: object) -> str:
    features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features} | members)


def feature(**members: object) -> str:
    members = {"type": "Feature", "properties": {}, "geometry": None} | members
    return json.dumps({"type": "FeatureCollection", "features": [members]})


def codes(text: str | bytes) -> list[str]:
    return [finding.code for finding in rfc7946_faults(text)]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        geometry_of("Point", [106.1234567, 29]),
        geometry_of("Point", [106, 29, 250.5]),
        geometry_of("LineString", [[0, 0], [1, 1]]),
        geometry_of("Polygon", [SHELL, HOLE]),
        geometry_of("MultiPolygon", [[SHELL, HOLE], [SHELL]]),
        {
            "type": "GeometryCollection",
            "geometries": [geometry_of("Polygon", [SHELL]), geometry_of("Point", [1, 2])],
        },
    ],
    ids=str,
)
def test_clean_geometry_has_no_faults(geometry: object) -> None:
    assert codes(collection(geometry)) == []


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (5, "bad-geometry"),
        (geometry_of("Blob", []), "bad-geometry"),
        (geometry_of("polygon", [SHELL]), "bad-geometry"),
        ({"coordinates": [1, 2]}, "bad-geometry"),
        ({"type": "Point"}, "missing-coordinates"),
        ({"type": "GeometryCollection"}, "missing-geometries"),
        (geometry_of("Point", [1]), "bad-position"),
        (geometry_of("Point", ["1", "2"]), "bad-position"),
        (geometry_of("Point", [True, False]), "bad-position"),
        (geometry_of("Point", [None, 1]), "bad-position"),
        (geometry_of("Point", None), "bad-nesting"),
        (geometry_of("Point", [[1, 2]]), "bad-nesting"),
        (geometry_of("Polygon", SHELL), "bad-nesting"),
        (geometry_of("Polygon", [[SHELL]]), "bad-nesting"),
        (geometry_of("MultiPolygon", [SHELL]), "bad-nesting"),
        (geometry_of("Point", [1, 2, 3, 4]), "extra-numbers"),
        (geometry_of("LineString", [[1, 2], [3, 4, 5]]), "mixed-dimensions"),
        (geometry_of("Point", [180.5, 0]), "outside-degrees"),
        (geometry_of("Point", [29.03, 106.65]), "outside-degrees"),
        (geometry_of("Point", [-1.7976931348623157e308, 0]), "absurd-number"),
        (geometry_of("Point", [10**400, 0]), "absurd-number"),
        (
            geometry_of("Polygon", [[[1e308, 0], [0, 1e308], [-1e308, 0], [1e308, 0]]]),
            "absurd-number",
        ),
        (geometry_of("Point", [106.12345678, 29]), "too-many-decimals"),
        (geometry_of("Point", [106.5, 29, 0.12345678]), "too-many-decimals"),
        (geometry_of("Point", []), "empty-coordinates"),
        (geometry_of("MultiPolygon", [[]]), "empty-coordinates"),
        (geometry_of("LineString", [[0, 0]]), "short-line"),
        (geometry_of("MultiLineString", [[[0, 0], [1, 1]], []]), "short-line"),
        (geometry_of("Polygon", [SHELL[::-1]]), "clockwise-shell"),
        (geometry_of("Polygon", [SHELL, HOLE[::-1]]), "counter-clockwise-hole"),
        (geometry_of("Polygon", [SHELL[:-1]]), "unclosed-ring"),
        (geometry_of("Polygon", [[[0, 0, 1], [4, 0, 1], [4, 4, 1], [0, 0, 2]]]), "unclosed-ring"),
        (geometry_of("Polygon", [[[0, 0], [1, 0], [0, 0]]]), "short-ring"),
        (geometry_of("Polygon", [SHELL, []]), "short-ring"),
        (geometry_of("MultiPolygon", [[SHELL], [SHELL[::-1]]]), "clockwise-shell"),
        (geometry_of("Polygon", [SHELL]) | {"properties": {}}, "misplaced-member"),
        (geometry_of("Polygon", [SHELL]) | {"bbox": [0, 0, 4]}, "bad-bbox"),
        ({"type": "GeometryCollection", "geometries": [None, None]}, "bad-geometry"),
        (
            {"type": "GeometryCollection", "geometries": [geometry_of("Polygon", [SHELL])]},
            "single-collection",
        ),
        (
            {
                "type": "GeometryCollection",
                "geometries": [
                    geometry_of("Point", [1, 2]),
                    {
                        "type": "GeometryCollection",
                        "geometries": [geometry_of("Point", [1, 2]), geometry_of("Point", [3, 4])],
                    },
                ],
            },
            "nested-collection",
        ),
    ],
    ids=lambda value: f"{str(value)[:25]}...{str(value)[-45:]}",
)
def test_faulty_geometry_is_found(geometry: object, code: str) -> None:
    assert codes(collection(geometry)) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("{}{", "not-json"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        ("null", "no-object"),
        ("[]", "no-object"),
        ("{}", "missing-type"),
        ('{"type":"featurecollection","features":[]}', "unknown-type"),
        ('{"type":["Point"]}', "unknown-type"),
        ('{"type":"FeatureCollection","features":{}}', "no-features"),
        ('{"type":"FeatureCollection","features":[5]}', "no-feature"),
        ('{"type":"FeatureCollection","features":[{"type":"Point"}]}', "no-feature"),
        ('{"type":"Topology","objects":{},"arcs":[]}', "other-format"),
        ('{"geometryType":"esriGeometryPolygon","features":[]}', "other-format"),
        ('{"type":"Point","coordinates":[NaN,1]}', "nan-or-infinity"),
        (f"[{feature()}]", "no-object"),
        ('[{"type":"Feature","properties":{},"geometry":null}]', "feature-list"),
        ('{"type":"Feature","properties":{},"geometry":null}\n' * 3, "text-sequence"),
        ('{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}', "duplicate-member"),
        (feature(properties=["a"]), "bad-properties"),
        (feature(id={}), "bad-id"),
        (feature(id=True), "bad-id"),
        (feature(bbox="all"), "bad-bbox"),
        (feature(features=[]), "misplaced-member"),
        (feature(crs={"type": "name", "properties": {"name": "EPSG:4490"}}), "crs-member"),
        ('{"type":"Feature","geometry":null}', "missing-properties"),
        ('{"type":"Feature","properties":null}', "missing-geometry"),
        ('{"type":"Feature","properties":{"a":"\\ud800"},"geometry":null}', "bad-text"),
        (collection(coordinates=None), "misplaced-member"),
        (collection(crs={"type": "name"}), "unknown-crs"),
        (collection(crs={"type": "name", "properties": {"name": "EPSG:3826"}}), "crs-member"),
        ("\ufeff" + collection(), "byte-order-mark"),
        (collection().encode("utf-8-sig"), "byte-order-mark"),
        (collection().encode("utf-16"), "utf-16"),
        ('{"綦江": 1}'.encode("gbk"), "not-utf8"),
    ],
    ids=lambda value: f"{str(value)[:25]}...{str(value)[-45:]}",
)
def test_faulty_document_is_found(text: str | bytes, code: str) -> None:
    assert codes(text) == [code]


def test_backslashes_and_brackets_in_texts_are_no_structure() -> None:
    assert codes(feature(properties={"a": "\\" + "[{" * 100, '"': '\\"' + "]" * 100})) == []


def test_text_that_is_too_long_is_not_parsed() -> None:
    (finding,) = rfc7946_faults("{}" * 6, limits=Limits(json_bytes=10))
    assert (finding.code, finding.value) == ("too-large", "12")


def test_syntax_error_has_its_line() -> None:
    (finding,) = rfc7946_faults('{\n"type": "Point"\n"coordinates": [1, 2]}', source="a.geojson")
    assert finding.line == 3
    assert str(finding).startswith("a.geojson:3: expected JSON")


def test_line_of_a_constant_is_not_that_of_the_word_in_a_text() -> None:
    (finding,) = rfc7946_faults('{"NaN": "NaN",\n"a": -Infinity}')
    assert (finding.line, finding.value) == (2, "-Infinity")


def test_finding_names_its_feature_with_line_and_place() -> None:
    text = json.dumps(json.loads(collection(None, geometry_of("Polygon", [SHELL[:-1]]))), indent=1)
    (finding,) = rfc7946_faults(text)
    assert (finding.feature_id, finding.lon, finding.lat) == ("#2", 0, 0)
    assert finding.line is not None
    assert text.splitlines()[finding.line - 1].strip() == "{"
    assert text.splitlines()[: finding.line].count("  {") == 2


def test_fault_is_told_once_a_feature() -> None:
    line = geometry_of("LineString", [[0.123456789, 0]] * 5)
    assert codes(collection(line, line)) == ["too-many-decimals"] * 2


def test_decimals_of_properties_do_not_count() -> None:
    assert codes(feature(properties={"a": 0.123456789})) == []


def test_positions_in_a_projected_system_are_not_taken_for_degrees() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3826"}}
    assert codes(collection(geometry_of("Point", [236450, 2725961]), crs=crs)) == ["crs-member"]


def test_every_rule_has_a_message_without_a_stop() -> None:
    assert all(rule.message and rule.message[-1] != "." for rule in RULES.values())


def test_every_bad_file_of_geojsonhint_is_reported(shared_data: Path) -> None:
    silent = [
        path.name
        for path in sorted((shared_data / "dirty/geojsonhint/bad").glob("*.geojson"))
        if all(finding.level == "note" for finding in rfc7946_faults(path.read_bytes()))
    ]
    assert silent == [NO_PROBLEM_KNOWN]


def test_no_good_file_of_geojsonhint_is_reported(shared_data: Path) -> None:
    found = [
        (path.name, finding.code)
        for path in sorted((shared_data / "dirty/geojsonhint/good").glob("*.geojson"))
        for finding in rfc7946_faults(path.read_bytes())
        if finding.level != "note"
    ]
    assert found == []
