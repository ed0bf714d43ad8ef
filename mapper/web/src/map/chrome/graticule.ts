// Lines of longitude and latitude and the limits of the 3° zones, in a pane of their own.
import { effect } from "@preact/signals";
import L from "leaflet";
import type { Store } from "../../store";
import type { Box } from "../box";
import { createMeasure } from "../text";
import { viewOf } from "../view";
import { coverOf, isPhone, watchCover } from "./cover";
import { labelsFor, limitLabel, linesFor, type Label, type Room } from "./graticule_lines";
import { longitude } from "./degrees";
import { W } from "./words";

export const GRATICULE_PANE = "pm-graticule";
/** Below shapes; the land lies in panes with a lower number. */
const ORDER = 250;
const SVG = "http://www.w3.org/2000/svg";
/** The dash-dot line begins below the labels at the top. */
const TOP_PX = 20;

function draw(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const line = (kind: string, d: string): SVGElement => draw("path", { class: kind, d });

function word({ text, x, y }: Label): SVGElement {
  const element = draw("text", { class: "mc-degree", x: tenth(x), y: tenth(y) });
  element.textContent = text;
  return element;
}

/** Controls and cards over the map, in pixels of the view. */
function boxesOver(container: Element): Box[] {
  const origin = container.getBoundingClientRect();
  const area = container.parentElement?.parentElement ?? container;
  return [...area.querySelectorAll("[data-clear], .years, .measure-bar")].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - origin.left, y: top - origin.top, w: width, h: height };
  });
}

function ownPane(map: L.Map): HTMLElement {
  const pane = map.getPane(GRATICULE_PANE) ?? map.createPane(GRATICULE_PANE);
  pane.style.zIndex ||= String(ORDER);
  return pane;
}

/** Mounts the graticule; `taken` tells the boxes of names on the map, which its labels leave free. */
export function mountGraticule(store: Store, map: L.Map, taken: () => readonly Box[] = () => []): () => void {
  const container = map.getContainer();
  const measure = createMeasure(container);
  // degrees of nowhere in particular are noise
  const isEmpty = store.page.guide?.on_map ?? false;
  const root = draw("svg", { class: "mc-graticule", "aria-hidden": "true" });
  ownPane(map).append(root);

  let rest = map.containerPointToLayerPoint([0, 0]);
  /** Names go with the ground until the map comes to rest and they are placed anew. */
  const names = (): Box[] => {
    const { x, y } = rest.subtract(map.containerPointToLayerPoint([0, 0]));
    return taken().map((box) => ({ ...box, x: box.x + x, y: box.y + y }));
  };

  const redraw = (): void => {
    const view = viewOf(map, isPhone());
    const cover = coverOf(container.parentElement);
    const room: Room = { view, taken: [...boxesOver(container), ...names()], left: cover.left, measure: (text) => measure(text, "line") };
    const lines = linesFor(view);
    const isZoneShown = store.shownRows.value.some((row) => row.target === "zone");
    const limits = isZoneShown ? store.page.zone_limits.filter((lon) => lon > view.west && lon < view.east) : [];
    const parts: SVGElement[] = [];
    if (!isPhone()) {
      parts.push(...lines.meridians.map(({ at }) => line("mc-grid", `M${tenth(at)} 0V${view.height}`)));
      parts.push(...lines.parallels.map(({ at }) => line("mc-grid", `M0 ${tenth(at)}H${view.width}`)));
      if (!isEmpty) parts.push(...labelsFor(lines, room).map(word));
    }
    for (const lon of limits) {
      const { x } = view.at(lon, view.north);
      const label = limitLabel(x, `${store.t(W.zoneLimit)} ${longitude(lon, 1)}`, cover.bottom, room);
      parts.push(line("mc-limit", `M${tenth(x)} ${TOP_PX}V${view.height}`), ...(label ? [word(label)] : []));
    }
    root.setAttribute("width", String(view.width));
    root.setAttribute("height", String(view.height));
    L.DomUtil.setPosition(root as unknown as HTMLElement, map.containerPointToLayerPoint([0, 0]));
    root.replaceChildren(...parts);
  };

  const fade = (): void => root.classList.add("is-zooming");
  const follow = (): void => {
    if (!root.classList.contains("is-zooming")) redraw();
  };
  const settle = (): void => {
    rest = map.containerPointToLayerPoint([0, 0]);
    root.classList.remove("is-zooming");
    redraw();
  };
  map.on("zoomstart", fade);
  map.on("move", follow);
  map.on("moveend resize", settle);
  const unwatch = watchCover(container.parentElement, follow);
  // what the rest of the page draws over the map stands a frame later
  const unfollow = effect(() => {
    void [store.shownRows.value, store.language.value, store.tool.value, store.measured.value, store.sheet.value];
    requestAnimationFrame(follow);
  });
  return () => {
    unwatch();
    unfollow();
    map.off("zoomstart", fade);
    map.off("move", follow);
    map.off("moveend resize", settle);
    root.remove();
  };
}
