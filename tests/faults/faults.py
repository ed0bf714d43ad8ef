"""Kinds of fault that a clean region can be given: how, and what a check must say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from faults import edit
from pyproj import Transformer
from shapely import affinity
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from geo import datum

CRS = "EPSG:4545"
TO_METRES = Transformer.from_crs(4326, CRS, always_xy=True).transform
TO_DEGREES = Transformer.from_crs(CRS, 4326, always_xy=True).transform
PARK, MIDDLE = 0, 1
INSIDE = 25  # a parcel with neighbours on all sides


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What one finding must say: its code, and where."""

    code: str
    source: str
    feature: str = ""
    line: int | None = None
    place: tuple[float, float] | None = None
    within_m: float = 30.0


Fault = Callable[[Path, np.random.Generator], Expected]
FAULTS: dict[str, Fault] = {}


def fault(function: Fault) -> Fault:
    """Enter a fault into the table under the name of its function."""
    FAULTS[function.__name__] = function
    return function


# Boundaries ---------------------------------------------------------------------------------------


def park_fault(code: str, change: Callable[[dict, np.random.Generator], BaseGeometry | None],
               *, of_layer: bool = False, within_m: float = 30.0) -> Fault:  # fmt: skip
    """Return a fault that changes one boundary; `change` gives the place, in EPSG:4326."""

    def function(folder: Path, random: np.random.Generator) -> Expected:
        with edit.layer(folder, "parks") as features:
            place = change(features[PARK], random)
            feature = "" if of_layer else features[PARK]["id"]
        lonlat = None if place is None else (place.x, place.y)
        return Expected(code=code, source="parks.geojson", feature=feature, place=lonlat,
                        within_m=within_m)  # fmt: skip

    return function


def in_metres(feature: dict) -> BaseGeometry:
    return shapely.transform(shape(feature["geometry"]), TO_METRES, interleaved=False)


def put(feature: dict, metres: BaseGeometry) -> None:
    feature["geometry"] = mapping(shapely.transform(metres, TO_DEGREES, interleaved=False))


def degrees(x: float, y: float) -> shapely.Point:
    return shapely.Point(TO_DEGREES(x, y))


def moved_by_datum(shift: Callable) -> Callable[[dict, np.random.Generator], None]:
    def change(feature: dict, _: np.random.Generator) -> None:
        moved = shapely.transform(shape(feature["geometry"]), shift, interleaved=False)
        feature["geometry"] = mapping(moved)

    return change


def crossed(feature: dict, random: np.random.Generator) -> shapely.Point:
    """Exchange two neighbouring corners: the ring crosses itself between them."""
    ring = feature["geometry"]["coordinates"][0]
    for first in random.permutation(np.arange(2, len(ring) - 4)).tolist():
        turned = [*ring[:first], ring[first + 1], ring[first], *ring[first + 2 :]]
        if not shapely.Polygon(turned).is_valid:
            feature["geometry"]["coordinates"][0] = turned
            return shapely.Point(np.mean(ring[first - 1 : first + 3], axis=0))
    raise AssertionError("no two corners make the ring cross itself")


def hole_outside(feature: dict, _: np.random.Generator) -> shapely.Point:
    x, y = in_metres(feature).bounds[2:]
    hole = shapely.box(x + 100, y, x + 150, y + 50)
    ring = shapely.transform(hole, TO_DEGREES, interleaved=False).exterior.coords[:]
    feature["geometry"]["coordinates"].append([list(point) for point in ring])
    return degrees(x + 125, y + 25)


def spiked(feature: dict, _: np.random.Generator) -> shapely.Point:
    ring = list(in_metres(feature).exterior.coords)
    x, y = ring[3]
    put(feature, shapely.Polygon([*ring[:3], (x - 0.01, y), (x, y - 90), (x + 0.01, y), *ring[4:]]))
    return degrees(x, y - 90)


def collapsed(feature: dict, _: np.random.Generator) -> shapely.Point:
    x, y = in_metres(feature).centroid.coords[0]
    put(feature, shapely.box(x, y, x + 400, y + 0.2))
    return degrees(x + 200, y)


def emptied(feature: dict, _: np.random.Generator) -> None:
    feature["geometry"] = {"type": "Polygon", "coordinates": []}


def lost(feature: dict, _: np.random.Generator) -> None:
    feature["geometry"] = None


def a_line(feature: dict, _: np.random.Generator) -> None:
    feature["geometry"] = {
        "type": "LineString",
        "coordinates": feature["geometry"]["coordinates"][0],
    }


