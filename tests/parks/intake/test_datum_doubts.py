"""New layers are compared with what the region holds, and only a shift is doubted."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.datum import wgs84_to_bd09, wgs84_to_gcj02
from parks import Region
from parks.check_datum import parcel_datum_doubts
from parks.intake.datum_doubts import datum_doubts
from parks.intake.options import Target

SHIFTS = {"gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}


def shifted(frame: gpd.GeoDataFrame, datum: str) -> gpd.GeoDataFrame:
    moved = shapely.transform(
        frame.geometry.to_numpy(), lambda at: np.column_stack(SHIFTS[datum](*at.T))
    )
    return frame.set_geometry(moved, crs=4326)


def codes(new: gpd.GeoDataFrame, region: Region, target: Target) -> list[str]:
    return [item.code for item in datum_doubts(new, region, target=target, source="a.shp")]


@pytest.mark.parametrize("target", [Target.PARKS, Target.PLACES, Target.OUTLINE])
@pytest.mark.parametrize("datum", SHIFTS)
def test_shift_is_suspected(target: Target, datum: str, clean_region: Region) -> None:
    new = shifted(getattr(clean_region, target), datum)
    assert f"{datum}-suspected" in codes(new, clean_region, target)


@pytest.mark.parametrize("target", [Target.PARKS, Target.PLACES, Target.OUTLINE])
def test_what_lies_right_is_not_doubted(target: Target, clean_region: Region) -> None:
    assert codes(getattr(clean_region, target), clean_region, target) == []


@pytest.mark.parametrize("target", [Target.PARKS, Target.PLACES, Target.OUTLINE])
def test_new_region_has_nothing_to_compare_with(
    target: Target, clean_region: Region, tmp_path: Path
) -> None:
    none = {name: getattr(clean_region, name).iloc[:0] for name in ("parks", "places", "outline")}
    bare = replace(clean_region, folder=tmp_path, **none)
    assert codes(shifted(getattr(clean_region, target), "gcj02"), bare, target) == []


def test_features_without_a_point_are_passed_over(clean_region: Region) -> None:
    places = clean_region.places
    new = places.set_geometry([None, shapely.Point(), places.geometry[2]], crs=4326)
    assert codes(new, clean_region, Target.PLACES) == []


@pytest.mark.parametrize("datum", SHIFTS)
def test_shift_of_parcels_is_suspected(datum: str, clean_region: Region) -> None:
    assert clean_region.landuse is not None
    parcels = clean_region.landuse.to_crs(4326)
    doubts = [*parcel_datum_doubts(shifted(parcels, datum), clean_region, source="a.shp")]
    assert [item.code for item in doubts] == [f"{datum}-suspected"]
    assert [*parcel_datum_doubts(parcels, clean_region, source="a.shp")] == []
