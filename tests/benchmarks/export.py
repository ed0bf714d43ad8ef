"""
Time and memory of styled GIS files of many parcels, as ratios to `GeoDataFrame.to_file`.

Run `python tests/benchmarks/export.py [--parcels N] [--runs R] [--formats gpkg ...] [--no-reading]`
where parkmap is installed. Every run is a child process of its own that first writes a few parcels,
so that imports are not counted; runs are interleaved and medians printed. Ours write what a
delivery holds: styles, titles, notes, names that the format needs. The peers write the bare layer;
geometries in degrees are ready for both sides where a format wants them. `read back` compares a
written file with the delivery, for orientation.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))
from made_delivery import made_delivery, many_parcels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import geopandas as gpd

    from output.gis.delivery import DeliveredLayer, Delivery

    Job = Callable[[Delivery, DeliveredLayer, Path], object]

READ_BACK = "read back"
WARM = 10
"""Parcels a side of the layer that is written first."""
SHORT = ("ID", "CLASS", "AREA_M2", "AREA_MU", "geometry")


def to_file(frame: gpd.GeoDataFrame, path: Path, driver: str, **how: object) -> None:
    frame.to_file(path, driver=driver, engine="pyogrio", **how)


def degrees(layer: DeliveredLayer) -> gpd.GeoDataFrame:
    return layer.frame.set_geometry(layer.lonlat)


def short_names(layer: DeliveredLayer) -> gpd.GeoDataFrame:
    """Return the layer under names that a shapefile holds as they are."""
    names = (*layer.frame.columns.drop("geometry"), "geometry")
    return layer.frame.rename(columns=dict(zip(names, SHORT, strict=True)))


def ours(module: str, function: str) -> Job:
    def write(delivery: Delivery, _: DeliveredLayer, folder: Path) -> object:
        return getattr(import_module(f"output.gis.{module}"), function)(delivery, folder)

    return write


def read_back(module: str, function: str) -> Job:
    def check(delivery: Delivery, layer: DeliveredLayer, folder: Path) -> float:
        from output.gis.read_back.check import check_written  # noqa: PLC0415 - counts as memory

        written = ours(module, function)(delivery, layer, folder)
        start = time.perf_counter()
        found = check_written(delivery, written)
        assert not found, found
        return time.perf_counter() - start

    return check


JOBS: dict[str, dict[str, Job]] = {
    "gpkg": {
        "pyogrio Arrow, no style": lambda _, layer, folder: to_file(
            layer.frame, folder / "p.gpkg", "GPKG", use_arrow=True
        ),
        "GeoDataFrame.to_file": lambda _, layer, folder: to_file(
            layer.frame, folder / "p.gpkg", "GPKG"
        ),
        "ours": ours("geopackage", "write_geopackage"),
        READ_BACK: read_back("geopackage", "write_geopackage"),
    },
    "geojson": {
        "GeoDataFrame.to_file": lambda _, layer, folder: to_file(
            degrees(layer), folder / "p.geojson", "GeoJSON"
        ),
        "the same, Arrow": lambda _, layer, folder: to_file(
            degrees(layer), folder / "p.geojson", "GeoJSON", use_arrow=True
        ),
        "the same, RFC 7946": lambda _, layer, folder: to_file(
            degrees(layer), folder / "p.geojson", "GeoJSON", RFC7946="YES"
        ),
        "ours": ours("geojson_file", "write_geojson"),
        READ_BACK: read_back("geojson_file", "write_geojson"),
    },
    "kmz": {
        "to_file, LIBKML .kmz": lambda _, layer, folder: to_file(
            degrees(layer), folder / "p.kmz", "LIBKML"
        ),
        "to_file, KML": lambda _, layer, folder: to_file(degrees(layer), folder / "p.kml", "KML"),
        "to_file, LIBKML .kml": lambda _, layer, folder: to_file(
            degrees(layer), folder / "p.kml", "LIBKML"
        ),
        "ours (.kmz)": ours("kmz.archive", "write_kmz"),
        READ_BACK: read_back("kmz.archive", "write_kmz"),
    },
    "dxf": {
        "to_file, no attributes": lambda _, layer, folder: to_file(
            layer.frame[["geometry"]], folder / "p.dxf", "DXF"
        ),
        "ours": ours("dxf.drawing", "write_dxf"),
        READ_BACK: read_back("dxf.drawing", "write_dxf"),
    },
    "shp": {
        "GeoDataFrame.to_file": lambda _, layer, folder: to_file(
            short_names(layer), folder / "p.shp", "ESRI Shapefile", encoding="GBK"
        ),
        "the same, Arrow": lambda _, layer, folder: to_file(
            short_names(layer), folder / "p.shp", "ESRI Shapefile", encoding="GBK", use_arrow=True
        ),
        "ours": ours("shapefile.files", "write_shapefiles"),
        READ_BACK: read_back("shapefile.files", "write_shapefiles"),
    },
    "fgb": {
        "to_file, Arrow": lambda _, layer, folder: to_file(
            layer.frame, folder / "p.fgb", "FlatGeobuf", use_arrow=True
        ),
        "ours": ours("flatgeobuf", "write_flatgeobuf"),
        READ_BACK: read_back("flatgeobuf", "write_flatgeobuf"),
    },
    "gdb": {
        "to_file, Arrow": lambda _, layer, folder: to_file(
            layer.frame, folder / "p.gdb", "OpenFileGDB", layer="p", use_arrow=True
        ),
        "ours": ours("filegdb", "write_filegdb"),
        READ_BACK: read_back("filegdb", "write_filegdb"),
    },
    "parquet": {
        "to_parquet with boxes": lambda _, layer, folder: layer.frame.to_parquet(
            folder / "p.parquet", write_covering_bbox=True
        ),
        "ours": ours("geoparquet", "write_geoparquet"),
        READ_BACK: read_back("geoparquet", "write_geoparquet"),
    },
}


def delivery_of(layer: DeliveredLayer) -> Delivery:
    return dataclasses.replace(made_delivery(), layers=(layer,), tables=())


def run(kind: str, job: str, count: int) -> dict[str, float]:
    """Do one job in this process; return its time, memory and MiB written."""
    side = round(count**0.5)
    layers = many_parcels(WARM, WARM), many_parcels(side, side)
    for layer in layers:
        with tempfile.TemporaryDirectory() as folder:
            degrees(layer)
            at_rest = peak_mib()
            start, cpu = time.perf_counter(), time.process_time()
            told = JOBS[kind][job](delivery_of(layer), layer, Path(folder))
            cpu = time.process_time() - cpu
            seconds = told if isinstance(told, float) else time.perf_counter() - start
            files = [path for path in Path(folder).rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files)
    return {
        "seconds": seconds,
        "cpu": cpu,
        "peak": peak_mib(),
        "at_rest": at_rest,
        "written": size / 2**20,
    }


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(kind: str, job: str, count: int) -> dict[str, float]:
    """Do one job in a process of its own."""
    command = [sys.executable, __file__, "--parcels", str(count), "--formats", kind, "--job", job]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(kinds: Iterable[str], count: int, runs: int, *, with_reading: bool) -> None:
    """Print medians, and ratios to the first peer of the format."""
    for kind in kinds:
        jobs = [job for job in JOBS[kind] if with_reading or job != READ_BACK]
        results: dict[str, list[dict[str, float]]] = {job: [] for job in jobs}
        for _ in range(runs):
            for job, rows in results.items():
                rows.append(child(kind, job, count))
                print(f"  {kind}, {job}: {rows[-1]['seconds']:.2f} s", file=sys.stderr)
        print(kind)
        first = median(next(iter(results.values())), "seconds")
        for job, rows in results.items():
            seconds, cpu, peak, rest, size = (median(rows, key) for key in rows[0])
            print(
                f"  {job:<24} {seconds:6.2f} s  {seconds / first:5.2f}x  {cpu:6.2f} s of CPU  "
                f"{peak:5.0f} MiB, {rest:.0f} before, {size:.0f} MiB written"
            )


def median(rows: list[dict[str, float]], key: str) -> float:
    return statistics.median(row[key] for row in rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parcels", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--formats", nargs="+", choices=JOBS, default=list(JOBS))
    parser.add_argument("--no-reading", action="store_true", help="write only")
    parser.add_argument("--job")
    options = parser.parse_args()
    if options.job:
        print(json.dumps(run(options.formats[0], options.job, options.parcels)))
    else:
        main(
            options.formats,
            options.parcels,
            options.runs,
            with_reading=not options.no_reading,
        )