def with_height(feature: dict, _: np.random.Generator) -> None:
    ring = feature["geometry"]["coordinates"][0]
    feature["geometry"]["coordinates"][0] = [[*position, 285.0] for position in ring]


def clockwise(feature: dict, _: np.random.Generator) -> None:
    feature["geometry"]["coordinates"][0].reverse()


def many_vertices(feature: dict, _: np.random.Generator) -> None:
    put(feature, shapely.segmentize(in_metres(feature), 0.25))


def widened(feature: dict, _: np.random.Generator) -> shapely.Point:
    """Push the east side of a boundary 20 m into its neighbour."""
    metres = in_metres(feature)
    _, south, east, north = metres.bounds
    strip = shapely.box(east - 60, south, east, north)
    put(feature, shapely.union(metres, affinity.translate(strip & metres, xoff=20)))
    return degrees(east, (south + north) / 2)


def narrowed(feature: dict, _: np.random.Generator) -> shapely.Point:
    """Move the east side of a boundary 1 m back from its neighbour."""
    ring = np.array(in_metres(feature).exterior.coords)
    is_east = ring[:, 0] > ring[:, 0].max() - 60
    ring[is_east, 0] -= 1
    put(feature, shapely.Polygon(ring))
    return degrees(*ring[is_east].mean(axis=0))


def far_away(feature: dict, _: np.random.Generator) -> shapely.Point:
    put(feature, affinity.translate(in_metres(feature), xoff=25_000))
    return shape(feature["geometry"]).centroid


def in_the_wrong_zone(feature: dict, _: np.random.Generator) -> shapely.Point:
    """Read the metres of the zone of 108 E as those of 105 E."""
    wrong = Transformer.from_crs("EPSG:4544", 4326, always_xy=True).transform
    feature["geometry"] = mapping(shapely.transform(in_metres(feature), wrong, interleaved=False))
    return shape(feature["geometry"]).centroid


def declared(field: str, factor: float) -> Callable[[dict, np.random.Generator], None]:
    """Return a change that moves the declared area into another field, times a factor."""

    def change(feature: dict, _: np.random.Generator) -> None:
        area_mu = feature["properties"].pop("area_mu")
        feature["properties"][field] = area_mu * factor

    return change


def with_property(**values: object) -> Callable[[dict, np.random.Generator], None]:
    def change(feature: dict, _: np.random.Generator) -> None:
        feature["properties"].update(values)

    return change


BOUNDARY_FAULTS = {
    "gcj02_shift_of_one_boundary": park_fault(
        "gcj02-suspected", moved_by_datum(datum.wgs84_to_gcj02)
    ),
    "bd09_shift_of_one_boundary": park_fault("bd09-suspected", moved_by_datum(datum.wgs84_to_bd09)),
    "ring_that_crosses_itself": park_fault("invalid-geometry", crossed, within_m=250),
    "hole_outside_its_shell": park_fault("invalid-geometry", hole_outside, within_m=100),
    "spike": park_fault("spike", spiked),
    "sliver_boundary": park_fault("sliver", collapsed, within_m=250),
    "empty_geometry": park_fault("empty-geometry", emptied),
    "lost_geometry": park_fault("no-geometry", lost),
    "line_among_polygons": park_fault("wrong-geometry-type", a_line),
    "heights": park_fault("has-z", with_height, of_layer=True),
    "clockwise_shell": park_fault("wrong-winding", clockwise, of_layer=True),
    "too_many_vertices": park_fault("many-vertices", many_vertices),
    "overlap_with_the_neighbour": park_fault("overlap", widened, of_layer=True, within_m=500),
    "gap_of_one_metre_between_parks": park_fault("gap", narrowed, of_layer=True, within_m=500),
    "boundary_outside_the_district": park_fault("outside-district", far_away, within_m=800),
    "wrong_zone": park_fault("outside-district", in_the_wrong_zone, within_m=800),
    "mu_taken_for_square_metres": park_fault("area-unit-slip", declared("area_m2", 1)),
    "mu_taken_for_hectares": park_fault("area-unit-slip", declared("area_ha", 1)),
    "hectares_taken_for_square_kilometres": park_fault(
        "area-unit-slip", declared("area_km2", 1 / 15)
    ),
    "square_metres_taken_for_hectares": park_fault("area-unit-slip", declared("area_ha", 2000 / 3)),
    "declared_area_a_third_too_large": park_fault("area-differs", declared("area_mu", 4 / 3)),
    "declared_area_no_number": park_fault("not-a-number", with_property(area_mu="约百亩")),
    "unknown_basis": park_fault("bad-value", with_property(basis="guessed")),
    "unknown_extent": park_fault("bad-value", with_property(extent="total")),
    "uncertainty_no_number": park_fault(
        "not-a-number", with_property(position_uncertainty_m="none")
    ),
    "boundary_of_no_unit": park_fault("unknown-unit", with_property(unit_id="north-prak")),
    "boundary_from_no_source": park_fault("unknown-source", with_property(source="survy")),
}
FAULTS.update(BOUNDARY_FAULTS)


