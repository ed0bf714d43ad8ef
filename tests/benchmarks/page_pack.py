"""Packing of parcels for a page: seconds, peak memory, and bytes by part.

    python tests/benchmarks/page_pack.py 100000 3

Made parcels of about 100 m, 37 vertices and 8 attributes, read from GeoParquet in a process of its
own, with all imports.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1]))
from made_parcels import parcel_rings

SCALE = 0.001
PLACE = (106.4, 29.0)
ROW_GROUP = 65_536
CODES = ["0701", "070102", "0901", "100101", "100102", "100103", "110101", "1207", "1303", "1401"]
HEAD = np.dtype([("order", "u1"), ("type", "<u4"), ("rings", "<u4"), ("vertices", "<u4")])
METADATA = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Polygon"]}},
}


def attributes(count: int) -> dict[str, object]:
    """Return eight columns: id, class, state, area, floor-area ratio, year, name, flag."""
    rng = np.random.default_rng(1)
    names = np.array([f"街道{number:02}" for number in range(40)])
    return {
        "id": [f"P{number:07}" for number in range(count)],
        "class_code": np.array(CODES)[rng.integers(0, len(CODES), count)],
        "state": np.array(["current", "planned"])[rng.integers(0, 2, count)],
        "area_m2": rng.gamma(2, 5000, count).round(1),
        "far": rng.uniform(0.2, 4, count).round(2),
        "year": rng.integers(1985, 2026, count),
        "name": names[rng.integers(0, len(names), count)],
        "is_idle": rng.random(count) < 0.3,
    }


def write_parcels(path: Path, count: int) -> None:
    """Write a clean coverage of about `count` parcels."""
    side = round(count**0.5)
    rings = parcel_rings(side, side).reshape(side * side, -1, 2)
    table = pa.table(attributes(len(rings)))
    schema = pa.schema([*table.schema, pa.field("geometry", pa.binary())])
    schema = schema.with_metadata({"geo": json.dumps(METADATA)})
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, len(rings), ROW_GROUP):
            rows = slice(start, start + ROW_GROUP)
            part = table.slice(start, ROW_GROUP)
            columns = [*part.columns, wkb(rings[rows] * SCALE + PLACE)]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


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


def measured(path: str) -> dict[str, object]:
    """Pack a file in this process; return seconds with imports, peak memory and bytes."""
    start = time.perf_counter()
    from mapper.pack import open_source, pack  # noqa: PLC0415 - imports count

    (source,) = open_source(path)
    codes = source.attributes["class_code"].astype("category").cat.codes.to_numpy()
    read = time.perf_counter()
    packed = pack(source, pack_id="p", class_numbers=(codes + 1).astype(np.uint8))
    seconds = time.perf_counter() - start
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parts: dict[str, int] = {"header": len(json.dumps(packed.header))}
    for name, text in (packed.first | packed.rest).items():
        for part, size in sizes(name.removeprefix("pm-pack-p-"), text):
            parts[part] = parts.get(part, 0) + size
    reading = read - start
    return {"seconds": seconds, "reading": reading, "peak_mib": peak_mib, "parts": parts}


def sizes(name: str, text: str) -> list[tuple[str, int]]:
    """Return the parts of a piece with their bytes."""
    if name.startswith("c") and name != "classes":
        parts = ("topology", "middle", "full")
        return list(zip(parts, map(len, text.split(".")), strict=True))
    return [({"o": "overviews", "a": "columns"}.get(name[0], name), len(text))]


def main(count: int, repeats: int) -> None:
    """Print medians of several runs."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "parcels.parquet")
        run("write", path, str(count))
        results = [json.loads(run("measure", path)) for _ in range(repeats)]
    middle = {
        name: statistics.median(result[name] for result in results)
        for name in ("seconds", "reading", "peak_mib")
    }
    parts = results[0]["parts"]
    total = sum(parts.values())
    print(f"{count:,} parcels: {middle['seconds']:.2f} s (reading {middle['reading']:.2f} s),"
          f" peak {middle['peak_mib']:.0f} MiB, {total / 1e6:.2f} MB")  # fmt: skip
    print("  " + ", ".join(f"{name} {size / 1e3:.0f} kB" for name, size in parts.items()))


def run(job: str, *options: str) -> str:
    """Do a job in a process of its own."""
    command = [sys.executable, __file__, job, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", path, count]:
            write_parcels(Path(path), int(count))
        case ["measure", path]:
            print(json.dumps(measured(path)))
        case [count, *repeats]:
            main(int(count), int(repeats[0]) if repeats else 3)
