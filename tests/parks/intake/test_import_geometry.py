"""What happens to shapes: kept as they are, repaired only when told, nothing lost."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from made_files import csv_wkt, geojson, geopackage
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo.files.refused import FileRefusedError
from geo.store_precision import rounded
from parks import check_region, load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target
from parks.new_region import new_region

EAST, NORTH = 368_500.0, 3_213_400.0
BOW_TIE = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
CRS = "EPSG:4545"


def drawn(*shapes: BaseGeometry | None) -> gpd.GeoDataFrame:
    """Return shapes, in metres from a place in the district, as parks of one name each."""
    placed = [None if shape is None else translate(shape, EAST, NORTH) for shape in shapes]
    names = [f"试验园{number}" for number in range(len(shapes))]
    return gpd.GeoDataFrame({"名称": names}, geometry=placed, crs=CRS)


def bring(frame: gpd.GeoDataFrame, folder: Path, into: Path, **told: object) -> Import:
    options = ImportOptions(values={"extent": "approved"}, **told)
    return import_file(geopackage(frame, folder), into, target=Target.PARKS, options=options)


def told(done: Import) -> dict[str, str]:
    return {item.code: item.value for item in done.findings}


def new_shapes(into: Path) -> list[BaseGeometry | None]:
    parks = load_region(into).parks
    return parks.geometry[parks["extent"] == "approved"].tolist()


def test_invalid_shape_is_kept_and_told_by_check(tmp_path: Path, into: Path) -> None:
    done = bring(drawn(BOW_TIE), tmp_path, into)
    (shape,) = new_shapes(into)
    assert shape is not None
    assert not shape.is_valid
    assert "geometry-repaired" not in told(done)
    assert "invalid-geometry" in {item.code for item in check_region(load_region(into))}


def test_repair_is_made_when_told_and_its_area_is_told(tmp_path: Path, into: Path) -> None:
    done = bring(drawn(BOW_TIE, shapely.box(200, 0, 300, 100)), tmp_path, into, repair=True)
    shape, untouched = new_shapes(into)
    assert shape is not None
    assert shape.is_valid
    (finding,) = [item for item in done.findings if item.code == "geometry-repaired"]
    assert finding.level == "warning"
    assert "m²" in f"{finding.message}{finding.value}"
    assert untouched is not None
    assert len(shapely.get_coordinates(untouched)) == 5


def test_feature_without_a_shape_is_kept(tmp_path: Path, into: Path) -> None:
    done = bring(drawn(shapely.box(0, 0, 100, 100), None), tmp_path, into)
    assert done.features == 2
    assert new_shapes(into)[1] is None
    assert "no-geometry" in {item.code for item in check_region(load_region(into))}


def test_heights_are_dropped_with_a_note(tmp_path: Path, into: Path) -> None:
    done = bring(drawn(shapely.force_3d(shapely.box(0, 0, 100, 100), 250.0)), tmp_path, into)
    assert told(done)["has-z"] == "1 of 1"
    assert not shapely.has_z(new_shapes(into)).any()


def test_hole_and_parts_are_kept(tmp_path: Path, into: Path) -> None:
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(40, 40, 60, 60))
    bring(drawn(shapely.MultiPolygon([ring, shapely.box(200, 0, 300, 100)])), tmp_path, into)
    (shape,) = new_shapes(into)
    assert shapely.get_num_geometries(shape) == 2
    assert shapely.get_num_interior_rings(shapely.get_parts(shape)).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("shape", "target", "value"),
    [
        (shapely.LineString([(0, 0), (9, 9)]), Target.PARKS, "1 LineString"),
        (shapely.Point(0, 0), Target.LANDUSE, "1 Point"),
        (shapely.box(0, 0, 9, 9), Target.PLACES, "1 Polygon"),
        (shapely.MultiPoint([(0, 0), (9, 9)]), Target.PLACES, "1 MultiPoint"),
    ],
    ids=lambda value: getattr(value, "geom_type", str(value)),
)
def test_wrong_kind_of_geometry_is_refused(
    shape: BaseGeometry, target: Target, value: str, tmp_path: Path, into: Path
) -> None:
    path = geopackage(drawn(shape).assign(class_code="1001"), tmp_path)
    with pytest.raises(FileRefusedError) as refused:
        import_file(path, into, target=target)
    (finding,) = refused.value.findings
    assert (finding.code, finding.value) == ("wrong-geometry-type", value)


def test_table_without_shapes_is_refused(tmp_path: Path, into: Path) -> None:
    with pytest.raises(FileRefusedError) as refused:
        bring(drawn(None, None), tmp_path, into)
    assert [item.code for item in refused.value.findings if item.level == "error"] == ["no-shapes"]


def test_every_reason_is_told_at_once(tmp_path: Path, into: Path) -> None:
    frame = drawn(shapely.LineString([(0, 0), (9, 9)])).rename(columns={"名称": "x"})
    with pytest.raises(FileRefusedError) as refused:
        import_file(csv_wkt(frame, tmp_path), into, target=Target.PARKS)
    codes = {item.code for item in refused.value.findings if item.level == "error"}
    assert codes == {"no-crs", "wrong-geometry-type", "missing-name-column"}


def test_corners_nearer_than_a_centimetre_stay_valid(tmp_path: Path, into: Path) -> None:
    spur = [(0, 0), (100, 0), (100, 100), (50.002, 100), (50.001, 0.004), (50, 100), (0, 100)]
    frame = drawn(shapely.Polygon(spur))
    assert frame.geometry.is_valid.all()
    bring(frame, tmp_path, into)
    assert shapely.is_valid(new_shapes(into)).all()


@given(
    st.lists(
        st.tuples(st.floats(106.0, 106.0 + 5e-6), st.floats(29.0, 29.0 + 5e-6)),
        min_size=3, max_size=8,
    )
)  # fmt: skip
def test_rounding_never_makes_a_valid_shape_invalid(ring: list[tuple[float, float]]) -> None:
    shape = shapely.Polygon(ring)
    done = rounded(shapely.get_parts([shape]))
    assert shapely.is_valid(done.geometries).all() or not shape.is_valid


def test_outline_replaces_the_former_one(clean: Path, tmp_path: Path, into: Path) -> None:
    outline = load_region(clean).outline[["name_zh", "geometry"]]
    larger = outline.set_geometry(outline.geometry.scale(1.1, 1.1), crs=4326)
    done = import_file(geojson(larger, tmp_path), into, target=Target.OUTLINE)
    region = load_region(into)
    assert (done.replaced, len(region.outline)) == (("district",), 1)
    assert region.outline.geometry[0].area == pytest.approx(outline.geometry[0].area * 1.21)


def test_neighbours_without_a_district_are_refused(tmp_path: Path) -> None:
    into = tmp_path / "new"
    new_region(into)
    path = geopackage(drawn(shapely.box(0, 0, 9000, 9000)), tmp_path)
    told_role = ImportOptions(values={"role": "neighbour"})
    with pytest.raises(FileRefusedError, match="would be the district"):
        import_file(path, into, target=Target.OUTLINE, options=told_role)
    assert len(load_region(into).outline) == 0