@fault
def swapped_axes_of_a_boundary(folder: Path, _: np.random.Generator) -> Expected:
    with edit.layer(folder, "parks") as features:
        ring = features[PARK]["geometry"]["coordinates"][0]
        features[PARK]["geometry"]["coordinates"][0] = [position[::-1] for position in ring]
    return Expected(code="outside-degrees", source="parks.geojson", feature="north-park-planned")


@fault
def unclosed_ring(folder: Path, _: np.random.Generator) -> Expected:
    with edit.layer(folder, "parks") as features:
        features[PARK]["geometry"]["coordinates"][0].pop()
    return Expected(code="unclosed-ring", source="parks.geojson", feature="north-park-planned")


@fault
def boundary_given_twice(folder: Path, _: np.random.Generator) -> Expected:
    with edit.layer(folder, "parks") as features:
        features.append({**features[PARK], "id": "copy"})
    return Expected(code="duplicate-geometry", source="parks.geojson", feature="copy")


@fault
def id_given_twice(folder: Path, _: np.random.Generator) -> Expected:
    with edit.layer(folder, "parks") as features:
        features[MIDDLE]["id"] = features[PARK]["id"]
    return Expected(code="duplicate-id", source="parks.geojson", feature="north-park-planned")


# Places -------------------------------------------------------------------------------------------


def place_fault(code: str, change: Callable[[dict], None]) -> Fault:
    def function(folder: Path, _: np.random.Generator) -> Expected:
        with edit.layer(folder, "places") as features:
            change(features[PARK])
            position = features[PARK]["geometry"]["coordinates"]
        return Expected(code=code, source="places.geojson", feature="north-park-site",
                        place=tuple(position), within_m=30)  # fmt: skip

    return function


def at(lon: float, lat: float) -> Callable[[dict], None]:
    def change(feature: dict) -> None:
        feature["geometry"]["coordinates"] = [lon, lat]

    return change


FAULTS["place_outside_the_district"] = place_fault("place-outside-district", at(107.6, 29.0))
FAULTS["place_at_zero"] = place_fault("place-outside-district", at(0, 0))
FAULTS["place_outside_its_park"] = place_fault("place-outside-park", at(106.69, 29.0))


@fault
def swapped_axes_of_a_place(folder: Path, _: np.random.Generator) -> Expected:
    with edit.layer(folder, "places") as features:
        features[PARK]["geometry"]["coordinates"].reverse()
    return Expected(code="outside-degrees", source="places.geojson", feature="north-park-site")


# Tables -------------------------------------------------------------------------------------------


def cell_fault(name: str, code: str, row: int = 0, **values: str) -> Fault:
    """Return a fault that changes cells of one row."""

    def function(folder: Path, _: np.random.Generator) -> Expected:
        with edit.table(folder, name) as rows:
            assert values.keys() <= rows[row].keys()
            rows[row].update(values)
        return Expected(code=code, source=f"{name}.csv", line=row + 2)

    return function


