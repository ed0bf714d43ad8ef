"""Overlay of a file: formats read whole, CRS, columns, zones that lie elsewhere, engines."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from overlay_layers import SOUTH, WEST, assert_same, parcels, zones

from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError
from geo.overlay import Overlay, overlay, overlay_file

CENTRE = np.array([WEST + 300, SOUTH + 300])
ALL = {"zone_id": "name", "class_field": "code"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    parcels().to_parquet(tmp_path / "land.parquet")
    return tmp_path / "land.parquet"


def codes(found: Overlay) -> list[str]:
    return [finding.code for finding in found.findings]


def geojson(folder: Path) -> Path:
    parcels().to_crs(4490).to_crs(4326).to_file(folder / "a.geojson", driver="GeoJSON")
    return folder / "a.geojson"


def csv(folder: Path) -> Path:
    frame = parcels()
    table = frame.drop(columns="geometry").assign(wkt=shapely.to_wkt(frame.geometry.to_numpy()))
    table.to_csv(folder / "a.csv", index=False)
    return folder / "a.csv"


def mapinfo(folder: Path) -> Path:
    parcels().to_file(folder / "a.mif", driver="MapInfo File", encoding="UTF-8")
    return folder / "a.mif"


@pytest.mark.parametrize("write", [geojson, mapinfo], ids=["geojson", "mapinfo"])
def test_formats_read_whole_give_the_sums_of_memory(tmp_path: Path, write: object) -> None:
    path = write(tmp_path)
    frame = read_layer(path).frame
    assert_same(overlay_file(zones(), path, **ALL), overlay(zones(), frame, **ALL))


def test_a_table_with_wkt_is_measured_in_the_crs_that_is_told(tmp_path: Path) -> None:
    found = overlay_file(zones(), csv(tmp_path), **ALL, crs="4545")
    expected = overlay(zones(), parcels(), **ALL)
    assert found.by_class["area_m2"].sum() == pytest.approx(expected.by_class["area_m2"].sum())
    assert found.crs == "EPSG:4545"


def test_the_row_of_a_feature_keeps_its_id(tmp_path: Path) -> None:
    frame = parcels().iloc[:3].assign(id=["甲", "乙", "丙"])
    bow = shapely.Polygon([(0, 0), (20, 20), (20, 0), (0, 20)])
    frame.loc[1, "geometry"] = shapely.transform(bow, lambda xy: xy + CENTRE)
    frame.to_crs(4326).to_file(tmp_path / "a.geojson", driver="GeoJSON")
    found = overlay_file(zones(), tmp_path / "a.geojson", **ALL)
    ids = [each.feature_id for each in found.findings if each.code == "geometry-repaired"]
    assert ids == [read_layer(tmp_path / "a.geojson").ids[1]]


def test_a_layer_without_crs_asks_for_one(tmp_path: Path) -> None:
    parcels().set_crs(None, allow_override=True).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(FileRefusedError, match="--crs EPSG:4545"):
        overlay_file(zones(), tmp_path / "a.parquet", **ALL)
    found = overlay_file(zones(), tmp_path / "a.parquet", **ALL, crs="EPSG:4545")
    assert_same(found, overlay(zones(), parcels(), **ALL))


def test_a_told_crs_outranks_the_file_and_is_noted(path: Path) -> None:
    found = overlay_file(zones(), path, **ALL, crs="EPSG:4546")
    assert {"crs-overridden", "no-common-land"} <= set(codes(found))
    assert "crs-overridden" not in codes(overlay_file(zones(), path, **ALL, crs="EPSG:4545"))


def test_an_unknown_crs_is_refused(path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"--crs: no CRS has this name, got 'EPSG:1'"):
        overlay_file(zones(), path, **ALL, crs="EPSG:1")


def test_an_unknown_column_is_refused_with_those_there_are(path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"field 'DLBM'.*got 'code, number'"):
        overlay_file(zones(), path, zone_id="name", class_field="DLBM")


def test_planar_areas_of_degrees_are_refused(tmp_path: Path) -> None:
    parcels().to_crs(4490).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(FileRefusedError, match="degrees have no planar area"):
        overlay_file(zones(), tmp_path / "a.parquet", **ALL, area="planar")


def test_planar_areas_are_those_of_the_plane(path: Path) -> None:
    found = overlay_file(zones(), path, **ALL, area="planar")
    pieces = gpd.overlay(zones(), parcels()[["code", "geometry"]], keep_geom_type=True)
    assert found.by_class["area_m2"].sum() == pytest.approx(pieces.area.sum(), rel=1e-9)
    assert found.by_zone["zone_area_m2"].tolist() == pytest.approx(zones().area.tolist())


def test_zones_that_overlap_are_told_with_their_common_area(path: Path) -> None:
    found = overlay_file(zones().iloc[1:3], path, **ALL, area="planar")
    told = next(finding for finding in found.findings if finding.code == "zones-overlap")
    assert told.value == "one and two"
    assert "60,000 m2" in told.message  # 200 m x 300 m


def test_parcels_written_twice_are_told(tmp_path: Path) -> None:
    frame = parcels()
    twice = gpd.GeoDataFrame(
        {"code": [*frame["code"], *frame["code"]]},
        geometry=[*frame.geometry, *frame.geometry],
        crs=frame.crs,
    )
    twice.to_parquet(tmp_path / "a.parquet")
    found = overlay_file(zones().iloc[:1], tmp_path / "a.parquet", **ALL)
    assert "parcels-overlap" in codes(found)
    row = found.by_zone.iloc[0]
    assert row["overlaps_m2"] == pytest.approx(row["zone_area_m2"], rel=0.2)


def test_no_parcel_near_the_zones_is_told(path: Path) -> None:
    far = zones().iloc[[3]]
    found = overlay_file(far, path, **ALL)
    assert "no-common-land" in codes(found)
    assert found.by_class.empty
    assert found.by_zone["gaps_m2"].tolist() == pytest.approx(
        found.by_zone["zone_area_m2"].tolist()
    )


@pytest.mark.parametrize("name", ["a.parquet", "a.gpkg", "a.fgb", "a.shp"])
def test_zones_without_extent_have_nothing(tmp_path: Path, name: str) -> None:
    write = parcels().to_parquet if name == "a.parquet" else parcels().to_file
    write(tmp_path / name)
    found = overlay_file(zones().iloc[[4]], tmp_path / name, **ALL)
    assert found.by_class.empty
    assert found.by_zone["zone_area_m2"].tolist() == [0.0]
    assert found.rows == len(parcels()) or name != "a.parquet"


@pytest.mark.parametrize("name", ["a.parquet", "a.gpkg", "a.shp"])
def test_an_empty_layer_leaves_gaps(tmp_path: Path, name: str) -> None:
    nothing = parcels().iloc[:0].astype({"code": object})
    write = nothing.to_parquet if name == "a.parquet" else nothing.to_file
    write(tmp_path / name, **({} if name == "a.parquet" else {"geometry_type": "Polygon"}))
    found = overlay_file(zones().iloc[[0]], tmp_path / name, **ALL)
    assert found.rows == 0
    assert found.by_zone["gaps_m2"].tolist() == pytest.approx(
        found.by_zone["zone_area_m2"].tolist()
    )


def test_progress_is_told_up_to_the_last_row(tmp_path: Path) -> None:
    frame = parcels()
    frame.to_parquet(tmp_path / "a.parquet", row_group_size=100, write_covering_bbox=True)
    told: list[tuple[int, int | None]] = []
    overlay_file(zones(), tmp_path / "a.parquet", **ALL, progress=lambda *done: told.append(done))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (len(frame), len(frame))


def test_zones_of_another_datum_without_known_shift_are_told(tmp_path: Path) -> None:
    parcels().to_parquet(tmp_path / "a.parquet")
    xian = zones().iloc[[0]].set_crs("EPSG:2381", allow_override=True)  # Xian 1980, 3-degree 111E
    found = overlay_file(xian, tmp_path / "a.parquet", **ALL)
    assert "datum-not-transformed" in codes(found)


def test_new_york_reads_the_same_from_file_and_memory(shared_data: Path) -> None:
    folder = shared_data / "landuse"
    path = folder / "nyc_gowanus_mappluto_lots.parquet"
    zone = gpd.read_file(folder / "nyc_southwest_brooklyn_ibz.geojson").assign(name="ibz")
    columns = {"zone_id": "name", "class_field": "LandUse"}
    found = overlay_file(zone, path, **columns)
    assert_same(found, overlay(zone, gpd.read_parquet(path), **columns))
    acre = 4046.8726
    industry = found.by_class.loc[found.by_class["class"] == "06", "area_m2"].sum() / acre
    assert industry == pytest.approx(78.6, abs=0.1)  # SOURCES.md
    assert found.by_zone["zone_area_m2"].sum() / acre == pytest.approx(220.6, abs=0.1)
