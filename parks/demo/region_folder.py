"""The demo region as a folder of the store."""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING

from geo import to_geojson_text
from parks.demo.drawn_park import drawn_park
from parks.demo.figures import figures_of_land
from parks.demo.landuse import landuse_of
from parks.demo.layers import boundaries_of, outline_layer, places_of
from parks.demo.plan import park_plans

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

WRITTEN = (
    "region.toml", "units.csv", "structures.csv", "clusters.csv", "events.csv", "sources.csv"
)  # fmt: skip
"""Files that are written by hand, not generated."""


def demo_files() -> dict[str, bytes]:
    """
    Return the files of the demo region by name.

    Returns
    -------
    files
        Tables and layers of docs/store.md. The same code and library versions give the same bytes;
        another version of GEOS may number corners or parcels in another order.
    """
    written = files("parks.demo").joinpath("written")
    found = {name: written.joinpath(name).read_bytes() for name in WRITTEN}
    names = _names(found["units.csv"])
    landuse = landuse_of([drawn_park(plan) for plan in park_plans()], names)
    return {
        **found,
        "indicators.csv": _csv(figures_of_land(landuse)),
        "parks.geojson": to_geojson_text(boundaries_of(landuse)).encode(),
        "places.geojson": to_geojson_text(places_of(landuse, names)).encode(),
        "outline.geojson": to_geojson_text(outline_layer()).encode(),
        "landuse.parquet": _parquet(landuse),
    }


def write_demo(folder: Path) -> Path:
    """Write the demo region into a folder, which is made if needed, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in demo_files().items():
        (folder / name).write_bytes(content)
    return folder


def _names(units: bytes) -> dict[str, str]:
    return {row["id"]: row["name_zh"] for row in csv.DictReader(units.decode().splitlines())}


def _csv(table: pd.DataFrame) -> bytes:
    return table.to_csv(index=False, lineterminator="\n").encode()


def _parquet(parcels: gpd.GeoDataFrame) -> bytes:
    buffer = io.BytesIO()
    parcels.to_parquet(
        buffer,
        index=False,
        compression="zstd",
        compression_level=19,
        write_covering_bbox=True,
        schema_version="1.1.0",
    )
    return buffer.getvalue()
