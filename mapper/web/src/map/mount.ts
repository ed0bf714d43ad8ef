// Takes over the map area: what the map shows follows the store, and where it looks follows the camera.
import { effect, signal, untracked } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../store";
import { Areas } from "./areas";
import { Base } from "./base";
import { Camera, prefersStill } from "./camera";
import { Chrome } from "./chrome";
import { coveredBoxes, marginsOf, switchHeight } from "./cover";
import { takeFeatures } from "./features";
import { listenToKeys } from "./keys";
import { Marks } from "./marks";
import { mountMeasure } from "./measure_tool";
import { pictureOf, type Picture } from "./picture";
import { watchPointer } from "./pointer";
import { Scene } from "./scene";
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
const ZOOM_STEP = 0.75;

const isPhone = (): boolean => window.innerWidth < PHONE;

function slot(area: HTMLElement, name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  area.append(element);
  return element;
}

/** Lets the marks of the year before fade out over the new ones. */
function crossFade(scene: Scene): void {
  if (prefersStill() || !scene.root.hasChildNodes()) return;
  const leaving = scene.root.cloneNode(true) as SVGSVGElement;
  for (const node of leaving.querySelectorAll("[data-unit], [data-of]")) {
    node.removeAttribute("data-unit");
    node.removeAttribute("data-of");
  }
  leaving.classList.add("is-leaving");
  scene.root.after(leaving);
  scene.root.classList.add("is-entering");
  window.setTimeout(() => {
    leaving.remove();
    scene.root.classList.remove("is-entering");
  }, FADE_MS);
}

export function mountMap(store: Store, map: L.Map, layers: FoliumLayers): void {
  const container = map.getContainer();
  const area = container.parentElement ?? container;
  const features = takeFeatures(map, layers);
  const measure = createMeasure(area);
  const base = new Scene(map, "pm-base", 300);
  const areas = new Scene(map, "pm-areas", 410);
  const marks = new Scene(map, "pm-marks", 610);
  const chrome = slot(area, "pm-chrome");
  const tips = slot(area, "pm-tips");
  const walk = slot(area, "pm-units");

  map.options.zoomSnap = 0;
  map.setMinZoom(7).setMaxZoom(18);
  map.zoomControl?.remove();
  map.attributionControl?.remove();
  map.doubleClickZoom.disable();
  const camera = new Camera(store, map, () => marginsOf(area, isPhone()));
  const view = signal<MapView | null>(null);
  const pointer = signal<{ lon: number; lat: number } | null>(null);
  const focused = signal("");
  const tip = signal<Tip | null>(null);
  const picture = signal<Picture | null>(null);

  const controls = { zoomIn: () => void map.zoomIn(ZOOM_STEP), zoomOut: () => void map.zoomOut(ZOOM_STEP) };
  container.setAttribute("role", "application");

  effect(() => {
    container.setAttribute("aria-label", `${store.t(W.map)}。${store.t(W.mapHint)}`);
  });

  effect(() => {
    const now = view.value;
    if (!now) return;
    const centre = pointer.value ?? { lon: (now.west + now.east) / 2, lat: (now.south + now.north) / 2 };
    const square_bottom = Math.max(68, switchHeight(area) + 16);
    render(h(Chrome, { store, controls, frame: { px_per_km: now.px_per_km, width: now.width, isPhone: now.isPhone, pointer: centre, square_bottom } }), chrome);
  });

  effect(() => {
    const now = view.value;
    if (!now) return;
    picture.value = pictureOf({ store, features, view: now, measure, blocked: coveredBoxes(area) });
  });

  let station = store.station.value;
  effect(() => {
    const now = picture.value;
    if (!now) return;
    const year = untracked(() => store.station.value);
    if (year !== station) {
      crossFade(areas);
      crossFade(marks);
    }
    station = year;
    for (const scene of [base, areas, marks]) scene.settle();
    render(h(Base, { picture: now, store }), base.root);
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
  effect(() => {
    const focus = (id: string): void => {
      focused.value = id;
      const place = store.index.places.get(id)?.[0];
      if (place) camera.reveal(place.lon, place.lat);
    };
    render(h(Walk, { store, focus }), walk);
  });

  const look = (): void => void (view.value = viewOf(map, isPhone()));
  map.on("moveend resize", look);
  map.on("zoomstart", () => container.classList.add("is-zooming"));
  map.on("mousemove", ({ latlng }) => (pointer.value = { lon: latlng.lng, lat: latlng.lat }));
  container.addEventListener("pointerleave", () => (pointer.value = null));
  watchPointer(store, map, area, tip);
  mountMeasure(store, map);
  listenToKeys(map, { ...controls, home: () => camera.home() });

  map.invalidateSize({ animate: false });
  camera.open();
  look();
  followStore(store, map, camera, look);
}

/** Moves the camera when the choice, the popover or the room for the map changes. */
function followStore(store: Store, map: L.Map, camera: Camera, look: () => void): void {
  const soon = (act: () => void): void => void requestAnimationFrame(() => {
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
    store.sheet.value;
    store.language.value;
    soon(look);
  });
  effect(() => {
    const asked = store.view.value;
    if (asked && !camera.isAt(asked)) untracked(() => camera.obey(asked));
  });
  map.on("resize", () => camera.refit());
}
