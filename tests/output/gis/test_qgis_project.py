import dataclasses
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from made_delivery import made_delivery
from pyproj import CRS

from output.gis.delivery import Delivery
from output.gis.qgis.layout import in_shape, round_below
from output.gis.qgis.project import describe_project, first_extent, project_text, write_project


def parsed(delivery: Delivery) -> ET.Element:
    return ET.fromstring(project_text(delivery))  # noqa: S314 - our own text


def test_the_same_delivery_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        write_project(made_delivery(), tmp_path / name).files[0].read_bytes() for name in "ab"
    )
    assert first == second


def test_the_project_is_one_file_in_a_zip_of_a_fixed_date(tmp_path: Path) -> None:
    written = write_project(made_delivery(), tmp_path)
    assert [path.name for path in written.files] == ["made.qgz"]
    assert written.losses == ()
    with zipfile.ZipFile(written.files[0]) as archive:
        [entry] = archive.infolist()
        assert archive.testzip() is None
    assert (entry.filename, entry.date_time) == ("made.qgs", (2000, 1, 1, 0, 0, 0))


def test_data_are_found_beside_the_project() -> None:
    sources = [one.text for one in parsed(made_delivery()).iter("datasource")]
    assert sources == [
        "./made.gpkg|layername=园区与组团",
        "./made.gpkg|layername=园区范围",
        "./made.gpkg|layername=规划用地地块",
        "./made.gpkg|layername=指标数据",
    ]


def test_nothing_tells_of_the_machine_or_the_hour() -> None:
    text = project_text(made_delivery())
    assert not re.search(r"saveUser|saveDateTime|creation|file:|/home|/tmp", text)
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", text)


def test_ids_are_long_enough_for_qgis_to_keep_them() -> None:
    ids = [layer.id for layer in describe_project(made_delivery()).layers]
    assert all(len(one) > 10 for one in ids)
    assert len(set(ids)) == len(ids)


def test_layers_that_the_page_does_not_order_lie_on_top() -> None:
    delivery = dataclasses.replace(made_delivery(), draw_order=("parks", "landuse_planned"))
    ends = [
        one.removeprefix("parkmap_layer_made_") for one in describe_project(delivery).draw_order
    ]
    assert ends == ["units", "landuse_planned", "parks"]


def test_a_delivery_without_tables_has_no_group_for_them() -> None:
    titles = [group.title for group in describe_project(made_delivery()).groups]
    bare = dataclasses.replace(made_delivery(), tables=())
    assert titles[-1] == "数据表"
    assert [group.title for group in describe_project(bare).groups] == titles[:-1]


def test_ground_outside_of_a_district_is_darker() -> None:
    made = made_delivery()
    outline = dataclasses.replace(made.layers[1], id="district")
    assert describe_project(made).backdrop == "252,252,250"
    inside = dataclasses.replace(made, layers=(*made.layers, outline))
    assert describe_project(inside).backdrop == "231,235,233"


def test_an_empty_layer_has_no_extent() -> None:
    delivery = made_delivery()
    first, *others = delivery.layers
    empty = dataclasses.replace(first, frame=first.frame.head(0), source=first.source.head(0))
    described = describe_project(dataclasses.replace(delivery, layers=(empty, *others)))
    assert described.layers[0].extent is None
    assert described.layers[1].extent is not None


def test_the_extent_is_in_the_crs_of_the_delivery() -> None:
    west, south, east, north = first_extent(made_delivery())
    assert (west, east) == pytest.approx((367_500, 370_450), abs=100)
    assert (south, north) == pytest.approx((3_212_200, 3_214_450), abs=100)


@pytest.mark.parametrize("epsg", [4545, 4490, 4326, 4524])
def test_a_place_without_size_still_has_an_extent(epsg: int) -> None:
    delivery = dataclasses.replace(
        made_delivery(), crs=CRS.from_epsg(epsg), bounds=(106.65, 29.03, 106.65, 29.03)
    )
    west, south, east, north = first_extent(delivery)
    assert west < east
    assert south < north
    assert parsed(delivery).find("projectCrs//authid").text == f"EPSG:{epsg}"  # type: ignore[union-attr]


def test_english_deliveries_have_english_words() -> None:
    delivery = made_delivery(lang="en")
    assert describe_project(delivery).groups[-1].title == "Tables"
    assert parsed(delivery).find("Layouts/Layout").get("name") == "A4 landscape"  # type: ignore[union-attr]


@pytest.mark.parametrize(("value", "step"), [(1, 1), (1.99, 1), (4.9, 2), (70, 50), (0.03, 0.02)])
def test_scale_bars_count_in_ones_twos_and_fives(value: float, step: float) -> None:
    assert round_below(value) == pytest.approx(step)


def test_a_box_is_widened_to_the_shape_of_the_map() -> None:
    assert in_shape((0, 0, 10, 10), ratio=2) == (-5, 0, 15, 10)
    assert in_shape((0, 0, 10, 1), ratio=2) == (0, -2, 10, 3)
