"""The page of a file: legend, panel, columns, and what is doubtful."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo.files.refused import FileRefusedError
from mapper import view_map
from mapper.page import LegendGroup, Page
from mapper.view import read_view
from mapper.view_fields import likely_class_fields
from mapper.view_options import ViewOptions

LON, LAT = 106.6, 29.0
GEOD = Geod(ellps="WGS84")


def layer(**columns: object) -> gpd.GeoDataFrame:
    """Return four squares, of 0.001 to 0.004 degrees, in a projected CRS."""
    shapes = [
        shapely.box(LON + 0.01 * at, LAT, LON + 0.01 * at + 0.001 * (at + 1), LAT + 0.001)
        for at in range(4)
    ]
    return gpd.GeoDataFrame(columns, geometry=shapes, index=range(4), crs=4326).to_crs(4545)


def page_of(frame: gpd.GeoDataFrame, **options: str) -> Page:
    return read_view(frame, ViewOptions(**options)).page  # type: ignore[arg-type]


def legend_of(page: Page) -> LegendGroup:
    return page.stations[0].legend[0]


def test_amounts_of_the_legend_are_geodesic_hectares() -> None:
    frame = layer(use=["a", "b", "a", "b"])
    areas = [abs(GEOD.geometry_area_perimeter(shape)[0]) for shape in frame.to_crs(4326).geometry]
    told = {
        row.land_class: row.amounts[0].en
        for row in legend_of(page_of(frame, class_field="use")).rows
    }
    assert told == {
        "a": f"{(areas[0] + areas[2]) / 1e4:.1f}",
        "b": f"{(areas[1] + areas[3]) / 1e4:.1f}",
    }


def test_lines_are_told_in_kilometres_and_points_in_numbers() -> None:
    line = shapely.LineString([(LON, LAT), (LON + 0.1, LAT)])
    frame = gpd.GeoDataFrame(
        {"kind": ["road", "tree", "tree"]},
        geometry=[line, shapely.Point(LON, LAT), shapely.Point(LON, LAT + 1)],
        crs=4326,
    )
    rows = {
        row.land_class: row.amounts for row in legend_of(page_of(frame, class_field="kind")).rows
    }
    length_km = GEOD.geometry_length(line) / 1000
    assert rows["road"][0].en == f"{length_km:.1f}"
    assert rows["tree"][1].en == "2"


def test_edition_gives_names_order_and_colours() -> None:
    page = page_of(layer(code=["1401", "0101", "", "ZZ"]), class_field="code", edition="ydyh2023")
    assert [row.title.en for row in legend_of(page).rows] == [
        "Paddy field", "Park green", "Unclassified",
    ]  # fmt: skip
    assert "ydyh2023" in legend_of(page).foot.en
    assert any("ZZ" in finding.text.en for finding in page.findings)


def test_panel_begins_with_what_is_in_the_file() -> None:
    page = page_of(layer(use=list("abab")), class_field="use")
    sections = page.panels[page.region].sections
    assert [section.form for section in sections] == ["rows", "land_mix"]
    assert page.figures[0].number == 4
    assert any("EPSG:4545" in note.en for note in sections[0].notes)
    shares = [row.areas[0].share for row in sections[1].land_mix.rows]  # type: ignore[union-attr]
    assert sum(shares) == pytest.approx(1, abs=1e-4)


def test_bounds_are_those_of_the_features() -> None:
    page = page_of(layer())
    assert page.bounds == pytest.approx((LON, LAT, LON + 0.034, LAT + 0.001), abs=2e-5)


def test_columns_keep_their_names_and_the_class_comes_first() -> None:
    page = page_of(layer(id=range(4), use=list("abcd")), class_field="use")
    (pack,) = page.packs
    assert [column.name for column in pack.columns] == ["use", "#area", "id"]
    assert [column.kind for column in pack.columns] == ["class", "number", "number"]


def test_doubts_of_a_small_file_stand_on_the_page_with_their_place() -> None:
    bow = shapely.Polygon(
        [(LON, LAT), (LON + 0.01, LAT + 0.01), (LON + 0.01, LAT), (LON, LAT + 0.01)]
    )
    page = page_of(gpd.GeoDataFrame(geometry=[bow], crs=4326))
    placed = [finding for finding in page.findings if finding.lon is not None]
    assert placed
    assert [group.id for group in page.stations[0].legend] == ["landuse", "findings"]


def test_shapes_of_a_large_layer_are_left_to_the_check() -> None:
    points = gpd.points_from_xy(np.full(5001, LON), np.linspace(20, 30, 5001))
    found = read_view(gpd.GeoDataFrame({"a": range(5001)}, geometry=points, crs=4326)).findings
    assert "shapes-not-checked" in {finding.code for finding in found}


def test_layer_without_a_crs_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="EPSG:4545"):
        read_view(layer().set_crs(None, allow_override=True))


def test_unknown_column_names_the_nearest() -> None:
    with pytest.raises(FileRefusedError, match="Did you mean 'LandUse'"):
        read_view(layer(LandUse=list("aabb")), ViewOptions(class_field="landuse"))


def test_likely_classes_are_columns_of_few_values_hinted_ones_first() -> None:
    frame = layer(
        kind_a=list("aabb"), 用地性质=list("abcc"), name=list("aaaa"), area=[1.5, 2.5, 3.0, 4.0]
    )
    assert likely_class_fields(frame.drop(columns="geometry")) == ["kind_a", "用地性质"]


def test_map_of_a_layer_is_a_folium_map() -> None:
    shown = view_map(layer(use=list("abab")), class_field="use", title="Lots")
    assert "srcdoc" in shown._repr_html_()
