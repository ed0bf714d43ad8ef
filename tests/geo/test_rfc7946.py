"""Violations of RFC 7946 are found, each by its code."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo import rfc7946_faults
from geo.rfc7946 import MESSAGES

SHELL = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]


def geometry_of(kind: str, coordinates: object) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def collection(*geometries: object, **members: object) -> str:
    features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features} | members)


def codes(text: str) -> list[str]:
    return [fault.code for fault in rfc7946_faults(text)]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        geometry_of("Point", [106.1234567, 29]),
        geometry_of("Point", [106, 29, 250.5]),
        geometry_of("LineString", [[0, 0], [1, 1]]),
        geometry_of("Polygon", [SHELL, HOLE]),
        geometry_of("MultiPolygon", [[SHELL, HOLE], [SHELL]]),
        {"type": "GeometryCollection", "geometries": [geometry_of("Polygon", [SHELL])]},
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
        ({"type": "Point"}, "bad-position"),
        (geometry_of("Point", [1]), "bad-position"),
        (geometry_of("Point", [1, 2, 3, 4]), "bad-position"),
        (geometry_of("Point", ["1", "2"]), "bad-position"),
        (geometry_of("Point", [True, False]), "bad-position"),
        (geometry_of("Polygon", SHELL), "bad-position"),
        (geometry_of("Point", [180.5, 0]), "outside-degrees"),
        (geometry_of("Point", [29.03, 106.65]), "outside-degrees"),
        (geometry_of("Point", [106.12345678, 29]), "too-many-decimals"),
        (geometry_of("Polygon", [SHELL[::-1]]), "clockwise-shell"),
        (geometry_of("Polygon", [SHELL, HOLE[::-1]]), "counter-clockwise-hole"),
        (geometry_of("Polygon", [SHELL[:-1]]), "unclosed-ring"),
        (geometry_of("Polygon", [[[0, 0], [1, 0], [0, 0]]]), "short-ring"),
        (geometry_of("MultiPolygon", [[SHELL], [SHELL[::-1]]]), "clockwise-shell"),
        (
            {"type": "GeometryCollection", "geometries": [geometry_of("Polygon", [SHELL[::-1]])]},
            "clockwise-shell",
        ),
    ],
    ids=str,
)
def test_faulty_geometry_is_found(geometry: object, code: str) -> None:
    assert codes(collection(geometry)) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("[]", "no-feature-collection"),
        ('{"type":"Feature","geometry":null}', "no-feature-collection"),
        ('{"type":"FeatureCollection","features":[5]}', "no-feature"),
        ('{"type":"FeatureCollection","features":[{"type":"Feature","crs":1}]}', "crs-member"),
        (collection(crs={"type": "name"}), "crs-member"),
        ("\ufeff" + collection(), "byte-order-mark"),
    ],
    ids=[
        "empty",
        "list",
        "one feature",
        "number for a feature",
        "crs of a feature",
        "crs",
        "byte order mark",
    ],
)
def test_faulty_document_is_found(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_fault_names_its_feature() -> None:
    text = collection(None, geometry_of("Point", [200, 0]))
    assert [fault.feature for fault in rfc7946_faults(text)] == ["#2"]


def test_fault_is_told_once_a_feature() -> None:
    line = geometry_of("LineString", [[0.123456789, 0]] * 5)
    assert codes(collection(line, line)) == ["too-many-decimals"] * 2


def test_decimals_of_properties_do_not_count() -> None:
    feature = {"type": "Feature", "properties": {"a": 0.123456789}, "geometry": None}
    assert codes(json.dumps({"type": "FeatureCollection", "features": [feature]})) == []


def test_every_message_says_what_is_expected_and_how_to_mend_it() -> None:
    assert all(what.startswith("expected") and remedy for what, remedy in MESSAGES.values())
