"""What an import does to a region folder: all of it or nothing, once, and it can be taken back."""

import json
import shutil
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from made_files import file_geodatabase, geojson, geopackage, shapefile

from geo import to_geojson_text
from geo.files.refused import FileRefusedError
from output.build import build_region
from parks import Region, StoreError, load_region
from parks.intake import history
from parks.intake.history import undo_change
from parks.intake.import_file import import_file
from parks.intake.options import ImportOptions, Target
from parks.new_region import new_region


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def file(boundaries: gpd.GeoDataFrame, tmp_path: Path) -> Path:
    return geojson(boundaries, tmp_path)


@pytest.fixture
def parcels(boundaries: gpd.GeoDataFrame, tmp_path: Path) -> Path:
    frame = boundaries.rename(columns={"YDDM": "DLBM"}).to_crs(4545)
    return geopackage(frame, tmp_path)


def test_dry_run_changes_no_byte(file: Path, into: Path) -> None:
    before = contents(into)
    done = import_file(file, into, target=Target.PARKS, dry_run=True)
    assert (done.features, done.changed) == (3, ("parks.geojson", "sources.csv"))
    assert contents(into) == before
    assert not (into / ".history").exists()


def test_refused_file_changes_no_byte(file: Path, into: Path) -> None:
    before = contents(into)
    with pytest.raises(FileRefusedError):
        import_file(file, into, target=Target.PLACES)
    assert contents(into) == before


