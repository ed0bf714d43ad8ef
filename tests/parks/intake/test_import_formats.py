"""The same features give the same region, whatever format they come in."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from made_files import LAYER, NAMES_NO_CRS, WRITERS, Writer, dxf, geopackage, kml, workbook

from geo import ellipsoidal_area_m2
from parks import check_region, load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target

CM_DEG = 1e-7
COARSE = {"mapinfo": 6 * CM_DEG}
"""MapInfo counts steps between two bounds of its own: up to 6 cm."""
CRS = (4326, 4490, 4545, 4524)
POLYGON_FORMATS = [name for name in WRITERS if name not in ("kml", "kmz", "geojson")]


def options(name: str, crs: int, **more: object) -> ImportOptions:
    return ImportOptions(crs=f"EPSG:{crs}" if name in NAMES_NO_CRS else "", **more)


def bring(
    writer: Writer, frame: gpd.GeoDataFrame, folder: Path, into: Path, **more: object
) -> Import:
    path = writer(frame, folder)
    target = more.pop("target", Target.PARKS)
    return import_file(path, into, target=target, options=options(
        next((key for key, value in WRITERS.items() if value is writer), "dxf"),
        frame.crs.to_epsg(), **more,
    ))  # fmt: skip


def by_code(into: Path) -> dict[str, shapely.Polygon]:
    parks = load_region(into).parks
    return dict(zip(parks["id"], parks.geometry, strict=True))


@pytest.mark.parametrize("crs", CRS)
@pytest.mark.parametrize("name", WRITERS)
def test_boundaries_names_and_codes_come_in_alike(
    name: str, crs: int, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = bring(WRITERS[name], boundaries.to_crs(crs), tmp_path, into)
    parks = load_region(into).parks.sort_values("id")
    assert (done.features, done.new_units) == (3, ())
    assert {item.level for item in done.findings} == {"note"}
    assert parks["id"].tolist() == parks["id_in_file"].tolist() == ["0601", "0602", "0603"]
    assert parks["unit_id"].tolist() == ["north-park", "middle-park", "south-park"]
    assert parks["name_zh_in_file"].tolist() == boundaries["MC"].tolist()
    assert parks["YDDM"].tolist() == ["T0213", "1001", "T0101"]
    assert parks["PZRQ"].tolist() == boundaries["PZRQ"].tolist()
    away = shapely.hausdorff_distance(parks.geometry.to_numpy(), boundaries.geometry.to_numpy())
    assert (away < COARSE.get(name, CM_DEG)).all()


@pytest.mark.parametrize("name", WRITERS)
def test_region_is_clean_after_the_import(
    name: str, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    bring(WRITERS[name], boundaries.to_crs(4545), tmp_path, into)
    assert [str(item) for item in check_region(load_region(into))] == []


@pytest.mark.parametrize(
    "name", ["geopackage", "flatgeobuf", "file geodatabase", "geoparquet", "xlsx"]
)
def test_dates_stay_dates(name: str, dated: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    bring(WRITERS[name], dated, tmp_path, into)
    found = load_region(into).parks.sort_values("id")["PZRQ"]
    assert [text[:10] for text in found] == ["2023-05-01", "2023-06-30", "2024-01-02"]


def test_drawing_comes_in_by_the_names_of_its_layers(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    bring(dxf, boundaries.to_crs(4524), tmp_path, into, fields={"name_zh": "layer"})
    parks = load_region(into).parks
    assert parks["unit_id"].tolist() == ["north-park", "middle-park", "south-park"]
    away = shapely.hausdorff_distance(parks.geometry.to_numpy(), boundaries.geometry.to_numpy())
    assert (away < CM_DEG).all()


def points(boundaries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return boundaries.set_geometry(shapely.point_on_surface(boundaries.geometry), crs=4326)


def table(boundaries: gpd.GeoDataFrame) -> list[list[object]]:
    rows = zip(boundaries["DM"], boundaries["MC"], points(boundaries).geometry, strict=True)
    return [
        ["编号", "名称", "经度", "纬度"],
        *([code, name, at.x, at.y] for code, name, at in rows),
    ]


def csv_points(boundaries: gpd.GeoDataFrame, folder: Path) -> Path:
    lines = [",".join(map(str, row)) for row in table(boundaries)]
    (folder / "points.csv").write_text("\n".join(lines), "gb18030")
    return folder / "points.csv"


def xlsx_points(boundaries: gpd.GeoDataFrame, folder: Path) -> Path:
    return workbook(table(boundaries), folder / "points.xlsx")


def kml_points(boundaries: gpd.GeoDataFrame, folder: Path) -> Path:
    return kml(points(boundaries), folder)


def gpkg_points(boundaries: gpd.GeoDataFrame, folder: Path) -> Path:
    return geopackage(points(boundaries).to_crs(4545), folder)


def gpkg_multipoints(boundaries: gpd.GeoDataFrame, folder: Path) -> Path:
    parts = points(boundaries)
    return geopackage(parts.set_geometry(parts.geometry.map(lambda at: shapely.MultiPoint([at]))),
                      folder)  # fmt: skip


@pytest.mark.parametrize(
    "write", [csv_points, xlsx_points, kml_points, gpkg_points, gpkg_multipoints]
)
def test_points_come_in_as_places(
    write: Writer, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    done = import_file(write(boundaries, tmp_path), into, target=Target.PLACES)
    places = load_region(into).places
    new = places[places["id"].isin(boundaries["DM"])]
    assert (done.features, done.replaced, len(places)) == (3, (), 6)
    assert new["unit_id"].tolist() == ["north-park", "middle-park", "south-park"]
    away = shapely.distance(new.geometry.to_numpy(), points(boundaries).geometry.to_numpy())
    assert (away < CM_DEG).all()
    assert {item.level for item in check_region(load_region(into))} <= {"note"}


@pytest.mark.parametrize("name", POLYGON_FORMATS)
def test_land_use_keeps_its_crs_and_its_codes(
    name: str, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    frame = boundaries.drop(columns="MC").rename(columns={"DM": "DKBH", "YDDM": "DLBM"})
    done = bring(WRITERS[name], frame.to_crs(4545), tmp_path, into, target=Target.LANDUSE)
    parcels = load_region(into).landuse
    assert parcels is not None
    parcels = parcels.sort_values("id")
    assert (done.features, done.changed) == (3, ("landuse.parquet", "sources.csv"))
    assert parcels.crs.to_epsg() == 4545 or name == "mapinfo"
    assert parcels["id"].tolist() == ["0601", "0602", "0603"]
    assert parcels["class_code"].tolist() == ["T0213", "1001", "T0101"]
    drawn, known = (ellipsoidal_area_m2(each.to_crs(4326).geometry) for each in (parcels, frame))
    assert np.allclose(drawn, known, rtol=1e-5 if name == "mapinfo" else 1e-7)


@pytest.mark.parametrize("name", ["kml", "kmz", "geojson"])
def test_land_use_in_degrees_stays_in_degrees(
    name: str, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    bring(WRITERS[name], boundaries, tmp_path, into, target=Target.LANDUSE)
    parcels = load_region(into).landuse
    assert parcels is not None
    assert parcels.crs.to_epsg() == 4326
    assert parcels["class_code"].tolist() == ["T0213", "1001", "T0101"]


def test_layer_is_chosen_by_its_name(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = geopackage(boundaries, tmp_path)
    boundaries.assign(DM="x").to_file(path, layer="旧园区", engine="pyogrio")
    import_file(path, into, target=Target.PARKS, options=ImportOptions(layer=LAYER))
    assert sorted(by_code(into)) == ["0601", "0602", "0603"]
