"""Differences of real layers, against unions and differences computed by class."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.transition import NO_PARCEL, SEVERAL, UNCLASSIFIED, Transition, transition

TOLERANCE_M2 = 0.1
COLUMNS = {"zone_id": "zone", "before_class": "code", "after_class": "code"}


def disturbed(before: gpd.GeoDataFrame, *, shift: tuple[float, float]) -> gpd.GeoDataFrame:
    """Return a second state: some parcels of another class, some moved, some gone, some halved."""
    rng = np.random.default_rng(7)
    what = rng.choice(["stay", "class", "move", "go", "half"], len(before), p=(0.8, *[0.05] * 4))
    after = before.copy()
    after.loc[what == "class", "code"] = rng.choice(before["code"], (what == "class").sum())
    shapes = np.asarray(after.geometry.array, dtype=object)
    shapes[what == "move"] = shapely.transform(shapes[what == "move"], lambda xy: xy + shift)
    is_half = what == "half"
    west, south, east, north = shapely.bounds(shapes[is_half]).T
    shapes[is_half] = shapely.intersection(
        shapely.make_valid(shapes[is_half]), shapely.box(west, south, (west + east) / 2, north)
    )
    after = after.set_geometry(shapes, crs=before.crs)[what != "go"]
    return after[~after.is_empty]


class Land:
    """
    Land of a zone by class, what several classes cover apart.

    Corners are rounded to a grid: without one, GEOS 3.14 gives a common area of 900 m² for two
    shapes of this data that have none, as both have hair-thin parts from cutting.
    """

    def __init__(self, zone: shapely.Geometry, *, grid: float) -> None:
        self.grid = grid
        self.zone = shapely.set_precision(shapely.make_valid(zone), grid)

    def by_class(self, frame: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
        near = frame[frame.intersects(self.zone)]
        shapes = shapely.make_valid(np.asarray(near.geometry.array, dtype=object))
        inside = self.common(shapes, self.zone)
        codes = near["code"].to_numpy()
        names = sorted(set(codes))
        unions = np.array([self.union(inside[codes == name]) for name in names], dtype=object)
        rest = [self.union(np.delete(unions, row)) for row in range(len(unions))]
        sole = area_of(shapely.difference(unions, rest, grid_size=self.grid))
        covered = self.union(unions)
        several = shapely.difference(covered, self.union(sole), grid_size=self.grid)
        bare = shapely.difference(self.zone, covered, grid_size=self.grid)
        others = area_of(np.array([several, bare], dtype=object))
        return dict(zip([*names, SEVERAL, NO_PARCEL], [*sole, *others], strict=True))

    def common(self, first: object, second: object) -> object:
        return area_of(np.atleast_1d(shapely.intersection(first, second, grid_size=self.grid)))

    def union(self, shapes: object) -> shapely.Geometry:
        return shapely.union_all(shapes, grid_size=self.grid)

    def pairs(
        self, before: gpd.GeoDataFrame, after: gpd.GeoDataFrame
    ) -> dict[tuple[str, str], shapely.Geometry]:
        """Return the land by class before and class after."""
        was, became = self.by_class(before), self.by_class(after)
        return {(b, a): self.common(was[b], became[a])[0] for b in was for a in became}

    def apart(self, pieces: gpd.GeoSeries, pairs: dict[tuple[str, str], shapely.Geometry]) -> float:
        """Return the area, in units of the CRS, that only the pieces or only the pairs have."""
        differing = self.union(
            [shape for (before, after), shape in pairs.items() if before != after]
        )
        together = self.union(pieces.array)
        return shapely.symmetric_difference(together, differing, grid_size=self.grid).area


def area_of(shapes: np.ndarray) -> np.ndarray:
    """Return the polygons of shapes, without the lines that cutting leaves."""
    kept = [[part for part in shapely.get_parts(shape) if part.area > 0] for shape in shapes]
    return np.array([shapely.union_all(parts) for parts in kept], dtype=object)


def assert_same(found: Transition, zone: str, expected: dict[tuple[str, str], float]) -> None:
    rows = found.matrix[found.matrix["zone_id"] == zone]
    areas = {(row.before, row.after): row.area_m2 for row in rows.itertuples()}
    for pair in areas.keys() | expected.keys():
        assert areas.get(pair, 0.0) == pytest.approx(expected.get(pair, 0.0), abs=TOLERANCE_M2)


@pytest.fixture(scope="module")
def taiwan(shared_data: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]:
    folder = shared_data / "landuse"
    parcels = gpd.read_parquet(folder / "taiwan_north_central_landuse.parquet")
    before = parcels[["分區類", "geometry"]].rename(columns={"分區類": "code"})
    before["code"] = before["code"].fillna(UNCLASSIFIED)
    parks = gpd.read_file(
        folder / "taiwan_industrial_parks_north_central.shp", encoding="cp950"
    ).to_crs(before.crs)
    parks["zone"] = [f"park-{number}" for number in range(len(parks))]
    zones = parks[parks.intersects(shapely.union_all(before.envelope.array))]
    return zones, before, disturbed(before, shift=(3.0, 2.0))


@pytest.fixture(scope="module")
def found(taiwan: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]) -> Transition:
    return transition(*taiwan, **COLUMNS)


def test_difference_of_taiwan_land_use_is_the_geometric_difference(
    taiwan: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame],
) -> None:
    zones, before, after = taiwan
    found = transition(zones, before, after, area="planar", **COLUMNS)
    assert len(found.pieces) > 50
    some = zones.iloc[::3]
    for zone, shape in zip(some["zone"], some.geometry, strict=True):
        land = Land(shape, grid=1e-7)
        pairs = land.pairs(before, after)
        assert_same(found, zone, {pair: shared.area for pair, shared in pairs.items()})
        pieces = found.pieces.geometry[found.pieces["zone_id"] == zone]
        assert land.apart(pieces, pairs) < TOLERANCE_M2


def test_every_taiwan_park_adds_up(found: Transition) -> None:
    sums = found.reconciliation
    assert sums["matrix_m2"].to_numpy() == pytest.approx(sums["zone_m2"].to_numpy(), rel=1e-9)
    assert sums["cutting_error_m2"].max() < 1e-3


def test_lots_of_new_york_in_degrees_add_up_and_differ_as_they_should(shared_data: Path) -> None:
    folder = shared_data / "landuse"
    lots = gpd.read_parquet(folder / "nyc_gowanus_mappluto_lots.parquet")
    before = lots[["LandUse", "geometry"]].rename(columns={"LandUse": "code"})
    before["code"] = before["code"].fillna(UNCLASSIFIED)
    zones = gpd.read_file(folder / "nyc_southwest_brooklyn_ibz.geojson").assign(zone="ibz")
    zones = zones.to_crs(before.crs)
    after = disturbed(before, shift=(2e-5, 1e-5))
    found = transition(zones, before, after, **COLUMNS)
    sums = found.reconciliation.iloc[0]
    assert sums["matrix_m2"] == pytest.approx(sums["zone_m2"], rel=1e-9)
    land = Land(zones.geometry.iloc[0], grid=1e-12)
    apart = land.apart(found.pieces.geometry, land.pairs(before, after))
    assert len(found.pieces) > 20
    assert apart * sums["zone_m2"] / land.zone.area < TOLERANCE_M2


def test_pieces_of_real_land_come_back_from_a_geopackage(found: Transition, tmp_path: Path) -> None:
    found.pieces.to_file(tmp_path / "pieces.gpkg", driver="GPKG")
    read = gpd.read_file(tmp_path / "pieces.gpkg")
    assert read["area_m2"].sum() == pytest.approx(found.pieces["area_m2"].sum())
    assert shapely.equals_exact(read.geometry.array, found.pieces.geometry.array).all()
    assert set(read.geom_type) == {"MultiPolygon"}
    assert read.is_valid.all()
