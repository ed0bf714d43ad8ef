"""The coordinate system a text names is told by authority and code, in whatever form."""

from __future__ import annotations

from typing import Any

import pytest
from pyproj import CRS

from geo.geojson.crs import declared_crs, named_crs


def member(name: object) -> dict[str, Any]:
    return {"crs": {"type": "name", "properties": {"name": name}}}


@pytest.mark.parametrize(
    ("name", "epsg"),
    [
        ("urn:ogc:def:crs:EPSG::3826", 3826),
        ("urn:ogc:def:crs:EPSG:6.9:3826", 3826),
        ("urn:x-ogc:def:crs:EPSG:4549", 4549),
        ("EPSG:4490", 4490),
        ("epsg:4545", 4545),
        ("http://www.opengis.net/def/crs/EPSG/0/4524", 4524),
        ("http://spatialreference.org/ref/epsg/3857/proj4/", 3857),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("urn:ogc:def:crs:OGC::CRS84", 4326),
        ("OGC:CRS84", 4326),
        (4326, 4326),
    ],
)
def test_name_is_understood(name: object, epsg: int) -> None:
    assert named_crs(name) == CRS.from_epsg(epsg)


@pytest.mark.parametrize("name", [None, "", "EPSG:999999", "CGCS_2000", "file:///etc/epsg", {}, -1])
def test_other_name_is_unknown(name: object) -> None:
    assert named_crs(name) is None


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "name", "properties": {"name": "EPSG:3826"}},
        {"type": "link", "properties": {"href": "http://www.opengis.net/def/crs/EPSG/0/3826"}},
        {"type": "EPSG", "properties": {"code": 3826}},
        "EPSG:3826",
    ],
    ids=str,
)
def test_member_of_any_form_is_read(crs: object) -> None:
    found, _ = declared_crs([{"crs": crs}], [])
    assert found == CRS.from_epsg(3826)


def test_no_member_means_wgs84() -> None:
    assert declared_crs([{}], [{}]) == (CRS.from_epsg(4326), ())


def test_wgs84_is_a_note_only() -> None:
    _, (fault,) = declared_crs([member("urn:ogc:def:crs:OGC:1.3:CRS84")], [{}])
    assert (fault.code, fault.level) == ("crs-member", "note")


def test_null_is_unknown() -> None:
    found, (fault,) = declared_crs([{"crs": None}], [])
    assert (found, fault.code) == (None, "unknown-crs")


@pytest.mark.parametrize(
    ("documents", "features"),
    [
        ([member("EPSG:3826")], [{}, member("EPSG:4490")]),
        ([{}], [member("EPSG:3826"), {}]),
        ([member("EPSG:3826"), {}], [{}, {}]),
    ],
    ids=["two systems", "of one feature only", "of one text only"],
)
def test_several_systems_in_one_file_are_an_error(
    documents: list[dict[str, Any]], features: list[dict[str, Any]]
) -> None:
    _, (fault,) = declared_crs(documents, features)
    assert fault.code == "mixed-crs"
