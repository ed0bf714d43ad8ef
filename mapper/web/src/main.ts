// Entry of the bundle: gives Folium its Leaflet, and mounts the page on a Folium map.
import "leaflet/dist/leaflet.css";
import "./style/index.css";
import L from "leaflet";
import iconRetinaUrl from "leaflet/dist/images/marker-icon-2x.png";
import iconUrl from "leaflet/dist/images/marker-icon.png";
import shadowUrl from "leaflet/dist/images/marker-shadow.png";
import { mountMap } from "./map/mount";
import { openPacks } from "./pack/open";
import { awaitPicture } from "./parcels/drawn";
import { readPage } from "./page_data";
import { createStore, type Store } from "./store";
import { mountApp } from "./ui/mount";

/** The Folium layers that the page adopts. */
export interface Layers {
  readonly outline: L.GeoJSON;
  readonly shapes: L.GeoJSON;
  readonly places: L.GeoJSON;
  readonly findings: L.GeoJSON;
}

interface ParkmapApi {
  map: L.Map | undefined;
  store: Store | undefined;
  mount(map: L.Map, layers: Layers, dataId: string): void;
}

function dataUnder(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`parkmap: no data under the id ${id}`);
  return text;
}

const api: ParkmapApi = {
  map: undefined,
  store: undefined,
  mount(map, layers, dataId) {
    const page = readPage(dataUnder(dataId));
    const store = createStore(page, openPacks(page));
    api.map = map;
    api.store = store;
    awaitPicture(store);
    mountApp(store, map);
    mountMap(store, map, layers);
  },
};

// A plain folium.Marker finds its pictures inside the page.
L.Icon.Default.imagePath = "";
L.Icon.Default.mergeOptions({ iconUrl, iconRetinaUrl, shadowUrl });

Object.assign(window, { L, parkmap: api });