TABLE_FAULTS = {
    "figure_of_a_park_that_does_not_exist": cell_fault(
        "indicators", "unknown-unit", unit_id="west-park"
    ),
    "figure_named_instead_of_its_id": cell_fault("indicators", "unknown-unit", unit_id="北岸园區"),
    "figure_without_unit": cell_fault("indicators", "bad-value", unit=""),
    "figure_in_an_unknown_unit": cell_fault("indicators", "wrong-unit", unit="斤斤"),
    "figure_of_the_wrong_dimension": cell_fault("indicators", "wrong-unit", unit="亿元"),
    "figure_in_another_unit_of_area": cell_fault("indicators", "area-unit-slip", unit="公顷"),
    "figure_that_is_no_number": cell_fault("indicators", "not-a-number", value="12,5"),
    "figure_of_no_indicator": cell_fault(
        "indicators", "unknown-indicator", indicator="planed_area"
    ),
    "figure_of_no_period": cell_fault("indicators", "bad-value", period="去年"),
    "figure_from_no_source": cell_fault("indicators", "unknown-source", source_id="survy"),
    "figure_of_an_unknown_status": cell_fault("indicators", "bad-value", status="done"),
    "unit_without_a_name": cell_fault("units", "bad-value", row=1, name_zh=""),
    "unit_of_an_unknown_kind": cell_fault("units", "bad-value", row=1, kind="village"),
    "unit_of_an_unknown_parent": cell_fault("units", "unknown-unit", row=1, parent="regoin"),
    "unit_that_is_its_own_parent": cell_fault("units", "parent-cycle", row=1, parent="north-park"),
    "unit_id_with_capitals": cell_fault("units", "bad-value", row=1, id="North-Park"),
    "unit_id_given_twice": cell_fault("units", "duplicate-id", row=2, id="north-park"),
    "unit_name_given_twice": cell_fault("units", "duplicate-name", row=2, name_zh="北岸园区"),
    "name_that_is_mojibake": cell_fault("units", "mojibake", row=1, name_zh="±±°¶Ô°Çø"),
    "name_with_lost_characters": cell_fault("units", "mojibake", row=1, name_zh="北�园区"),
    "source_id_given_twice": cell_fault(
        "sources", "duplicate-id", row=1, source_id="region-folder"
    ),
    "source_of_no_date": cell_fault("sources", "bad-value", row=1, date="31.12.2024"),
}
FAULTS.update(TABLE_FAULTS)


@fault
def figure_given_twice(folder: Path, _: np.random.Generator) -> Expected:
    with edit.table(folder, "indicators") as rows:
        rows.append(dict(rows[0]))
    return Expected(code="duplicate-figure", source="indicators.csv", line=5)


@fault
def figure_before_the_unit_was_founded(folder: Path, _: np.random.Generator) -> Expected:
    with edit.table(folder, "units") as rows:
        rows[1]["valid_from"] = "2030"
    return Expected(code="outside-validity", source="indicators.csv", line=2)


@fault
def comma_that_is_not_quoted(folder: Path, _: np.random.Generator) -> Expected:
    path = folder / "units.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([*lines[:2], lines[2].replace("北岸", "北,岸"), *lines[3:]]) + "\n", "utf-8"
    )
    return Expected(code="wrong-cell-count", source="units.csv", line=3)


@fault
def table_saved_as_gbk(folder: Path, _: np.random.Generator) -> Expected:
    path = folder / "units.csv"
    path.write_bytes(path.read_text("utf-8").encode("gbk"))
    return Expected(code="not-utf8", source="units.csv")


@fault
def column_that_is_missing(folder: Path, _: np.random.Generator) -> Expected:
    path = folder / "indicators.csv"
    path.write_text(path.read_text("utf-8").replace("period,", "periode,", 1), "utf-8")
    return Expected(code="missing-column", source="indicators.csv")


@fault
def table_that_is_missing(folder: Path, _: np.random.Generator) -> Expected:
    (folder / "events.csv").unlink()
    return Expected(code="missing-file", source="events.csv")


@fault
def setting_that_does_not_exist(folder: Path, _: np.random.Generator) -> Expected:
    path = folder / "region.toml"
    path.write_text("colour = 'red'\n" + path.read_text("utf-8"), "utf-8")
    return Expected(code="bad-setting", source="region.toml")


@fault
def json_that_is_cut_off(folder: Path, _: np.random.Generator) -> Expected:
    path = folder / "parks.geojson"
    path.write_text(path.read_text("utf-8")[:-40], "utf-8")
    return Expected(code="not-json", source="parks.geojson")


# Parcels ------------------------------------------------------------------------------------------


def parcel_fault(
    code: str,
    change: Callable[[BaseGeometry], tuple[BaseGeometry | None, shapely.Point | None]],
    *,
    within_m: float = 30.0,
) -> Fault:
    """Return a fault that changes the geometry of one parcel."""

    def function(folder: Path, _: np.random.Generator) -> Expected:
        with edit.parcels(folder) as held:
            frame = held[0].copy()
            changed, place = change(frame.geometry.iloc[INSIDE])
            frame.geometry = [*frame.geometry[:INSIDE], changed, *frame.geometry[INSIDE + 1 :]]
            held[0] = frame.drop(columns="area_mu")
        lonlat = None if place is None else TO_DEGREES(place.x, place.y)
        return Expected(code=code, source="landuse.parquet", place=lonlat, within_m=within_m)

    return function


