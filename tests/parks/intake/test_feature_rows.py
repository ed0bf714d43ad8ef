"""Features of a file get the properties of the store, and keep their own."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from parks import Region
from parks.intake.feature_rows import NewFeatures, feature_rows, single_points, wrong_geometries
from parks.intake.fields import FieldMap
from parks.intake.options import Target

BOX = shapely.box(106.6, 29.0, 106.7, 29.1)


def rows(
    clean_region: Region, target: Target = Target.PARKS, values: dict[str, str] | None = None,
    **columns: object,
) -> NewFeatures:  # fmt: skip
    frame = gpd.GeoDataFrame(columns, index=[0], geometry=[BOX], crs=4326)
    taken = {name: name for name in columns if not name.startswith("x")}
    return feature_rows(
        frame, FieldMap(columns=taken, findings=()), target=target, values=values or {},
        units=clean_region.units, source="a.shp", source_id="a", names=("#1",),
    )  # fmt: skip


def test_what_the_file_does_not_say_is_assumed_and_told(clean_region: Region) -> None:
    new = rows(clean_region, name_zh="北岸园区")
    row = new.features.iloc[0]
    assert row[["id", "extent", "basis", "source"]].tolist() == [
        "north-park-planned", "planned", "digitised", "a",
    ]  # fmt: skip
    assert [item.field for item in new.findings] == ["extent", "basis"]


def test_year_stands_in_an_id_that_is_made(clean_region: Region) -> None:
    new = rows(clean_region, name_zh="北岸园区", valid_from="2023年")
    assert new.features[["id", "valid_from"]].iloc[0].tolist() == [
        "north-park-planned-2023", "2023",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("target", "values", "measurable"),
    [
        (Target.PARKS, {}, True),
        (Target.PARKS, {"extent": "illustration"}, False),
        (Target.PARKS, {"area_measurable": "false"}, False),
        (Target.PLACES, {}, False),
    ],
)
def test_area_is_measured_where_the_line_means_something(
    target: Target, values: dict[str, str], clean_region: Region, *, measurable: bool
) -> None:
    new = rows(clean_region, target, values, name_zh="北岸园区")
    assert new.features["area_measurable"].tolist() == [measurable]


def test_declared_area_is_a_number_or_stays_as_written(clean_region: Region) -> None:
    new = rows(clean_region, name_zh="北岸园区", area_mu="1,069.7", area_ha="约70")
    assert new.features[["area_mu", "area_ha"]].iloc[0].tolist() == [1069.7, "约70"]


def test_other_columns_are_kept(clean_region: Region) -> None:
    row = rows(clean_region, name_zh="北岸园区", x1=np.int64(3), x2=None).features.iloc[0]
    assert (row["x1"], row["x2"], row["name_zh_in_file"]) == (3, None, "北岸园区")


def test_outline_has_a_name_and_no_unit(clean_region: Region) -> None:
    new = rows(clean_region, Target.OUTLINE, name_zh="试验区")
    assert (new.new_units, "unit_id" in new.features) == ((), False)
    assert new.features[["id", "role", "name_zh"]].iloc[0].tolist() == [
        "shiyanqu-district", "district", "试验区",
    ]  # fmt: skip


def test_point_alone_in_a_multipoint_is_a_point() -> None:
    shapes = [shapely.MultiPoint([(1, 2)]), shapely.MultiPoint([(1, 2), (3, 4)]), None]
    single = single_points(gpd.GeoDataFrame(geometry=shapes, crs=4326))
    assert single.geometry.geom_type.fillna("").tolist() == ["Point", "MultiPoint", ""]
    assert single.crs.to_epsg() == 4326


def test_wrong_kinds_are_counted() -> None:
    shapes = [shapely.Point(0, 0), shapely.Point(1, 1), BOX, None, shapely.Polygon()]
    frame = gpd.GeoDataFrame(geometry=shapes, crs=4326)
    found = wrong_geometries(frame, Target.PARKS, source="a.shp")
    assert [(item.code, item.value) for item in found] == [("wrong-geometry-type", "2 Point")]
