// Draws the map anew when the state or the view changes; hovering and the keyboard touch only what they must.
import { computed, effect, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../store";
import { Areas } from "./areas";
import { Base } from "./base";
import { prefersStill } from "./camera";
import { coveredBoxes, switchHeight } from "./cover";
import type { Features } from "./features";
import { Marks } from "./marks";
import { pictureOf, type Picture } from "./picture";
import { Scene } from "./scene";
import { Square } from "./square";
import { createMeasure } from "./text";
import { Tooltip, type Tip } from "./tooltip";
import type { MapView } from "./view";

/** How the map stands at a moment. */
export interface MapState {
  readonly view: Signal<MapView | null>;
  /** Unit or finding that the keyboard is on. */
  readonly focused: Signal<string>;
  readonly tip: Signal<Tip | null>;
}

const FADE_MS = 200;
const SQUARE_AIR = 16;
const SQUARE_LOWEST = 76;
/** Marks that only one drawn element at a time may bear. */
const HOOKS = ["data-unit", "data-of", "data-shape", "data-finding"] as const;

export function slot(area: HTMLElement, name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  area.append(element);
  return element;
}

/** Lets the marks of the year before fade out under the new ones. */
function crossFade({ root }: Scene): void {
  if (prefersStill() || !root.hasChildNodes()) return;
  const leaving = root.cloneNode(true) as SVGSVGElement;
  for (const hook of HOOKS) for (const node of leaving.querySelectorAll(`[${hook}]`)) node.removeAttribute(hook);
  leaving.classList.add("is-leaving");
  root.before(leaving);
  root.classList.add("is-entering");
  window.setTimeout(() => {
    leaving.remove();
    root.classList.remove("is-entering");
  }, FADE_MS);
}

/** The square of the year, drawn before the labels, which keep clear of it. */
function drawSquare(store: Store, area: HTMLElement, view: ReadonlySignal<MapView | null>): void {
  const root = slot(area, "pm-squares");
  effect(() => {
    const now = view.value;
    const bottom = Math.max(SQUARE_LOWEST, switchHeight(area) + SQUARE_AIR);
    if (now) render(h(Square, { store, px_per_km: now.px_per_km, width: now.width, bottom }), root);
  });
}

function drawScenes(store: Store, map: L.Map, area: HTMLElement, picture: ReadonlySignal<Picture | null>, focused: ReadonlySignal<string>): void {
  const container = map.getContainer();
  const measure = createMeasure(area);
  const [base, areas, marks] = [new Scene(map, "pm-base", 200), new Scene(map, "pm-areas", 410), new Scene(map, "pm-marks", 610)];
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
    const hovered = store.hovered.value;
    if (now) render(h(Marks, { picture: now, look: { industries: store.page.industries, measure, isPhone: now.view.isPhone, hovered, focused: focused.value } }), marks.root);
  });
  map.on("zoomstart", () => container.classList.add("is-zooming"));
}

/** Starts drawing; returns the picture as it is drawn. */
export function startDrawing(store: Store, map: L.Map, area: HTMLElement, features: Features, { view, focused, tip }: MapState): ReadonlySignal<Picture | null> {
  const measure = createMeasure(area);
  drawSquare(store, area, view);
  const picture = computed(() => {
    const now = view.value;
    return now ? pictureOf({ store, features, view: now, measure, blocked: coveredBoxes(area) }) : null;
  });
  drawScenes(store, map, area, picture, focused);
  const tips = slot(area, "pm-tips");
  effect(() => render(h(Tooltip, { store, tip: tip.value, width: area.clientWidth }), tips));
  return picture;
}
