"""What `parkmap check` says of regions and of single files."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from faults.clean_region import write_clean_region
from made_files import LAYER, geopackage, kml

from output.check_report import check_report, findings_of
from parks import UnknownRegionError

BOW_TIE = shapely.Polygon([(106.6, 29), (106.61, 29.01), (106.61, 29), (106.6, 29.01)])


@pytest.fixture
def frame() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"MC": ["北岸园区"]}, geometry=[BOW_TIE], crs=4326)


def test_region_folder_is_checked_as_a_region(tmp_path: Path) -> None:
    report = check_report(str(write_clean_region(tmp_path / "r")), form="text")
    assert (report.text, report.has_error) == ("no findings\n", False)
    assert report.summary == "0 errors, 0 warnings, 0 notes"


def test_name_of_a_bundled_region_is_checked(tmp_path: Path) -> None:
    assert not check_report("dazu", form="json").has_error
    assert not (tmp_path / "dazu").exists()


def test_errors_come_first(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = geopackage(frame, tmp_path)
    report = check_report(str(path), form="json")
    levels = [item["level"] for item in json.loads(report.text)]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert report.has_error


def test_fault_in_a_folder_of_a_kml_is_told_once(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    codes = [item.code for item in findings_of(str(kml(frame, tmp_path)))]
    assert codes.count("invalid-geometry") == 1


def test_every_layer_of_a_file_is_checked(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = geopackage(frame, tmp_path)
    frame.to_file(path, layer="旧界", engine="pyogrio")
    codes = [item.code for item in findings_of(str(path))]
    assert codes.count("invalid-geometry") == 2
    assert "several-layers" not in codes


def test_layer_that_is_refused_hides_no_other(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = geopackage(frame, tmp_path)
    unknown = frame.set_crs(None, allow_override=True)
    with pytest.warns(UserWarning, match="crs"):
        unknown.to_file(path, layer="无坐标系", engine="pyogrio")
    codes = [item.code for item in findings_of(str(path))]
    assert codes.count("no-crs") == 1
    assert "invalid-geometry" in codes
    assert LAYER == "园区"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken"])
def test_file_that_cannot_be_read_is_a_finding(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.dat").write_bytes(content)
    (finding,) = findings_of(str(tmp_path / "x.dat"))
    assert (finding.level, finding.source, finding.remedy != "") == ("error", "x.dat", True)


def test_folder_that_is_no_region_is_a_finding(tmp_path: Path) -> None:
    (finding,) = findings_of(str(tmp_path))
    assert finding.level == "error"


def test_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownRegionError, match="no folder has this path"):
        check_report("nowhere", form="text")
