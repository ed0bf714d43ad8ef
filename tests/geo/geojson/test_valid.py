"""Any valid collection is read back equal without a doubt; one spoiling of it is found."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import rfc7946_faults
from geo.files.geojson_file import read_geojson
from geo.files.refused import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Json = dict[str, Any]


def rounded(values: object) -> Any:  # noqa: ANN401 - nested lists
    return np.round(np.asarray(values), 7).tolist()


@st.composite
def polygons(draw: st.DrawFn) -> list[Any]:
    lon, lat = draw(st.floats(-170, 170)), draw(st.floats(-80, 80))
    turn = np.linspace(0, 2 * np.pi, draw(st.integers(4, 9)))
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    circle[-1] = circle[0]
    centre = np.array([lon, lat])
    shell = rounded(centre + circle)
    hole = rounded(centre + circle[::-1] * 0.1)
    return [shell, hole] if draw(st.booleans()) else [shell]


def positions(size: int) -> st.SearchStrategy[list[Any]]:
    lonlat = st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(-500, 9000))
    return lonlat.map(lambda numbers: rounded(numbers[:size]))


def geometries(size: int) -> st.SearchStrategy[Json]:
    line = st.lists(positions(size), min_size=2, max_size=5)
    return st.one_of(
        positions(size).map(lambda value: {"type": "Point", "coordinates": value}),
        st.lists(positions(size), min_size=1, max_size=4).map(
            lambda value: {"type": "MultiPoint", "coordinates": value}
        ),
        line.map(lambda value: {"type": "LineString", "coordinates": value}),
        st.lists(line, min_size=1, max_size=3).map(
            lambda value: {"type": "MultiLineString", "coordinates": value}
        ),
        polygons().map(lambda value: {"type": "Polygon", "coordinates": value}),
        st.lists(polygons(), min_size=1, max_size=3).map(
            lambda value: {"type": "MultiPolygon", "coordinates": value}
        ),
    )


def collected(parts: list[Json]) -> Json:
    return {"type": "GeometryCollection", "geometries": parts}


any_geometry = st.one_of(
    st.none(),
    geometries(2),
    geometries(3),
    st.lists(geometries(2), min_size=2, max_size=3).map(collected),
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)
) | st.text(max_size=8)
names = st.text(max_size=6).filter(lambda name: name not in ("id", "geometry"))
features = st.fixed_dictionaries(
    {
        "type": st.just("Feature"),
        "properties": st.none()
        | st.dictionaries(names, scalars | st.lists(scalars, max_size=2), max_size=4),
        "geometry": any_geometry,
    },
    optional={"id": st.text(max_size=5) | st.integers(), "bbox": st.just([0, 0, 1, 1])},
)
collections = st.fixed_dictionaries(
    {"type": st.just("FeatureCollection"), "features": st.lists(features, max_size=6)}
)
on_disk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@on_disk
@given(collections, st.sampled_from([None, 1]))
def test_valid_collection_reads_back_equal(
    tmp_path: Path, collection: Json, indent: int | None
) -> None:
    path = tmp_path / "layer.geojson"
    path.write_text(json.dumps(collection, indent=indent), encoding="utf-8")
    assert {finding.level for finding in rfc7946_faults(path.read_bytes())} <= {"note"}
    layer = read_geojson(path)
    assert [geometry_of(shape) for shape in layer.frame.geometry] == [
        member["geometry"] for member in collection["features"]
    ]
    for row, member in zip(layer.frame.to_dict("records"), collection["features"], strict=True):
        written = (member["properties"] or {}) | {"id": member.get("id")}
        read = {name: row[name] for name in row if name != "geometry"}
        assert {name: value for name, value in read.items() if value is not None} == {
            name: value for name, value in written.items() if value is not None
        }


def geometry_of(shape: shapely.Geometry | None) -> Json | None:
    """Return GeoJSON by shapely's own mapping, not by the code under test."""
    return None if shape is None else json.loads(json.dumps(shapely.geometry.mapping(shape)))


def unclose(feature: Json) -> None:
    feature["geometry"]["coordinates"][0].pop()


def reverse(feature: Json) -> None:
    feature["geometry"]["coordinates"][0].reverse()


def move(lonlat: list[float]) -> Callable[[Json], None]:
    """Spoil the second corner of the ring."""

    def spoil(feature: Json) -> None:
        feature["geometry"]["coordinates"][0][1] = lonlat

    return spoil


def put(*path: str, value: object) -> Callable[[Json], None]:
    def spoil(feature: Json) -> None:
        *parents, name = path
        for parent in parents:
            feature = feature[parent]
        feature[name] = value

    return spoil


def drop(*path: str) -> Callable[[Json], None]:
    def spoil(feature: Json) -> None:
        *parents, name = path
        for parent in parents:
            feature = feature[parent]
        del feature[name]

    return spoil


