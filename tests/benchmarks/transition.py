"""
Time and memory of a transition matrix, as ratios to `geopandas.overlay` of the same two layers.

Run `python tests/benchmarks/transition.py [--parcels N] [--runs R]` where parkmap is installed.
Every run is a child process of its own; runs are interleaved and medians printed. The peer is
`geopandas.overlay(before, after, how="union")`, its result cut by the zones with a second overlay,
and areas summed by zone and both classes. Both measure in the plane of the same projected CRS.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from check_parcels import CRS, SIDE_M, parcels

CLASSES = np.array(["0701", "1001", "1101", "1207", "1401"])
ZONES_A_SIDE = 10
GAP_M = 45.0
COLUMNS = {"zone_id": "zone", "before_class": "code", "after_class": "code"}
SECONDS = {
    "plan": "a tenth of the parcels reclassed, a tenth merged in pairs",
    "anew": "all drawn anew",
}
JOBS = tuple(
    f"{who}, {second}" for second in SECONDS for who in ("geopandas.overlay", "transition")
)


def layer(shapes: np.ndarray, *, seed: int) -> gpd.GeoDataFrame:
    codes = np.random.default_rng(seed).choice(CLASSES, len(shapes))
    ids = np.arange(len(shapes)).astype(str)
    return gpd.GeoDataFrame({"id": ids, "code": codes}, geometry=shapes, crs=CRS)


def planned(before: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a second state: a tenth of another class, a tenth merged with the next parcel."""
    after = before.copy()
    rows = np.arange(len(before))
    after.loc[rows % 10 == 3, "code"] = "1003"
    first = np.flatnonzero(rows % 20 == 7)
    merged = shapely.union(
        before.geometry.array[first].to_numpy(), before.geometry.array[first + 1].to_numpy()
    )
    after.loc[first, "geometry"] = gpd.GeoSeries(merged, index=first, crs=CRS)
    return after.drop(index=first + 1).reset_index(drop=True)


def anew(before: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a second state that shares no border with the first: half a parcel aside."""
    moved = shapely.transform(before.geometry.to_numpy(), lambda xy: xy + SIDE_M * 0.43)
    return layer(moved, seed=5)


def zones(before: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return squares beside each other with gaps, ten by ten."""
    west, south, east, north = before.total_bounds
    x, y = (np.linspace(*ends, ZONES_A_SIDE + 1) for ends in ((west, east), (south, north)))
    low, high = np.meshgrid(x[:-1], y[:-1]), np.meshgrid(x[1:] - GAP_M, y[1:] - GAP_M)
    boxes = shapely.box(low[0].ravel(), low[1].ravel(), high[0].ravel(), high[1].ravel())
    return gpd.GeoDataFrame({"zone": np.arange(len(boxes))}, geometry=boxes, crs=CRS)


def by_geopandas(
    where: gpd.GeoDataFrame, before: gpd.GeoDataFrame, after: gpd.GeoDataFrame
) -> pd.Series:
    both = gpd.overlay(before, after, how="union", keep_geom_type=True)
    cut = gpd.overlay(both, where, how="intersection", keep_geom_type=True)
    keys = [cut["zone"], cut["code_1"].fillna("(no parcel)"), cut["code_2"].fillna("(no parcel)")]
    return cut.area.groupby(keys).sum()


def by_transition(
    where: gpd.GeoDataFrame, before: gpd.GeoDataFrame, after: gpd.GeoDataFrame
) -> pd.Series:
    from geo.transition import transition  # noqa: PLC0415 - counts as memory

    found = transition(where, before, after, area="planar", **COLUMNS)
    return found.matrix.set_index(["zone_id", "before", "after"])["area_m2"]


def run(job: str, count: int) -> dict[str, float]:
    """Do one job in this process, and return its time, peak memory and sums."""
    before = layer(parcels(count), seed=1)
    after = (planned if job.endswith("plan") else anew)(before)
    where = zones(before)
    at_rest_mib = peak_mib()
    work = by_transition if job.startswith("transition") else by_geopandas
    start = time.perf_counter()
    areas = work(where, before, after)
    seconds = time.perf_counter() - start
    is_bare = [key[1:] == ("(no parcel)", "(no parcel)") for key in areas.index]
    areas = areas[~np.array(is_bare)]
    diagonal = [key[1] == key[2] for key in areas.index]
    return {
        "seconds": seconds,
        "peak_mib": peak_mib(),
        "at_rest_mib": at_rest_mib,
        "sum_m2": float(areas.sum()),
        "kept_m2": float(areas[diagonal].sum()),
    }


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(job: str, count: int) -> dict[str, float]:
    """Do one job in a process of its own."""
    command = [sys.executable, __file__, "--parcels", str(count), "--job", job]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main(count: int, runs: int) -> None:
    """Print medians, ratios, and how far both results agree."""
    results = {job: [] for job in JOBS}
    for _ in range(runs):
        for job in JOBS:
            results[job].append(child(job, count))
    for second, what in SECONDS.items():
        print(f"second state: {what}")
        peer = results[f"geopandas.overlay, {second}"]
        ours = results[f"transition, {second}"]
        for name, found in (("geopandas.overlay", peer), ("transition", ours)):
            seconds, peak, rest = (
                statistics.median(one[key] for one in found)
                for key in ("seconds", "peak_mib", "at_rest_mib")
            )
            ratio = seconds / statistics.median(one["seconds"] for one in peer)
            print(
                f"  {name:<20} {seconds:7.2f} s  {ratio:5.2f}x  {peak:6.0f} MiB, {rest:.0f} before"
            )
        for key in ("sum_m2", "kept_m2"):
            print(f"  {key}: relative difference {ours[0][key] / peer[0][key] - 1:.1e}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--parcels", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", choices=JOBS)
    options = parser.parse_args()
    if options.job:
        print(json.dumps(run(options.job, options.parcels)))
    else:
        main(options.parcels, options.runs)
