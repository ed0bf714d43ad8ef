"""
The overlay on dask.distributed: two worker processes against one, and against threads.

Run `python tests/benchmarks/overlay_dask.py [--parcels N] [--runs R]` where `parkmap[distributed]`
is installed. Clusters are up before the time starts; jobs are interleaved and medians printed. The
sums of every run must be those of the threads to 1e-12.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import geopandas as gpd
import pandas as pd
from distributed import Client, LocalCluster
from overlay import write

from geo.overlay import overlay_file
from geo.overlay.dask_engine import dask_engine
from geo.overlay.from_file import Engine, local_engine

LOCAL = "127.0.0.1"
ACCURACY = 1e-12


def measured(parcels: Path, zones: gpd.GeoDataFrame, engine: Engine) -> tuple[float, pd.Series]:
    """Return seconds and areas of one overlay."""
    start = time.perf_counter()
    done = overlay_file(zones, parcels, zone_id="zone", class_field="class_code", engine=engine)
    seconds = time.perf_counter() - start
    return seconds, done.by_class.set_index(["zone_id", "class"])["area_m2"]


def on_cluster(workers: int, parcels: Path, zones: gpd.GeoDataFrame) -> tuple[float, pd.Series]:
    """Measure on a cluster of single-threaded processes of its own."""
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, host=LOCAL, dashboard_address=None)
        as cluster,
        Client(cluster) as client,
    ):  # fmt: skip
        client.run(__import__, "geo.overlay.dask_engine")
        return measured(parcels, zones, dask_engine(client))


def main(count: int, runs: int) -> None:
    """Print medians and ratios."""
    jobs = {
        "threads": lambda *files: measured(*files, local_engine),
        "1 worker": lambda *files: on_cluster(1, *files),
        "2 workers": lambda *files: on_cluster(2, *files),
    }
    results: dict[str, list[float]] = {job: [] for job in jobs}
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        parcels, zones = Path(folder) / "parcels.parquet", Path(folder) / "zones.parquet"
        write(parcels, zones, count)
        frame = gpd.read_parquet(zones)
        for _ in range(runs):
            areas = {}
            for job, work in jobs.items():
                seconds, areas[job] = work(parcels, frame)
                results[job].append(seconds)
            differences = [(areas[job] / areas["threads"] - 1).abs().max() for job in jobs]
            worst = max(worst, *differences)
    medians = {job: statistics.median(seconds) for job, seconds in results.items()}
    for job, seconds in medians.items():
        print(f"{job:<10} {seconds:7.2f} s  {medians['1 worker'] / seconds:5.2f}x one worker")
    print(f"largest relative difference of an area: {worst:.1e}")
    assert worst <= ACCURACY


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--parcels", type=int, default=4_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    main(options.parcels, options.runs)
