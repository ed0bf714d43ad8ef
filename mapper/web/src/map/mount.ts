// Takes over the map area: what the map shows follows the store, and where it looks follows the camera.
import { computed, effect, signal, untracked, type Signal } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../store";
import { Areas } from "./areas";
import { Base } from "./base";
import { Camera, prefersStill } from "./camera";
import { mountChrome, mountGraticule } from "./chrome";
import { coveredBoxes, marginsOf, switchHeight } from "./cover";
import { takeFeatures } from "./features";
import { Marks } from "./marks";
import { mountMeasure } from "./measure";
import { pictureOf, type Picture } from "./picture";
import { watchPointer } from "./pointer";
import { Scene } from "./scene";
import { Square } from "./square";
import { createMeasure } from "./text";
import { Tooltip, type Tip } from "./tooltip";
import { viewOf, type MapView } from "./view";
import { Walk } from "./walk";
import { W } from "./words";

interface FoliumLayers {
  readonly outline: L.GeoJSON;
  readonly shapes: L.GeoJSON;
  readonly places: L.GeoJSON;
}

const PHONE = 720;
const FADE_MS = 200;
const SQUARE_AIR = 16;
const SQUARE_LOWEST = 76;

const isPhone = (): boolean => window.innerWidth < PHONE;

function slot(area: HTMLElement, name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  area.append(element);
  return element;
}

/** Lets the marks of the year before fade out under the new ones. */
function crossFade({ root }: Scene): void {
  if (prefersStill() || !root.hasChildNodes()) return;
  const leaving = root.cloneNode(true) as SVGSVGElement;
  for (const node of leaving.querySelectorAll("[data-unit], [data-of], [data-shape]")) {
    for (const hook of ["data-unit", "data-of", "data-shape"]) node.removeAttribute(hook);
  }
  leaving.classList.add("is-leaving");
  root.before(leaving);
  root.classList.add("is-entering");
  window.setTimeout(() => {
    leaving.remove();
    root.classList.remove("is-entering");
  }, FADE_MS);
}

/** How the map stands at a moment. */
interface MapState {
  readonly view: Signal<MapView | null>;
  /** Unit that the keyboard is on. */
  readonly focused: Signal<string>;
  readonly tip: Signal<Tip | null>;
}

export function mountMap(store: Store, map: L.Map, layers: FoliumLayers): void {
  const container = map.getContainer();
  const area = container.parentElement ?? container;
  map.options.zoomSnap = 0;
  map.options.zoomDelta = 0.75;
  map.setMinZoom(7).setMaxZoom(18);
  container.setAttribute("role", "application");

  const state: MapState = { view: signal<MapView | null>(null), focused: signal(""), tip: signal<Tip | null>(null) };
  const camera = new Camera(store, map, () => marginsOf(area, isPhone()));
  const look = (): void => void (state.view.value = viewOf(map, isPhone()));
  map.on("moveend resize", look);

  const walk = slot(area, "pm-units");
  const picture = draw(store, map, area, layers, state);
  mountChrome(store, map, area, () => camera.home());
  mountGraticule(store, map, () => picture.value?.taken ?? []);
  mountMeasure(store, map, area);
  watchPointer(store, map, area, state.tip);

  const focus = (id: string): void => {
    state.focused.value = id;
    const place = store.index.places.get(id)?.[0];
    if (place) camera.reveal(place.lon, place.lat);
  };
  effect(() => {
    container.setAttribute("aria-label", `${store.t(W.map)}: ${store.t(W.mapHint)}`);
    render(h(Walk, { store, focus }), walk);
  });

  map.invalidateSize({ animate: false });
  camera.open();
  look();
  followStore(store, map, camera, look);
}

/** Draws the map anew when the store or the view changes; hovering and the keyboard touch only what they must. */
function draw(store: Store, map: L.Map, area: HTMLElement, layers: FoliumLayers, { view, focused, tip }: MapState): { readonly value: Picture | null } {
  const container = map.getContainer();
  const features = takeFeatures(map, layers);
  const measure = createMeasure(area);
  const base = new Scene(map, "pm-base", 200);
  const areas = new Scene(map, "pm-areas", 410);
  const marks = new Scene(map, "pm-marks", 610);
  const squares = slot(area, "pm-squares");
  const tips = slot(area, "pm-tips");

  effect(() => {
    const now = view.value;
    const bottom = Math.max(SQUARE_LOWEST, switchHeight(area) + SQUARE_AIR);
    if (now) render(h(Square, { store, px_per_km: now.px_per_km, width: now.width, bottom }), squares);
  });
  const picture = computed(() => {
    const now = view.value;
    return now ? pictureOf({ store, features, view: now, measure, blocked: coveredBoxes(area) }) : null;
  });
  let station = store.station.value;
  effect(() => {
    const now = picture.value;
    if (!now) return;
    const year = untracked(() => store.station.value);
    if (year !== station) for (const scene of [areas, marks]) crossFade(scene);
    station = year;
    for (const scene of [base, areas, marks]) scene.settle();
    render(h(Base, { picture: now }), base.root);
    container.classList.remove("is-zooming");
  });
  effect(() => {
    const now = picture.value;
    if (now) render(h(Areas, { picture: now, hovered: store.hovered.value }), areas.root);
  });
  effect(() => {
    const now = picture.value;
    const look = { industries: store.page.industries, measure, hovered: store.hovered.value, focused: focused.value };
    if (now) render(h(Marks, { picture: now, look }), marks.root);
  });
  effect(() => render(h(Tooltip, { store, tip: tip.value, width: area.clientWidth }), tips));
  map.on("zoomstart", () => container.classList.add("is-zooming"));
  return picture;
}

/** Moves the camera when the choice, the popover or the room for the map changes. */
function followStore(store: Store, map: L.Map, camera: Camera, look: () => void): void {
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
    if (store.figure.value) soon(() => camera.uncover());
  });
  effect(() => {
    void [store.sheet.value, store.language.value, store.measuring.value];
    soon(look);
  });
  effect(() => {
    const asked = store.view.value;
    if (asked && !camera.isAt(asked)) untracked(() => camera.obey(asked));
  });
  map.on("resize", () => camera.refit());
}
