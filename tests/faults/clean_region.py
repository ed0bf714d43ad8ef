"""A made-up region without a fault: a district, three parks, their places, figures and parcels."""

import csv
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo import ellipsoidal_area_m2, to_geojson_text
from parks.new_region import new_region

CRS = "EPSG:4545"
EAST, NORTH = 368_000.0, 3_213_000.0  # about 106.65 E, 29.03 N
PARCEL_M = 120.0
COLUMNS, ROWS = 18, 8
PARKS = {"north-park": (0, 6), "middle-park": (6, 12), "south-park": (14, 18)}  # columns of parcels
NAMES = {"north-park": "北岸园区", "middle-park": "中心园区", "south-park": "南桥园区"}
CODES = ("100101", "100102", "1101", "1207", "1402", "0701")
MU_M2 = 2000 / 3


def write_clean_region(folder: Path, *, seed: int = 7) -> Path:
    """Write the region; another seed gives other shapes of the same plan."""
    new_region(folder, name_zh="试验区", name_en="Test District")
    corners = _corners(np.random.default_rng(seed))
    parcels = _parcels(corners)
    boundaries = {unit: _boundary(corners, *span) for unit, span in PARKS.items()}
    _write_layer(folder / "outline.geojson", _outline())
    _write_layer(folder / "parks.geojson", _parks(boundaries))
    _write_layer(folder / "places.geojson", _places(boundaries))
    parcels.to_parquet(folder / "landuse.parquet", write_covering_bbox=True, index=False)
    _append(folder / "units.csv", [_unit(unit) for unit in PARKS])
    _append(folder / "sources.csv", [{"source_id": "survey", "number": "1", "title_zh": "测绘",
                                      "title_en": "Survey", "date": "2025"}])  # fmt: skip
    _append(folder / "indicators.csv", _figures(boundaries))
    return folder


def _corners(random: np.random.Generator) -> np.ndarray:
    """Return corners of the parcels, shape (columns + 1, rows + 1, 2), each moved a little."""
    x, y = np.meshgrid(np.arange(COLUMNS + 1), np.arange(ROWS + 1), indexing="ij")
    moved = np.stack([x, y], axis=-1) + random.uniform(-0.2, 0.2, (COLUMNS + 1, ROWS + 1, 2))
    return np.round(moved * PARCEL_M + (EAST, NORTH), 3)


def _parcels(corners: np.ndarray) -> gpd.GeoDataFrame:
    rows = []
    for first, last in PARKS.values():
        for i in range(first, last):
            for j in range(ROWS):
                ring = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]]
                rows.append((f"{i:02d}{j:02d}", CODES[(i * 7 + j * 3) % 6], shapely.Polygon(ring)))
    ids, codes, shapes = zip(*rows, strict=True)
    frame = gpd.GeoDataFrame({"id": ids, "class_code": codes}, geometry=list(shapes), crs=CRS)
    return frame.assign(area_mu=_area_m2(frame) / MU_M2)


def _boundary(corners: np.ndarray, first: int, last: int) -> shapely.Polygon:
    """Return the outline of some columns of parcels, through every corner on it."""
    south, north = corners[first : last + 1, 0], corners[first : last + 1, ROWS]
    west, east = corners[first, 1:ROWS], corners[last, 1:ROWS]
    return shapely.Polygon(np.concatenate([south, east, north[::-1], west[::-1]]))


def _area_m2(frame: gpd.GeoDataFrame) -> np.ndarray:
    return ellipsoidal_area_m2(frame.to_crs(4326).geometry)


def _outline() -> gpd.GeoDataFrame:
    angles = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    radius = 9000 + 900 * np.sin(3 * angles) + 500 * np.cos(7 * angles)
    ring = np.column_stack([EAST + 1000 + radius * np.cos(angles), NORTH + radius * np.sin(angles)])
    frame = gpd.GeoDataFrame(
        {"id": ["district"], "role": ["district"], "name_zh": ["试验区"], "name_en": ["Test"],
         "basis": ["surveyed"], "source": ["survey"], "label_lon": [None], "label_lat": [None]},
        geometry=[shapely.Polygon(ring)], crs=CRS,
    )  # fmt: skip
    return frame.to_crs(4326)


def _features(unit_ids: list[str], **more: object) -> dict[str, object]:
    return {
        "unit_id": unit_ids, "basis": "surveyed", "position_uncertainty_m": 1, "area_note": None,
        "source": "survey", "valid_from": None, "valid_to": None, "note": None, "note_zh": None,
        **more,
    }  # fmt: skip


def _parks(boundaries: dict[str, shapely.Polygon]) -> gpd.GeoDataFrame:
    units = list(boundaries)
    frame = gpd.GeoDataFrame(geometry=list(boundaries.values()), crs=CRS)
    properties = _features(units, extent="planned", area_measurable=True)
    named = frame.assign(id=[f"{unit}-planned" for unit in units], **properties)
    return named.assign(area_mu=(_area_m2(frame) / MU_M2).round(3)).to_crs(4326)


def _places(boundaries: dict[str, shapely.Polygon]) -> gpd.GeoDataFrame:
    units = list(boundaries)
    frame = gpd.GeoDataFrame(geometry=[shape.centroid for shape in boundaries.values()], crs=CRS)
    properties = _features(units, role="site", area_measurable=False)
    return frame.assign(id=[f"{unit}-site" for unit in units], **properties).to_crs(4326)


def _figures(boundaries: dict[str, shapely.Polygon]) -> list[dict[str, str]]:
    areas = _area_m2(gpd.GeoDataFrame(geometry=list(boundaries.values()), crs=CRS)) / MU_M2
    return [
        {"unit_id": unit, "indicator": "planned_area", "value": f"{area:.2f}", "unit": "亩",
         "period": "2025", "status": "actual", "measure": "level", "qualifier": "exact",
         "printed": f"{area:.2f}亩", "source_id": "survey", "locator": "1"}
        for unit, area in zip(boundaries, areas, strict=True)
    ]  # fmt: skip


def _unit(unit: str) -> dict[str, str]:
    return {"id": unit, "name_zh": NAMES[unit], "name_en": unit.replace("-", " ").title(),
            "kind": "park", "parent": "region", "source_id": "survey", "locator": "1"}  # fmt: skip


def _write_layer(path: Path, frame: gpd.GeoDataFrame) -> None:
    path.write_text(to_geojson_text(frame), "utf-8")


def _append(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writerows(rows)
