"""
Area by zone and class from GeoParquet: time and memory, as ratios to other ways in the same run.

Run `python tests/benchmarks/overlay.py [--parcels N ...] [--runs R]` where parkmap is installed;
DuckDB is a peer where `pip install duckdb duckdb-extension-spatial` has been run. Every job is a
child process of its own, imports left out of its time; jobs are interleaved and medians printed.
Parcels of 37 vertices in lon/lat with wiggly shared sides, 200 star-shaped zones over about half of
them. `read` is the floor: the two columns read by pyarrow and nothing done with them.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

sys.path.insert(0, str(Path(__file__).parents[1]))
from made_parcels import parcel_rings

SCALE = 0.0003
PLACE = (106.0, 29.0)
PROJECTED = 4545
ZONES = 200
ROW_GROUP = 32_768
COLUMNS = ["class_code", "geometry"]
CODES = ["070102", "0901", "100101", "100102", "100103", "110101", "1207", "1303", "1401", "16"]
BOX = ("xmin", "ymin", "xmax", "ymax")
HEAD = np.dtype([("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("vertices", "<u4")])
WRITE = "write"
OURS, READ, GEOPANDAS, DUCKDB = "parkmap", "read only", "geopandas.overlay", "duckdb spatial"


def write_parcels(path: Path, count: int) -> None:
    """Write a clean coverage of about `count` parcels; beyond a million, the same ones tiled."""
    tiles = max(round(count / 1_000_000), 1)
    side = round((count / tiles) ** 0.5)
    rings = parcel_rings(side, side).reshape(side * side, -1, 2) * SCALE + PLACE
    codes = np.array(CODES)[np.random.default_rng(1).integers(0, len(CODES), len(rings))]
    bbox = pa.struct([(name, pa.float64()) for name in BOX])
    fields = [("class_code", pa.string()), ("geometry", pa.binary()), ("bbox", bbox)]
    schema = pa.schema(fields, metadata={"geo": json.dumps(metadata())})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for tile in range(tiles):
            for start in range(0, len(rings), ROW_GROUP):
                rows = slice(start, start + ROW_GROUP)
                moved = rings[rows] + (tile * side * SCALE, 0)
                edges = [*moved.min(axis=1).T, *moved.max(axis=1).T]
                boxes = pa.StructArray.from_arrays(edges, BOX)
                table = pa.table([codes[rows], wkb(moved), boxes], schema=schema)
                writer.write_table(table, row_group_size=ROW_GROUP)


def metadata() -> dict[str, object]:
    """Return the GeoParquet metadata of lon/lat polygons with a covering."""
    covering = {"bbox": {name: ["bbox", name] for name in BOX}}
    column = {"encoding": "WKB", "geometry_types": ["Polygon"], "covering": covering}
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def wkb(rings: np.ndarray) -> pa.Array:
    """Return polygons of one ring each as WKB, from shape (n, v, 2)."""
    count, vertices, _ = rings.shape
    record = np.zeros(count, dtype=[*HEAD.descr, ("xy", "<f8", (vertices, 2))])
    record["order"], record["type"], record["rings"], record["vertices"] = 1, 3, 1, vertices
    record["xy"] = rings
    offsets = np.arange(count + 1, dtype=np.int32) * record.itemsize
    return pa.Array.from_buffers(
        pa.binary(), count, [None, pa.py_buffer(offsets), pa.py_buffer(record.tobytes())]
    )


def write_zones(path: Path, count: int) -> None:
    """Write 200 star-shaped zones, side by side over all parcels."""
    tiles = max(round(count / 1_000_000), 1)
    height = round((count / tiles) ** 0.5) * SCALE
    cell = np.array([height * tiles / 20, height / 10])
    rng = np.random.default_rng(7)
    angle = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    stars = []
    for number in range(ZONES):
        middle = (np.array(divmod(number, 10)) + 0.5) * cell + PLACE
        reach = 0.36 + 0.08 * np.sin(3 * angle + number) + 0.03 * rng.uniform(-1, 1, len(angle))
        stars.append(
            middle + np.column_stack([np.cos(angle), np.sin(angle)]) * reach[:, None] * cell
        )
    names = [f"Z{number:03}" for number in range(ZONES)]
    frame = gpd.GeoDataFrame({"zone": names}, geometry=shapely.polygons(stars), crs="OGC:CRS84")
    frame.to_parquet(path)


def write(parcels: Path, zones: Path, count: int) -> None:
    """Write both layers in a process of its own: its memory would count for its children."""
    command = [sys.executable, __file__, "--parcels", str(count), "--job", WRITE]
    subprocess.run([*command, "--files", str(parcels), str(zones)], check=True)


def run(job: str, parcels: Path, zones: Path) -> dict[str, object]:
    """Do one job in this process; return its time, peak memory and the area it found."""
    work = {OURS: ours, READ: read_only, GEOPANDAS: geopandas_overlay, DUCKDB: duckdb_spatial}[job]
    work(parcels, zones, dry=True)
    start = time.perf_counter()
    total = work(parcels, zones, dry=False)
    seconds = time.perf_counter() - start
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak_mib": peak_mib, "km2": total / 1e6}


def ours(parcels: Path, zones: Path, *, dry: bool) -> float:
    """Overlay on the ellipsoid, with gaps and overlaps of every zone."""
    import pyarrow.compute  # noqa: F401, PLC0415 - imports stay out of the time

    from geo.overlay import overlay_file  # noqa: PLC0415

    if dry:
        return 0.0
    done = overlay_file(gpd.read_parquet(zones), parcels, zone_id="zone", class_field="class_code")
    balance = done.by_zone["residual_m2"].abs() / done.by_zone["zone_area_m2"]
    assert balance.max() < 1e-9
    return done.by_class["area_m2"].sum()


def read_only(parcels: Path, zones: Path, *, dry: bool) -> float:  # noqa: ARG001 - alike for all
    """Read the two columns that are needed, with pyarrow."""
    return 0.0 if dry else pq.read_table(parcels, columns=COLUMNS).num_rows * 0.0


def geopandas_overlay(parcels: Path, zones: Path, *, dry: bool) -> float:
    """Overlay in the plane of a projected CRS, and its sums."""
    if dry:
        return 0.0
    land = gpd.read_parquet(parcels, columns=COLUMNS).to_crs(PROJECTED)
    cut = gpd.overlay(gpd.read_parquet(zones).to_crs(PROJECTED), land, keep_geom_type=True)
    return cut.assign(area=cut.area).groupby(["zone", "class_code"])["area"].sum().sum()


def duckdb_spatial(parcels: Path, zones: Path, *, dry: bool) -> float:
    """Join and intersect in degrees, and measure on the spheroid."""
    import duckdb  # noqa: PLC0415
    import duckdb_extension_spatial  # noqa: PLC0415

    base = duckdb.connect()
    (extension,) = Path(duckdb_extension_spatial.__file__).parent.rglob("*.duckdb_extension")
    base.execute(f"LOAD '{extension}'")
    if dry:
        return 0.0
    query = f"""
        SELECT zone, class_code, sum(ST_Area_Spheroid(ST_FlipCoordinates(common))) AS area FROM (
            SELECT z.zone, p.class_code, ST_Intersection(z.geometry, p.geometry) AS common
            FROM '{parcels}' p JOIN '{zones}' z ON ST_Intersects(z.geometry, p.geometry)
        ) GROUP BY ALL"""  # noqa: S608 - our own paths
    return float(base.execute(query).df()["area"].sum())


def child(job: str, parcels: Path, zones: Path) -> dict[str, object]:
    """Do one job in a process of its own."""
    command = [sys.executable, __file__, "--job", job, "--files", str(parcels), str(zones)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measure(count: int, runs: int, folder: Path, jobs: list[str]) -> None:
    """Print medians and ratios for one size."""
    parcels, zones = folder / f"parcels-{count}.parquet", folder / f"zones-{count}.parquet"
    write(parcels, zones, count)
    results = {job: [] for job in jobs}
    for _ in range(runs):
        for job in jobs:
            results[job].append(child(job, parcels, zones))
    seconds = {
        job: statistics.median(r["seconds"] for r in found) for job, found in results.items()
    }
    print(f"{count:,} parcels, {parcels.stat().st_size / 1e6:.0f} MB")
    for job, found in results.items():
        peak = statistics.median(result["peak_mib"] for result in found)
        times = (
            f"{seconds[job] / seconds[OURS]:6.2f}x ours {seconds[job] / seconds[READ]:6.2f}x read"
        )
        area = f"  {found[0]['km2']:.6f} km²" if found[0]["km2"] else ""
        print(f"  {job:<18} {seconds[job]:7.2f} s {times} {peak:6.0f} MiB{area}")
    parcels.unlink()


def main(counts: list[int], runs: int) -> None:
    """Measure each size; the peers are left out beyond a million parcels."""
    peers = [GEOPANDAS, *([DUCKDB] if importlib.util.find_spec("duckdb_extension_spatial") else [])]
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            jobs = [READ, OURS, *(peers if count <= 1_000_000 else [])]
            measure(count, runs, Path(folder), jobs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--parcels", type=int, nargs="+", default=[100_000, 1_000_000, 4_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job")
    parser.add_argument("--files", type=Path, nargs=2)
    options = parser.parse_args()
    if options.job == WRITE:
        write_parcels(options.files[0], options.parcels[0])
        write_zones(options.files[1], options.parcels[0])
    elif options.job:
        print(json.dumps(run(options.job, *options.files)))
    else:
        main(options.parcels, options.runs)