def grown(parcel: BaseGeometry) -> tuple[BaseGeometry, shapely.Point]:
    return parcel.buffer(3, join_style="mitre"), parcel.centroid


def shrunk(parcel: BaseGeometry) -> tuple[BaseGeometry, shapely.Point]:
    return parcel.buffer(-1, join_style="mitre"), parcel.centroid


def with_an_island(parcel: BaseGeometry) -> tuple[BaseGeometry, shapely.Point]:
    far = affinity.translate(parcel, xoff=4000)
    return far, far.centroid


def bow_tie(parcel: BaseGeometry) -> tuple[BaseGeometry, shapely.Point]:
    a, b, c, d = parcel.exterior.coords[:4]
    return shapely.Polygon([a, b, d, c]), parcel.centroid


def thin(parcel: BaseGeometry) -> tuple[BaseGeometry, shapely.Point]:
    x, y = parcel.centroid.coords[0]
    return shapely.box(x - 40, y, x + 40, y + 0.1), parcel.centroid


FAULTS["overlapping_parcels"] = parcel_fault("overlap", grown, within_m=120)
FAULTS["gap_of_one_metre_between_parcels"] = parcel_fault("gap", shrunk, within_m=120)
FAULTS["parcel_outside_every_park"] = parcel_fault("outside-every-park", with_an_island)
FAULTS["parcel_that_crosses_itself"] = parcel_fault("invalid-geometry", bow_tie, within_m=120)
FAULTS["sliver_among_parcels"] = parcel_fault("sliver", thin, within_m=60)
FAULTS["parcel_without_geometry"] = parcel_fault("no-geometry", lambda _: (None, None))


@fault
def parcel_given_twice(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        copy = held[0].iloc[[INSIDE]].assign(id="copy")
        held[0] = pd.concat([held[0], copy], ignore_index=True)
    return Expected(code="duplicate-geometry", source="landuse.parquet", feature="copy")


@fault
def parcel_inside_another(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        small = held[0].iloc[[INSIDE]].assign(id="small", area_mu=None)
        small = small.set_geometry(small.geometry.buffer(-20))
        held[0] = pd.concat([held[0], small], ignore_index=True)
    place = small.geometry.iloc[0].centroid
    return Expected(code="overlap", source="landuse.parquet", place=TO_DEGREES(place.x, place.y),
                    within_m=60)  # fmt: skip


@fault
def parcel_id_given_twice(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        held[0].loc[INSIDE, "id"] = held[0]["id"].iloc[INSIDE + 1]
    return Expected(code="duplicate-id", source="landuse.parquet")


@fault
def parcel_without_a_class(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        held[0].loc[INSIDE, "class_code"] = None
        feature = held[0]["id"].iloc[INSIDE]
    return Expected(code="no-class", source="landuse.parquet", feature=feature)


@fault
def parcel_area_in_the_wrong_unit(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        held[0] = held[0].rename(columns={"area_mu": "area_m2"})
    return Expected(code="area-unit-slip", source="landuse.parquet")


@fault
def gcj02_shift_of_the_parcels(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        frame = held[0].to_crs(4326)
        moved = shapely.transform(
            frame.geometry.to_numpy(), datum.wgs84_to_gcj02, interleaved=False
        )
        held[0] = frame.set_geometry(moved, crs=4326)
    return Expected(code="gcj02-suspected", source="landuse.parquet")


@fault
def bd09_shift_of_the_parcels(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        frame = held[0].to_crs(4326)
        moved = shapely.transform(frame.geometry.to_numpy(), datum.wgs84_to_bd09, interleaved=False)
        held[0] = frame.set_geometry(moved, crs=4326)
    return Expected(code="bd09-suspected", source="landuse.parquet")


@fault
def wrong_crs_label_of_the_parcels(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        held[0] = held[0].set_crs("EPSG:4544", allow_override=True)
    return Expected(code="wrong-zone", source="landuse.parquet")


@fault
def parcels_without_a_crs(folder: Path, _: np.random.Generator) -> Expected:
    with edit.parcels(folder) as held:
        held[0] = held[0].set_crs(None, allow_override=True)
    return Expected(code="no-crs", source="landuse.parquet")
