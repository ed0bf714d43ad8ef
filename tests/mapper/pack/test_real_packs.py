"""Real layers come back from their packs."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.files.read_layer import list_layers
from mapper.pack import Packed, PackSource, open_source, pack, unpack

HALF_UNIT_DEG = 0.5 * 360 / 2**28


def landuse(shared_data: Path, name: str) -> Path:
    return shared_data / "landuse" / name


@pytest.fixture(scope="module")
def taiwan(shared_data: Path) -> PackSource:
    (source,) = open_source(landuse(shared_data, "taiwan_north_central_landuse.parquet"))
    return source


@pytest.fixture(scope="module")
def taiwan_pack(taiwan: PackSource) -> Packed:
    return pack(taiwan, pack_id="tw", columns=["OBJECTID", "分區類", "資料日"])


def test_taiwan_comes_back(shared_data: Path, taiwan_pack: Packed) -> None:
    back = unpack(taiwan_pack).set_index("#").sort_index()
    frame = gpd.read_parquet(landuse(shared_data, "taiwan_north_central_landuse.parquet"))
    assert back["OBJECTID"].tolist() == frame["OBJECTID"].tolist()
    assert back["分區類"].tolist() == frame["分區類"].where(frame["分區類"].notna(), None).tolist()
    true_boxes = shapely.bounds(frame.geometry.to_crs(4326).to_numpy())
    away = np.abs(shapely.bounds(back.geometry.to_numpy()) - true_boxes)
    assert away.max() <= HALF_UNIT_DEG * 1.001


def test_the_middle_level_of_taiwan_covers_the_same_boxes(taiwan_pack: Packed) -> None:
    full, middle = (
        shapely.bounds(unpack(taiwan_pack, level=level).geometry.to_numpy())
        for level in ("full", "middle")
    )
    pixel_deg = 2 * HALF_UNIT_DEG * 2 ** taiwan_pack.header["middle"]["shift"]
    assert np.abs(full - middle).max() <= 3 * pixel_deg


def test_areas_of_taiwan_agree_with_its_publisher(taiwan: PackSource) -> None:
    stated_m2 = taiwan.attributes["參考面"].astype(float).to_numpy()
    is_known = stated_m2 > 0
    scale = 0.9999**2  # the publisher measures in the plane of TM2, whose central scale is this
    off = taiwan.measure[is_known] * scale / stated_m2[is_known] - 1
    assert np.median(np.abs(off)) < 2e-4


def test_new_york_lots_agree_with_their_publisher(shared_data: Path) -> None:
    (source,) = open_source(landuse(shared_data, "nyc_ibz_mappluto_lots_epsg2263.gpkg"))
    stated_m2 = source.attributes["Shape_Area"].to_numpy() * 0.3048006096**2
    assert source.measure == pytest.approx(stated_m2, rel=2e-4)


def test_new_york_lots_come_back(shared_data: Path) -> None:
    path = landuse(shared_data, "nyc_gowanus_mappluto_lots.parquet")
    (source,) = open_source(path)
    back = unpack(pack(source, pack_id="p")).set_index("#").sort_index()
    frame = gpd.read_parquet(path)
    assert back["lot_row"].tolist() == frame["lot_row"].tolist()
    far = shapely.hausdorff_distance(back.geometry.to_numpy(), frame.geometry.to_numpy())
    assert np.isnan(far).tolist() == frame.geometry.is_empty.tolist()
    assert np.nanmax(far) <= HALF_UNIT_DEG * np.sqrt(2)


def test_singapore_is_packed_without_its_heights(shared_data: Path) -> None:
    path = landuse(shared_data, "singapore_mp2019_zones_svy21.zip")
    (source,) = open_source(path, layer=subzones(path))
    back = unpack(pack(source, pack_id="sg"))
    assert source.has_z
    assert len(back) == 332
    assert not back.has_z.any()


def subzones(path: Path) -> str:
    return next(info.name for info in list_layers(path) if info.features == 332)
