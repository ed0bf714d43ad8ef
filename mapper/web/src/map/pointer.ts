// The pointer on the map: what it is over, and what a click means.
import type L from "leaflet";
import type { Signal } from "@preact/signals";
import type { FeaturePointer } from "../parcels/pointer";
import type { FeatureRef, Store } from "../store";
import type { Tip } from "./tooltip";

const DELAY_MS = 150;

interface Target {
  readonly element: Element;
  /** Id of a finding, "" for a unit. */
  readonly finding: string;
  readonly unit: string;
  readonly shape: string;
}

/** The unit or finding drawn under an event, by the hooks that drawing leaves in the document. */
function targetOf(event: Event): Target | undefined {
  if (!(event.target instanceof Element)) return undefined;
  const flag = event.target.closest("[data-finding]");
  if (flag) return { element: flag, finding: flag.getAttribute("data-finding") ?? "", unit: "", shape: "" };
  const element = event.target.closest("[data-unit], [data-of]");
  const unit = element?.getAttribute("data-unit") ?? element?.getAttribute("data-of");
  return element && unit ? { element, finding: "", unit, shape: element.getAttribute("data-shape") ?? "" } : undefined;
}

/** Middle of the upper edge of what is pointed at, or the pointer itself on an outline. */
function footOf({ element, shape }: Target, event: MouseEvent, area: HTMLElement): { x: number; y: number } {
  const origin = area.getBoundingClientRect();
  if (shape) return { x: event.clientX - origin.left, y: event.clientY - origin.top - 8 };
  const { left, top, width } = element.getBoundingClientRect();
  return { x: left + width / 2 - origin.left, y: top - origin.top - 6 };
}

/** Controls over the map are not the map. */
const isOnMap = (event: Event): boolean => event.target instanceof Element && event.target.closest(".leaflet-control, [data-clear]") === null;

/** A click beside all units takes the feature there, or nothing. */
function chooseGround(store: Store, feature: FeatureRef | null, features: FeaturePointer): void {
  if (feature) features.took(feature);
  store.feature.value = feature;
  if (!feature) store.chooseUnit("");
}

/** Keeps `hovered` and the tooltip in step with the pointer, and chooses by click: units before the features under them. */
export function watchPointer(store: Store, map: L.Map, area: HTMLElement, tip: Signal<Tip | null>, features: FeaturePointer): void {
  const container = map.getContainer();
  let timer = 0;
  const leave = (): void => {
    window.clearTimeout(timer);
    store.hovered.value = "";
    tip.value = null;
    features.leave();
  };
  container.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = targetOf(event);
    if (!target || store.tool.value) return leave();
    store.hovered.value = target.unit;
    if (tip.value?.finding === target.finding && tip.value.unit === target.unit && tip.value.shape === target.shape) return;
    window.clearTimeout(timer);
    tip.value = null;
    timer = window.setTimeout(() => (tip.value = { finding: target.finding, unit: target.unit, shape: target.shape, ...footOf(target, event, area) }), DELAY_MS);
  });
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || store.tool.value || event.buttons > 0) return;
    if (targetOf(event) || !isOnMap(event)) features.leave();
    else features.over(event);
  });
  container.addEventListener("pointerleave", leave);
  map.on("movestart zoomstart", leave);
  map.on("click", (event) => {
    if (store.tool.value) return;
    const target = targetOf(event.originalEvent);
    leave();
    if (target?.finding) store.openFinding(target.finding);
    else if (target) store.chooseUnit(target.unit);
    else chooseGround(store, features.at(event.containerPoint), features);
  });
}
