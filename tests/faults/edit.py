"""Opening a file of a region folder, changing it, and writing it back."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd

Json = dict[str, Any]
Table = list[dict[str, str]]


@contextmanager
def layer(folder: Path, name: str) -> Iterator[list[Json]]:
    """Yield the features of a GeoJSON layer as plain JSON, to be changed in place."""
    path = folder / f"{name}.geojson"
    document = json.loads(path.read_text("utf-8"))
    yield document["features"]
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


@contextmanager
def table(folder: Path, name: str) -> Iterator[Table]:
    """Yield the rows of a table, to be changed in place."""
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    yield rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(reader.fieldnames or ()), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@contextmanager
def parcels(folder: Path) -> Iterator[list[gpd.GeoDataFrame]]:
    """Yield a list that holds the parcels; what stands in it at the end is written."""
    path = folder / "landuse.parquet"
    held = [gpd.read_parquet(path)]
    yield held
    held[0].to_parquet(path, index=False)