def test_full_disk_changes_no_byte(file: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = contents(into), history.write_atomically

    def full_disk(path: Path, content: bytes) -> Path:
        if path.name == "sources.csv" and content != before["sources.csv"]:
            raise OSError("no space left")
        return write(path, content)

    monkeypatch.setattr(history, "write_atomically", full_disk)
    with pytest.raises(OSError, match="no space"):
        import_file(file, into, target=Target.PARKS)
    assert contents(into) == before


def test_undo_brings_every_byte_back(
    file: Path, parcels: Path, into: Path, boundaries: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    before = contents(into)
    import_file(file, into, target=Target.PARKS)
    import_file(parcels, into, target=Target.LANDUSE)
    strange = boundaries.assign(MC=["甲园", "乙园", "丙园"])
    import_file(geojson(strange, tmp_path), into, target=Target.PARKS)
    for _ in range(3):
        undo_change(into)
    assert contents(into) == before


def test_undo_takes_a_new_land_use_away(parcels: Path, tmp_path: Path) -> None:
    into = tmp_path / "new"
    new_region(into)
    import_file(parcels, into, target=Target.LANDUSE)
    undo_change(into)
    assert load_region(into).landuse is None


def test_import_that_was_cut_off_is_taken_back_first(
    file: Path, into: Path, boundaries: gpd.GeoDataFrame, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def power_cut(path: Path, content: bytes) -> Path:
        path.write_bytes(content)
        raise KeyboardInterrupt

    strange = shapefile(boundaries.assign(MC=["甲园", "乙园", "丙园"]), tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(history, "write_atomically", power_cut)
        with pytest.raises(KeyboardInterrupt):
            import_file(strange, into, target=Target.PARKS)
    import_file(file, into, target=Target.PARKS)
    region = load_region(into)
    assert sorted(region.parks["unit_id"]) == ["middle-park", "north-park", "south-park"]
    assert region.intake == ()


@pytest.mark.parametrize("target", [Target.PARKS, Target.LANDUSE])
def test_same_file_again_changes_nothing(parcels: Path, target: Target, into: Path) -> None:
    import_file(parcels, into, target=target)
    before = contents(into)
    done = import_file(parcels, into, target=target)
    assert done.changed == ()
    assert contents(into) == before


def test_same_points_again_replace_themselves(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    points = boundaries.assign(DM=["1", "1", "south-park-site"])
    points = points.set_geometry(points.geometry.representative_point())
    for _ in range(3):
        import_file(geojson(points, tmp_path), into, target=Target.PLACES)
    assert len(load_region(into).places) == 5


def test_corrected_file_replaces_the_former_version(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    import_file(geojson(boundaries, tmp_path), into, target=Target.PARKS)
    smaller = boundaries.set_geometry(boundaries.geometry.scale(0.9, 0.9), crs=4326)
    done = import_file(geojson(smaller, tmp_path), into, target=Target.PARKS)
    region = load_region(into)
    assert sorted(done.replaced) == sorted(region.parks["id"]) == ["0601", "0602", "0603"]
    assert region.sources["source_id"].tolist()[-2:] == ["parks", "parks-2"]


def test_changed_geodatabase_is_another_source(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    for scale in (1, 1, 0.9):
        frame = boundaries.set_geometry(boundaries.geometry.scale(scale, scale), crs=4326)
        if scale < 1 or not (tmp_path / "parks.gdb").exists():
            shutil.rmtree(tmp_path / "parks.gdb", ignore_errors=True)
            file_geodatabase(frame, tmp_path)
        import_file(tmp_path / "parks.gdb", into, target=Target.PARKS)
    assert load_region(into).sources["source_id"].tolist()[-2:] == ["parks", "parks-2"]


def with_versions(into: Path, region: Region) -> None:
    """Give one park a schematic, an approved and an illustrated boundary beside the planned one."""
    parks = region.parks.iloc[[0, 0, 0, 1, 2]].reset_index(drop=True)
    parks["id"] = ["drawn", "approved", "picture", "middle", "south"]
    parks["basis"] = ["schematic", "surveyed", "digitised", "surveyed", "surveyed"]
    parks["extent"] = ["planned", "approved", "illustration", "planned", "planned"]
    (into / "parks.geojson").write_text(to_geojson_text(parks), "utf-8")


def test_survey_replaces_the_schematic_boundary_and_no_other_extent(
    boundaries: gpd.GeoDataFrame, clean_region: Region, tmp_path: Path, into: Path
) -> None:
    with_versions(into, clean_region)
    done = import_file(geojson(boundaries.iloc[[0]], tmp_path), into, target=Target.PARKS)
    assert sorted(done.replaced) == ["drawn", "picture"]
    assert load_region(into).parks["id"].tolist() == ["approved", "middle", "south", "0601"]


def test_boundary_of_another_year_stays(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    for year in ("2020", "2025"):
        told = ImportOptions(values={"valid_from": year})
        path = geojson(boundaries.iloc[[0]].drop(columns="DM"), tmp_path)
        import_file(path, into, target=Target.PARKS, options=told)
    parks = load_region(into).parks
    assert parks["valid_from"][parks["unit_id"] == "north-park"].tolist() == [None, "2020", "2025"]


def test_other_features_stay_byte_for_byte(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    before = (into / "parks.geojson").read_text("utf-8").splitlines()
    import_file(geojson(boundaries.iloc[[1]], tmp_path), into, target=Target.PARKS)
    after = (into / "parks.geojson").read_text("utf-8").splitlines()
    kept = [line.removesuffix(",") for line in before if "middle-park" not in line]
    assert [line for line in kept if line not in {x.removesuffix(",") for x in after}] == []


def test_bundled_region_keeps_its_features_and_members(
    qijiang: Region, boundaries: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    into = Path(shutil.copytree(qijiang.folder, tmp_path / "copy"))
    before = json.loads((into / "parks.geojson").read_text("utf-8"))
    import_file(geojson(boundaries, tmp_path), into, target=Target.PARKS)
    after = json.loads((into / "parks.geojson").read_text("utf-8"))
    count = len(before["features"])
    assert after["features"][:count] == before["features"]
    assert len(after["features"]) == count + 3
    assert {**after, "features": []} == {**before, "features": []}


@pytest.mark.parametrize("name", ["qijiang", "dazu"])
def test_bundled_region_is_not_changed(
    name: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="comes with the program"):
        import_file(file, Path(name), target=Target.PARKS)


def test_path_of_a_bundled_region_is_not_changed(file: Path, qijiang: Region) -> None:
    before = contents(qijiang.folder)
    with pytest.raises(StoreError, match="comes with the program"):
        import_file(file, qijiang.folder, target=Target.PARKS)
    assert contents(qijiang.folder) == before


def test_own_folder_may_have_the_name_of_a_bundled_region(
    file: Path, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(clean, tmp_path / "qijiang")
    monkeypatch.chdir(tmp_path)
    import_file(file, Path("qijiang"), target=Target.PARKS)
    assert "0601" in load_region("./qijiang").parks["id"].tolist()


@pytest.mark.parametrize("made", [True, False], ids=["a folder", "nothing"])
def test_folder_that_is_no_region_is_refused(file: Path, tmp_path: Path, *, made: bool) -> None:
    if made:
        (tmp_path / "other").mkdir()
    with pytest.raises(StoreError, match="no region folder"):
        import_file(file, tmp_path / "other", target=Target.PARKS)


def test_table_with_windows_line_ends_keeps_them(
    boundaries: gpd.GeoDataFrame, tmp_path: Path, into: Path
) -> None:
    units = into / "units.csv"
    units.write_bytes(b"\xef\xbb\xbf" + units.read_bytes().replace(b"\n", b"\r\n"))
    before = units.read_bytes()
    import_file(geojson(boundaries.assign(MC="甲园"), tmp_path), into, target=Target.PARKS)
    after = units.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r\n") == after.count(b"\n") == before.count(b"\n") + 1


def test_new_region_grows_by_imports_and_builds(
    clean_region: Region, boundaries: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    into = tmp_path / "new"
    new_region(into, name_zh="试验区", name_en="Test")
    outline = clean_region.outline[["name_zh", "geometry"]]
    points = boundaries.set_geometry(shapely.point_on_surface(boundaries.geometry), crs=4326)
    steps = {Target.OUTLINE: outline, Target.PARKS: boundaries, Target.PLACES: points,
             Target.LANDUSE: clean_region.landuse}  # fmt: skip
    for target, frame in steps.items():
        assert frame is not None
        import_file(geopackage(frame, tmp_path), into, target=target)
        (tmp_path / "parks.gpkg").unlink()
    done = build_region(str(into), tmp_path / "out")
    assert [item for item in done.findings if item.level == "error"] == []
    assert "北岸园区" in (tmp_path / "out" / "new" / "index.html").read_text("utf-8")
