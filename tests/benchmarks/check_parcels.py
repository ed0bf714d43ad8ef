"""
Time and memory of the geometry checks on a coverage of parcels, as ratios to shapely's own checks.

Run `python tests/benchmarks/check_parcels.py [--parcels N] [--runs R]` where parkmap is installed.
Every run is a child process of its own; runs are interleaved and medians printed. The peer is
`shapely.is_valid` and `shapely.coverage_is_valid` on the same parcels, one after the other.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter

import geopandas as gpd
import numpy as np
import shapely

SIDE_M = 30.0
CORNERS_A_SIDE = 9
SEED = 3
SPOILED_SHARE = 0.01
EAST_M, NORTH_M = 368_000.0, 3_213_000.0
CRS = "EPSG:4545"
PEER = "shapely.is_valid + coverage_is_valid"
AIM = 2.0
JOBS = ("generate", PEER, "check, clean", "check, 1 % spoiled")


def parcels(count: int) -> np.ndarray:
    """Return a clean coverage of about `count` parcels with 37 vertices and wiggly shared sides."""
    side = max(round(count**0.5), 2)
    rng = np.random.default_rng(SEED)
    grid = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0), indexing="ij"), -1)
    corners = grid + rng.uniform(-0.15, 0.15, grid.shape)
    level = wiggly(corners[:-1], corners[1:], rng)
    upright = wiggly(corners[:, :-1], corners[:, 1:], rng)
    rings = np.concatenate(
        [
            level[:, :-1, :-1],
            upright[1:, :, :-1],
            level[:, 1:, :0:-1],
            upright[:-1, :, :0:-1],
            level[:, :-1, :1],
        ],
        axis=2,
    )
    return shapely.polygons(rings.reshape(side * side, -1, 2) * SIDE_M + (EAST_M, NORTH_M))


def wiggly(start: np.ndarray, end: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return lines from start to end, with points in between moved sideways."""
    along = np.linspace(0, 1, CORNERS_A_SIDE + 1)[:, None]
    run = (end - start)[..., None, :]
    aside = rng.uniform(-0.025, 0.025, (*start.shape[:-1], CORNERS_A_SIDE + 1, 1))
    aside[..., [0, -1], :] = 0
    return start[..., None, :] + run * along + run[..., ::-1] * (-1, 1) * aside


def spoiled(clean: np.ndarray) -> np.ndarray:
    """Return the parcels with 1 % of them spoiled: shifted, narrowed, doubled, crossed."""
    rng = np.random.default_rng(SEED)
    at = rng.choice(len(clean), max(int(len(clean) * SPOILED_SHARE), 4), replace=False)
    shifted, narrowed, doubled, crossed = np.array_split(at, 4)
    parcels = clean.copy()
    parcels[shifted] = shapely.transform(clean[shifted], lambda xy: xy + np.array([1, 0]))
    parcels[narrowed] = shapely.buffer(clean[narrowed], -1, join_style="mitre")
    parcels[crossed] = [bow_tie(parcel) for parcel in clean[crossed]]
    return np.concatenate([parcels, clean[doubled]])


def bow_tie(parcel: shapely.Polygon) -> shapely.Polygon:
    """Return a parcel with two of its corners swapped."""
    xy = shapely.get_coordinates(parcel)
    xy[[CORNERS_A_SIDE, 2 * CORNERS_A_SIDE]] = xy[[2 * CORNERS_A_SIDE, CORNERS_A_SIDE]]
    return shapely.Polygon(xy)


def run(job: str, count: int) -> dict[str, object]:
    """Do one job in this process, and return its time, peak memory and findings."""
    from geo.checks.polygon_layer import geometry_findings  # noqa: PLC0415 - counts as memory

    geometries = parcels(count)
    if "spoiled" in job:
        geometries = spoiled(geometries)
    frame = gpd.GeoSeries(geometries, crs=CRS)
    ids = [f"#{number}" for number in range(1, len(frame) + 1)]
    found: Counter[str] = Counter()
    start = time.perf_counter()
    if job == PEER:
        assert shapely.is_valid(geometries).all()
        assert shapely.coverage_is_valid(geometries)
    elif job.startswith("check"):
        found.update(f"{f.level} {f.code}" for f in geometry_findings(frame, source="", ids=ids))
    seconds = time.perf_counter() - start
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "peak_mib": peak_mib, "found": found}


def child(job: str, count: int) -> dict[str, object]:
    """Do one job in a process of its own."""
    command = [sys.executable, __file__, "--parcels", str(count), "--job", job]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main(count: int, runs: int) -> None:
    """Print medians, ratios and what was found."""
    results = {job: [] for job in JOBS}
    for _ in range(runs):
        for job in JOBS:
            results[job].append(child(job, count))
    peer = statistics.median(result["seconds"] for result in results[PEER])
    for job, found in results.items():
        seconds = statistics.median(result["seconds"] for result in found)
        peak = statistics.median(result["peak_mib"] for result in found)
        aim = f"  aim <= {AIM:g}" if job == "check, clean" else ""
        print(f"{job:<38} {seconds:7.2f} s  {seconds / peer:5.2f}x  {peak:6.0f} MiB{aim}")
    print(f"{'':<38} found in the spoiled: {results[JOBS[-1]][0]['found']}")


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