RING = [[106, 29], [107, 29], [107, 30], [106, 30], [106, 29]]
SPOILINGS: dict[str, tuple[Callable[[Json], None], str]] = {
    "ring left open": (unclose, "unclosed-ring"),
    "ring turned round": (reverse, "clockwise-shell"),
    "hole as the shell runs": (
        put("geometry", "coordinates", value=[RING, RING]),
        "counter-clockwise-hole",
    ),
    "three corners": (put("geometry", "coordinates", value=[RING[:2] + RING[:1]]), "short-ring"),
    "text for a number": (move(["106.5", 29.1]), "bad-position"),  # type: ignore[list-item]
    "one number": (move([106.5]), "bad-position"),
    "four numbers": (
        put("geometry", "coordinates", value=[[[*lonlat, 1, 1] for lonlat in RING]]),
        "extra-numbers",
    ),
    "one height": (move([107, 29, 1]), "mixed-dimensions"),
    "metres": (move([36_368_489, 3_213_346]), "outside-degrees"),
    "no data": (move([-1e300, -1e300]), "absurd-number"),
    "too flat": (put("geometry", "coordinates", value=RING), "bad-nesting"),
    "too deep": (put("geometry", "coordinates", value=[[RING]]), "bad-nesting"),
    "no coordinates": (drop("geometry", "coordinates"), "missing-coordinates"),
    "no type of geometry": (drop("geometry", "type"), "bad-geometry"),
    "small letters": (put("geometry", "type", value="polygon"), "bad-geometry"),
    "well-known text": (put("geometry", value="POINT (1 2)"), "bad-geometry"),
    "no geometry": (drop("geometry"), "missing-geometry"),
    "no properties": (drop("properties"), "missing-properties"),
    "properties in a list": (put("properties", value=[1]), "bad-properties"),
    "id an object": (put("id", value={}), "bad-id"),
    "id a yes": (put("id", value=True), "bad-id"),
    "bbox of three": (put("bbox", value=[1, 2, 3]), "bad-bbox"),
    "bbox of texts": (put("geometry", "bbox", value=["1", "2", "3", "4"]), "bad-bbox"),
    "features in a feature": (put("features", value=[]), "misplaced-member"),
    "properties in a geometry": (put("geometry", "properties", value={}), "misplaced-member"),
    "another type": (put("type", value="Featre"), "no-feature"),
    "half a character": (put("properties", "name", value="\ud83d"), "bad-text"),
    "NaN": (put("properties", "area", value=float("nan")), "nan-or-infinity"),
}


@pytest.mark.parametrize("kind", SPOILINGS)
@settings(max_examples=5, deadline=None)
@given(before=st.lists(features, max_size=3), after=st.lists(features, max_size=3))
def test_one_spoiling_of_a_valid_collection_is_found(
    kind: str, before: list[Json], after: list[Json]
) -> None:
    spoil, code = SPOILINGS[kind]
    spoilt: Json = {
        "type": "Feature",
        "properties": {"name": "a"},
        "geometry": {"type": "Polygon", "coordinates": [deepcopy(RING)]},
    }
    spoil(spoilt)
    text = json.dumps({"type": "FeatureCollection", "features": [*before, spoilt, *after]})
    found = [finding for finding in rfc7946_faults(text) if finding.level != "note"]
    place = "" if code == "nan-or-infinity" else f"#{len(before) + 1}"
    if code == "bad-id":
        place = str(spoilt["id"]).lower()
    assert [(finding.code, finding.feature_id) for finding in found] == [(code, place)]


words = st.sampled_from([
    "type", "features", "geometry", "coordinates", "properties", "geometries", "id", "bbox", "crs",
    "name", "Feature", "FeatureCollection", "Point", "LineString", "Polygon", "MultiPolygon",
    "MultiPoint", "MultiLineString", "GeometryCollection", "EPSG:3826", "",
])  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
wrong_features = st.fixed_dictionaries(
    {
        "type": st.just("Feature"),
        "properties": anything,
        "geometry": st.fixed_dictionaries(
            {
                "type": words,
                "coordinates": anything,
                "geometries": anything,
            }
        ),
    },
    optional={"id": anything, "crs": anything},
)
wrong_documents = anything | st.fixed_dictionaries(
    {
        "type": st.just("FeatureCollection"),
        "features": st.lists(wrong_features | anything, max_size=4),
    }
)


@on_disk
@given(wrong_documents)
def test_any_json_is_read_or_refused(tmp_path: Path, document: object) -> None:
    path = tmp_path / "layer.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    errors = [item for item in rfc7946_faults(path.read_bytes()) if item.level == "error"]
    if errors:
        with pytest.raises(FileRefusedError, match=r"^layer\.geojson"):
            read_geojson(path)
    else:
        layer = read_geojson(path)
        assert len(layer.frame) == len(layer.ids)


@on_disk
@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "layer.geojson"
    path.write_bytes(data)
    with pytest.raises(FileRefusedError, match=r"layer\.geojson"):
        read_geojson(path)
