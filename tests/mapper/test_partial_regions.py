"""What the page says of a region that is still being filled."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from partial_regions import PARTS, feature, partial_region, square, write_layer
from shapely.geometry import box

from mapper import describe
from mapper.page import Page, Shape
from parks import Region, load_region


def page_of(tmp_path: Path, **counts: int) -> Page:
    return describe(load_region(partial_region(tmp_path / "new", **counts)), findings=())


def rows(page: Page) -> dict[str, str]:
    return {row.id: row.title.en for group in page.stations[-1].legend for row in group.rows}


def targets(page: Page) -> list[str]:
    assert page.guide
    return [step.command.rpartition(" ")[2] for step in page.guide.steps]


def badges(page: Page, unit: str) -> list[tuple[str, str]]:
    return [(badge.form, badge.text.en) for badge in page.panels[unit].badges]


def test_empty_region_says_what_it_lacks(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert page.guide
    assert page.guide.on_map
    assert targets(page) == ["parks", "places", "outline", "landuse", "indicators"]
    assert page.subtitle.en == "No boundaries yet"


def test_empty_region_has_no_legend_row_for_what_is_not_there(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert rows(page) == {}
    assert page.zone_limits == ()
    assert [group.aside.en for group in page.stations[-1].legend] == ["none provided"]


@pytest.mark.parametrize(
    ("name", "missing", "legend"),
    [
        ("parks", ["places", "outline", "landuse", "indicators"], ["digitised", "other-parks"]),
        ("outline", ["parks", "places", "landuse", "indicators"], ["outline"]),
        ("places", ["parks", "outline", "landuse", "indicators"], ["firms"]),
        ("place", ["parks", "outline", "landuse", "indicators"], ["firms"]),
    ],
)
def test_partial_region_lists_what_it_has_and_lacks(
    tmp_path: Path, name: str, missing: list[str], legend: list[str]
) -> None:
    page = page_of(tmp_path, **PARTS[name])
    assert page.guide
    assert not page.guide.on_map
    assert targets(page) == missing
    assert list(rows(page)) == legend


@pytest.mark.parametrize("name", ["parks", "outline", "places", "place"])
def test_map_shows_all_that_is_drawn(tmp_path: Path, name: str) -> None:
    region = load_region(partial_region(tmp_path / "new", **PARTS[name]))
    west, south, east, north = describe(region, findings=()).bounds
    drawn = [layer for layer in (region.parks, region.places, region.outline) if len(layer)]
    for layer in drawn:
        assert box(west, south, east, north).covers(layer.union_all())
    assert 0 < east - west < 1


def test_parcels_alone_are_looked_at(tmp_path: Path) -> None:
    folder = partial_region(tmp_path / "new")
    parcels = gpd.GeoDataFrame(
        {"id": ["1"], "class_code": ["1001"]}, geometry=[box(106.6, 29, 106.7, 29.1)], crs=4326
    )
    parcels.to_crs("EPSG:4545").to_parquet(folder / "landuse.parquet")
    page = describe(load_region(folder), findings=())
    assert page.bounds == pytest.approx((106.59, 28.99, 106.71, 29.11), abs=2e-3)
    assert page.guide
    assert "landuse" not in targets(page)
    assert page.stations[-1].legend[-1].aside.en == "1 parcel · 10,794.6 ha"


def test_located_unit_without_a_parent_belongs_to_the_region(tmp_path: Path) -> None:
    page = page_of(tmp_path, parks=1)
    (unit,) = (item for item in page.units if item.id == "park-0")
    assert (unit.parent, unit.outside) == ("region", False)
    assert any("park-0" in section.units for section in page.panels["region"].sections)


def test_bundled_regions_need_no_guide(qijiang: Region, dazu: Region) -> None:
    assert describe(qijiang).guide is None
    assert describe(dazu).guide is None


def test_uncertainty_that_nobody_stated_is_not_a_number(tmp_path: Path) -> None:
    page = page_of(tmp_path, parks=1, places=1)
    (shape,) = page.shapes
    assert shape.spoken.en == "Site 0, digitised, planned 4.32 square kilometres"
    assert "halos" not in rows(page)
    positions = {unit.id: unit.position.en for unit in page.units}
    assert positions == {"region": "", "park-0": "", "place-0": "digitised point"}


def surveyed(folder: Path, basis: str, **more: object) -> Page:
    """Return Qijiang with a real boundary of the food park in place of the schematic ones."""
    path = folder / "parks.geojson"
    others = [
        item
        for item in json.loads(path.read_text("utf-8"))["features"]
        if item["properties"]["unit_id"] != "food-park"
    ]
    own = feature("parks", 0, unit_id="food-park", basis=basis, source="qj2024", **more)
    own |= {"id": "food-park-real", "geometry": square(106.69, 29.03)}
    write_layer(folder, "parks", [*others, own])
    return describe(load_region(folder), findings=())


@pytest.mark.parametrize(
    ("basis", "line", "badge"),
    [
        ("surveyed", "surveyed", "surveyed extent"),
        ("published", "surveyed", "published extent"),
        ("digitised", "digitised", "digitised"),
    ],
)
def test_real_boundary_is_solid_in_badge_and_legend(
    folder: Path, basis: str, line: str, badge: str
) -> None:
    page = surveyed(folder, basis)
    (shape,) = (item for item in page.shapes if item.unit == "food-park")
    assert shape.line == line
    assert badges(page, "food-park") == [("solid", badge), ("solid", "4.32 km², from the border")]
    assert line in rows(page)
    assert "shapes" not in rows(page)


def test_guessed_point_gives_way_to_a_real_boundary(folder: Path) -> None:
    page = surveyed(folder, "surveyed")
    (place,) = (item for item in page.places if item.unit == "food-park")
    assert (place.id, place.uncertainty_m) == ("food-park-real-centre", 0)


def test_built_extent_that_was_surveyed_is_no_mere_share(folder: Path, qijiang: Region) -> None:
    def line(page: Page) -> list[str]:
        built: list[Shape] = [item for item in page.shapes if item.extent == "built"]
        return [item.line for item in built]

    assert line(describe(qijiang)) == ["share"]
    assert line(surveyed(folder, "surveyed", extent="built")) == ["surveyed"]


@pytest.mark.parametrize(
    ("basis", "subtitle"),
    [
        ("surveyed", "Published or surveyed boundaries"),
        ("published", "Published or surveyed boundaries"),
        ("digitised", "Digitised boundaries"),
        ("schematic", "Schematic boundaries"),
    ],
)
def test_subtitle_says_what_the_boundaries_rest_on(
    tmp_path: Path, basis: str, subtitle: str
) -> None:
    folder = partial_region(tmp_path / "new", parks=1)
    write_layer(folder, "parks", [feature("parks", 0, basis=basis)])
    assert describe(load_region(folder), findings=()).subtitle.en == subtitle
