// Takes over the map area: what the map shows follows the store, and where it looks follows the camera.
import { effect, signal, untracked } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import { mountBackdrop } from "../backdrop/mount";
import { mountParcels } from "../parcels/mount";
import { mapSentence } from "../print/alt";
import { mountStats } from "../stats/mount";
import type { Store } from "../store";
import { mountSwipe } from "../swipe/mount";
import { mountTrace } from "../trace/mount";
import { Camera } from "./camera";
import { mountChrome, mountGraticule } from "./chrome";
import { isPhone } from "./chrome/cover";
import { marginsOf, popoverFoot } from "./cover";
import { slot, startDrawing, type MapState } from "./drawing";
import { takeFeatures, type FoliumLayers } from "./features";
import { mountMeasure } from "./measure";
import { watchPointer } from "./pointer";
import type { Tip } from "./tooltip";
import { isSameView, viewOf, type MapView } from "./view";
import { Walk } from "./walk";
import { W } from "./words";

const ZOOM_STEP = 0.75;
/** Packed layers may be single parcels, or reach round the world. */
const ZOOMS = { plain: { least: 7, most: 18 }, packed: { least: 1, most: 20 } };

export function mountMap(store: Store, map: L.Map, layers: FoliumLayers): void {
  const container = map.getContainer();
  const area = container.parentElement ?? container;
  const state: MapState = { view: signal<MapView | null>(null), focused: signal(""), tip: signal<Tip | null>(null) };
  const look = (): void => {
    const next = viewOf(map, isPhone());
    if (state.view.value && isSameView(next, state.view.value)) return;
    state.view.value = next;
    store.seen.value = [next.west, next.south, next.east, next.north];
  };
  setUp(map, store.page.packs.length > 0);
  const camera = new Camera(
    store,
    map,
    () => marginsOf(area, isPhone()),
    () => popoverFoot(area),
  );
  map.invalidateSize({ animate: false });
  camera.open();
  const parcels = mountParcels(store, map, area); // painted before all else is made

  // first in the document, so that Tab goes from the map to its units
  mountWalk(store, container, area, state, camera);
  const features = takeFeatures(map, layers);
  store.outlines.value = features;
  const picture = startDrawing(store, map, area, features, state);
  mountChrome(store, map, area, () => camera.home());
  mountGraticule(store, map, () => picture.value?.taken ?? []);
  mountMeasure(store, map, area);
  for (const mountPart of [mountBackdrop, mountSwipe, mountStats, mountTrace]) mountPart(store, map, area);
  watchPointer(store, map, area, state.tip, parcels.pointer);
  parcels.finish();

  map.on("moveend resize", look);
  look();
  followStore(store, map, camera, () => void (state.view.value = viewOf(map, isPhone())));
}

/** Any zoom is allowed, so that a fit fills the room; the buttons go in steps. */
function setUp(map: L.Map, hasPacks: boolean): void {
  map.options.zoomSnap = 0;
  map.options.zoomDelta = ZOOM_STEP;
  const { least, most } = hasPacks ? ZOOMS.packed : ZOOMS.plain;
  map.setMinZoom(least).setMaxZoom(most);
  map.getContainer().setAttribute("role", "application");
}

function mountWalk(store: Store, container: HTMLElement, area: HTMLElement, { focused }: MapState, camera: Camera): void {
  const root = slot(area, "pm-units");
  const focus = (id: string): void => {
    focused.value = id;
    const place = store.index.places.get(id)?.[0] ?? store.index.finding.get(id);
    if (place && place.lon !== null && place.lat !== null) camera.reveal(place.lon, place.lat);
  };
  effect(() => {
    container.setAttribute("aria-label", `${store.t(W.map)}: ${store.t(W.mapHint)}`);
    container.setAttribute("aria-description", mapSentence(store));
    render(h(Walk, { store, focus }), root);
  });
}

/** Moves the camera when the choice, the popover or the room for the map changes. */
function followStore(store: Store, map: L.Map, camera: Camera, lookAgain: () => void): void {
  const soon = (act: () => void): void =>
    void requestAnimationFrame(() => {
      map.invalidateSize({ animate: false, pan: false });
      act();
    });
  let unit = store.unit.value;
  effect(() => {
    const next = store.unit.value;
    if (next === unit) return;
    unit = next;
    if (next) soon(() => void camera.toUnit(next));
  });
  effect(() => {
    const spot = store.spot.value;
    if (spot) soon(() => camera.toSpot(spot));
  });
  effect(() => {
    if (store.figure.value) soon(() => camera.uncover());
  });
  effect(() => {
    void [store.sheet.value, store.language.value, store.tool.value];
    soon(lookAgain);
  });
  effect(() => {
    const asked = store.view.value;
    if (asked && !camera.isAt(asked)) untracked(() => camera.obey(asked));
  });
  map.on("resize", () => camera.refit());
  const years = map.getContainer().closest(".map-area")?.querySelector(":scope > .years");
  if (years) new ResizeObserver(() => camera.refit()).observe(years);
}
