"""Where a file lies: declared, told, doubted, never guessed."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from made_files import csv_wkt, geojson, geopackage, shapefile, shapefile_without_prj
from pyproj import Geod

from geo.datum import Datum, wgs84_to_bd09, wgs84_to_gcj02
from geo.files.refused import FileRefusedError
from geo.finding import Finding
from parks import load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target

CM_DEG = 1e-7
GEOD = Geod(ellps="WGS84")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def bring(path: Path, into: Path, *, target: Target = Target.PARKS, **told: object) -> Import:
    return import_file(path, into, target=target, options=ImportOptions(**told))


def refused(path: Path, into: Path, **told: object) -> Finding:
    """Return the error for which a file is refused; the folder stays as it was."""
    before = contents(into)
    with pytest.raises(FileRefusedError) as error:
        bring(path, into, **told)
    assert contents(into) == before
    (finding,) = [item for item in error.value.findings if item.level == "error"]
    return finding


def away_m(into: Path, boundaries: gpd.GeoDataFrame) -> float:
    """Return how far boundaries of the region lie from the true ones at most, in metres."""
    parks = load_region(into).parks
    at = dict(zip(parks["id"], parks.geometry, strict=True))
    found = shapely.get_coordinates([at[code] for code in boundaries["DM"]])
    known = shapely.get_coordinates(boundaries.geometry.to_numpy())
    return float(max(GEOD.inv(*found.T, *known.T)[2]))


def doubts(done: Import) -> set[str]:
    return {item.code for item in done.findings if item.level != "note"}


def swapped(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    turned = shapely.transform(frame.geometry.to_numpy(), lambda positions: positions[:, ::-1])
    return frame.set_geometry(turned, crs=frame.crs)


def shifted(frame: gpd.GeoDataFrame, datum: Datum) -> gpd.GeoDataFrame:
    shift = wgs84_to_gcj02 if datum is Datum.GCJ02 else wgs84_to_bd09
    moved = shapely.transform(
        frame.geometry.to_numpy(), lambda positions: np.column_stack(shift(*positions.T))
    )
    return frame.set_geometry(moved, crs=frame.crs)


def test_shapefile_without_prj_is_refused_with_a_proposal(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = shapefile_without_prj(boundaries.to_crs(4545), tmp_path)
    finding = refused(path, into)
    assert finding.code == "no-crs"
    assert "--crs EPSG:4545" in finding.remedy


def test_told_crs_is_applied(boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    path = shapefile_without_prj(boundaries.to_crs(4545), tmp_path)
    assert doubts(bring(path, into, crs="EPSG:4545")) == set()
    assert away_m(into, boundaries) < 0.01


def test_zone_prefix_is_proposed_and_applied_when_told(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = shapefile_without_prj(boundaries.to_crs(4524), tmp_path)
    assert "EPSG:4524" in refused(path, into).remedy
    bring(path, into, crs="4524")
    assert away_m(into, boundaries) < 0.01


def test_prefixed_eastings_under_a_crs_without_prefix_are_refused(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    wrong = boundaries.to_crs(4524).set_crs(4545, allow_override=True)
    assert refused(shapefile(wrong, tmp_path), into).code == "zone-prefix"


@pytest.mark.parametrize("crs", [4326, 4545])
def test_swapped_axes_are_refused_and_turned_when_told(
    crs: int, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = geopackage(swapped(boundaries.to_crs(crs)), tmp_path)
    assert refused(path, into).code == "axes-swapped"
    bring(path, into, swap_axes=True)
    assert away_m(into, boundaries) < 0.01


@pytest.mark.parametrize("epsg", [2381, 4610, 2433, 4214], ids=str)
def test_old_datum_is_refused_and_only_warned_of_when_told(
    epsg: int, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    new = {2381: 4545, 2433: 4545}.get(epsg, 4490)
    path = geopackage(boundaries.to_crs(new).set_crs(epsg, allow_override=True), tmp_path)
    assert refused(path, into).code == "datum-not-transformed"
    assert doubts(bring(path, into, crs=f"EPSG:{epsg}")) >= {"datum-not-transformed"}


def test_neighbouring_zone_is_refused(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    wrong = boundaries.to_crs(4545).set_crs(4544, allow_override=True)
    finding = refused(geopackage(wrong, tmp_path), into)
    assert "EPSG:4545" in f"{finding.message} {finding.remedy}"


def test_file_of_another_province_is_told(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    far = boundaries.set_geometry(boundaries.geometry.translate(8, 2), crs=4326)
    assert "far-from-area" in doubts(bring(geojson(far, tmp_path), into))


def test_web_mercator_comes_in(boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path) -> None:
    done = bring(geopackage(boundaries.to_crs(3857), tmp_path), into)
    assert "web-mercator" in {item.code for item in done.findings}
    assert away_m(into, boundaries) < 0.01


def test_name_of_no_crs_is_refused(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = csv_wkt(boundaries, tmp_path)
    finding = refused(path, into, crs="EPSG:999999")
    assert (finding.code, finding.source, finding.value) == ("unknown-crs", "--crs", "EPSG:999999")


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
def test_told_datum_is_undone(
    datum: Datum, boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    path = geojson(shifted(boundaries, datum), tmp_path)
    assert doubts(bring(path, into, datum=datum)) == set()
    assert away_m(into, boundaries) < 0.01


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
@pytest.mark.parametrize("target", [Target.PARKS, Target.PLACES, Target.OUTLINE, Target.LANDUSE])
def test_shift_that_nobody_told_is_suspected(
    target: Target, datum: Datum, clean: Path, tmp_path: Path, into: Path
) -> None:
    region = load_region(clean)
    frame = {
        Target.PARKS: region.parks[["unit_id", "geometry"]],
        Target.PLACES: region.places[["unit_id", "geometry"]],
        Target.OUTLINE: region.outline[["name_zh", "geometry"]],
        Target.LANDUSE: region.landuse,
    }[target]
    assert frame is not None
    path = geojson(shifted(frame.to_crs(4326), datum), tmp_path)
    assert f"{datum}-suspected" in doubts(bring(path, into, target=target))
