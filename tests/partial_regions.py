"""Region folders in which little stands yet, for tests of the page."""

import csv
import json
from pathlib import Path
from typing import Any

from parks.new_region import new_region

WEST, SOUTH = 106.6, 29.0
PARTS = {
    "empty": {},
    "parks": {"parks": 3},
    "outline": {"outline": 1},
    "places": {"places": 3},
    "place": {"places": 1},
}
"""How many features of which layer each region has."""


def partial_region(folder: Path, **counts: int) -> Path:
    """Make a region with so many features of some layers, as an import leaves them."""
    new_region(folder, name_zh="试验区", name_en="Test District")
    for layer, count in counts.items():
        features = [feature(layer, number) for number in range(count)]
        write_layer(folder, layer, features)
        if layer != "outline":
            add_units(folder, [item["properties"]["unit_id"] for item in features])
    return folder


def feature(layer: str, number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a digitised feature whose uncertainty nobody stated."""
    lon, lat = WEST + 0.05 * number, SOUTH + 0.02 * (number % 2)
    unit = f"{layer[:-1]}-{number}"
    properties = {"basis": "digitised", "source": "region-folder", "position_uncertainty_m": None}
    if layer == "outline":
        properties |= {"role": "district", "name_zh": "试验区", "name_en": "Test District"}
    else:
        properties |= {"unit_id": unit, "area_measurable": layer == "parks"}
        properties |= {"extent": "planned"} if layer == "parks" else {"role": "site"}
    is_point = layer == "places"
    return {
        "type": "Feature",
        "id": f"{unit}-shape",
        "properties": {**properties, **more},
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if is_point else square(lon, lat),
    }


def square(lon: float, lat: float, *, side: float = 0.02) -> dict[str, Any]:
    """Return a polygon in lon/lat degrees from its south-western corner."""
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def write_layer(folder: Path, layer: str, features: list[dict[str, Any]]) -> None:
    """Write features as a layer of the store."""
    collection = {"type": "FeatureCollection", "features": features}
    (folder / f"{layer}.geojson").write_text(json.dumps(collection), "utf-8")


def add_units(folder: Path, units: list[str]) -> None:
    """Add a park or a facility for each id."""
    path = folder / "units.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        for unit in units:
            kind = "park" if unit.startswith("park-") else "facility"
            names = {"name_zh": f"甲{unit[-1]}园", "name_en": f"Site {unit[-1]}"}
            writer.writerow({"id": unit, **names, "kind": kind, "source_id": "region-folder"})
