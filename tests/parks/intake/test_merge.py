"""Which features of a layer give way to new ones."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from geo import to_geojson_text
from parks.intake.merge import Merged, merge_features
from parks.intake.options import Target

PARK = {"id": "old", "unit_id": "u", "basis": "surveyed", "extent": "planned", "valid_from": None}
PLACE = {"id": "old", "unit_id": "u", "basis": "surveyed", "role": "site"}


def layer(*rows: dict[str, Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(list(rows), geometry=[shapely.box(0, 0, 1, 1)] * len(rows), crs=4326)


def merged(folder: Path, old: dict[str, Any], new: dict[str, Any], target: Target) -> Merged:
    path = folder / f"{target}.geojson"
    path.write_text(to_geojson_text(layer(old)), "utf-8")
    return merge_features(path, layer(new), target=target)


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        ({}, {}, True),
        ({}, {"extent": "built"}, False),
        ({}, {"unit_id": "v"}, False),
        ({}, {"valid_from": "2020"}, False),
        ({"valid_from": "2020"}, {"valid_from": "2020"}, True),
        ({"valid_from": "2020"}, {"valid_from": "2025"}, False),
        ({"valid_from": "2020", "id": "new"}, {"valid_from": "2025"}, False),
        ({"id": "new"}, {"extent": "built"}, True),
        ({"id": "new"}, {"extent": "built", "unit_id": "v"}, False),
        ({"basis": "schematic"}, {"valid_from": "2020"}, True),
        ({"basis": "schematic", "extent": "built"}, {}, False),
        ({"extent": "illustration"}, {"extent": "built"}, True),
        ({"id_in_file": "7"}, {"id_in_file": "7", "extent": "built"}, True),
        ({"id_in_file": None}, {"id_in_file": None, "extent": "built"}, False),
    ],
)
def test_boundary_gives_way(
    old: dict[str, Any], new: dict[str, Any], tmp_path: Path, *, replaced: bool
) -> None:
    done = merged(tmp_path, {**PARK, **old}, {**PARK, "id": "new", **new}, Target.PARKS)
    assert bool(done.replaced) is replaced
    assert done.text.count('"Feature"') == 2 - replaced


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        ({}, {}, False),
        ({"id": "new"}, {}, True),
        ({"role": "stand_in"}, {}, True),
        ({"role": "possible_seat"}, {}, True),
        ({"basis": "estimated"}, {}, True),
        ({"basis": "estimated"}, {"unit_id": "v"}, False),
        ({"id_in_file": "7"}, {"id_in_file": "7"}, True),
    ],
)
def test_place_gives_way(
    old: dict[str, Any], new: dict[str, Any], tmp_path: Path, *, replaced: bool
) -> None:
    done = merged(tmp_path, {**PLACE, **old}, {**PLACE, "id": "new", **new}, Target.PLACES)
    assert bool(done.replaced) is replaced


def test_id_that_another_unit_has_is_numbered(tmp_path: Path) -> None:
    done = merged(tmp_path, PARK, {**PARK, "unit_id": "v"}, Target.PARKS)
    assert '"id":"old-2"' in done.text


def test_collection_keeps_its_own_members(tmp_path: Path) -> None:
    path = tmp_path / "parks.geojson"
    properties = '{"unit_id":"w","basis":"surveyed","extent":"built"}'
    line = f'{{"type":"Feature","id":"a","properties":{properties},"geometry":null}}'
    path.write_text(f'{{"type":"FeatureCollection","licence":"CC0","features":[{line}]}}', "utf-8")
    done = merge_features(path, layer(PARK), target=Target.PARKS)
    assert done.text.startswith('{"type":"FeatureCollection","licence":"CC0","features":[\n')
    assert f"{line},\n" in done.text
