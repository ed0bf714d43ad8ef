// Optional online backdrops: nothing is asked of a network before the reader switches one on.
import { effect, signal, type Signal } from "@preact/signals";
import L from "leaflet";
import { h, render } from "preact";
import type { BackdropView } from "../page_model";
import type { Store } from "../store";
import { fill } from "../words";
import { BackdropNote } from "./note";
import { shiftedTiles } from "./shifted_tiles";
import { W } from "./words";

const PANE = "pm-backdrop";
/** Below the ground of the page, which gives way to it. */
const BELOW_GROUND = "150";

function layersOf(view: BackdropView, maxZoom: number): L.TileLayer[] {
  const options = { pane: PANE, subdomains: [...view.subdomains], minZoom: view.min_zoom, maxNativeZoom: view.max_zoom, maxZoom };
  return view.layers.map((url) => (view.datum === "GCJ-02" ? shiftedTiles(url, options) : L.tileLayer(url, options)));
}

/** Failed is said where tiles fail and none has come since the view changed. */
function watch(layer: L.TileLayer, failed: Signal<boolean>): void {
  let came = false;
  layer.on("loading", () => (came = false));
  layer.on("tileload", () => {
    came = true;
    failed.value = false;
  });
  layer.on("tileerror", () => {
    if (!came) failed.value = true;
  });
}

export function mountBackdrop(store: Store, map: L.Map, area: HTMLElement): void {
  if (store.page.backdrops.length === 0) return;
  const failed = signal(false);
  const pane = map.createPane(PANE);
  pane.style.zIndex = BELOW_GROUND;
  const root = document.createElement("div");
  root.className = "bd";
  area.append(root);

  effect(() => {
    const view = store.page.backdrops.find((item) => item.id === store.backdrop.value);
    failed.value = false;
    if (!view) return undefined;
    const layers = layersOf(view, map.getMaxZoom());
    for (const layer of layers) watch(layer, failed);
    for (const layer of layers) layer.addTo(map);
    return () => layers.forEach((layer) => layer.remove());
  });
  effect(() => void map.getContainer().classList.toggle("has-backdrop", store.backdrop.value !== "" && !failed.value));
  effect(() => render(h(BackdropNote, { store, failed }), root));
  effect(() => {
    const view = store.page.backdrops.find((item) => item.id === store.backdrop.value);
    if (view) store.spoken.value = store.t(fill(W.on, { name: view.name }));
  });
}
