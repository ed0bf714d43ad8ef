// The controls over the map: mounts them beside Leaflet's element, and takes over its keys.
import "../../style/map_chrome.css";
import type L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../../store";
import { Chrome } from "./chrome";
import { fitDistrict } from "./fit";
import { createFullScreen } from "./full_screen";
import { listenForMapKeys } from "./keys";
import { followMap } from "./map_state";
import { W } from "./words";

export { mountGraticule } from "./graticule";

/** Mounts zoom card, scale bar and footer on the map area; `fit` stands in for our own way to show the whole district. */
export function mountChrome(store: Store, map: L.Map, host: HTMLElement, fit: () => void = () => fitDistrict(map, store.page, host)): () => void {
  map.zoomControl?.remove();
  map.attributionControl?.remove();
  const state = followMap(map);
  const fullScreen = createFullScreen(() => {
    store.spoken.value = store.t(W.fullScreenRefused);
  });
  const dropKeys = listenForMapKeys(map, host, fit);
  const root = document.createElement("div");
  root.className = "mc";
  host.append(root);
  render(h(Chrome, { store, state, fullScreen, zoomBy: (steps) => (steps > 0 ? map.zoomIn() : map.zoomOut()) }), root);
  return () => {
    render(null, root);
    root.remove();
    dropKeys();
    fullScreen.stop();
    state.stop();
  };
}
