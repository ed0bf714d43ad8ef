// Draws the packed layers on the map.
import { effect, signal, untracked } from "@preact/signals";
import L from "leaflet";
import { h, render } from "preact";
import { isPhone } from "../map/chrome/cover";
import { slot } from "../map/drawing";
import { Scene } from "../map/scene";
import { viewOf, type MapView } from "../map/view";
import { PackedLayer } from "../pack/packed";
import type { FeatureRef, Store } from "../store";
import { Chosen } from "./chosen";
import { markDrawn } from "./drawn";
import { factsOf } from "./facts";
import type { LabelStyle } from "./labels";
import { createStudio, PackLayer } from "./layer";
import { lookOf } from "./look";
import { followFeatures, type FeaturePointer } from "./pointer";
import { reveal } from "./reveal";
import { contextPacks, paneOf, shownPacks } from "./shown";
import { ParcelTip } from "./tip";
import { ParcelWalk } from "./walk";
import { Work } from "./work";

const PANE = { polygon: 350, line: 370, point: 380 } as const;
const OVER_PARCELS = 405;
/** The first picture is painted at once, whatever it takes. */
const AT_ONCE_MS = 2000;

function layersOf(store: Store, map: L.Map): readonly PackLayer[] {
  const packs = [...store.packs.values()].filter((pack) => pack instanceof PackedLayer);
  if (packs.length === 0) return [];
  const studio = createStudio(new Work(), window.devicePixelRatio || 1);
  return packs.map((pack, i) => {
    const pane = map.createPane(paneOf(pack.id));
    pane.style.zIndex = String(PANE[pack.view.form] + i);
    pane.style.pointerEvents = "none";
    return new PackLayer(pack, studio, { pane: paneOf(pack.id), maxZoom: 30 });
  });
}

function labelStyle(store: Store): LabelStyle {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return { font: `12px ${token("--font") || "sans-serif"}`, language: store.language.value, ink: token("--ink") || "black", halo: "white" };
}

/** Puts on the map what is shown, dressed as the state says. */
function followState(store: Store, map: L.Map, layers: readonly PackLayer[]): void {
  effect(() => {
    const shown = new Set([...contextPacks(store), ...shownPacks(store)]);
    for (const layer of layers) {
      if (shown.has(layer.pack.id)) layer.addTo(map);
      else layer.remove();
    }
    map.getContainer().classList.toggle("has-parcels", shown.size > 0);
  });
  effect(() => {
    void [store.scheme.value];
    const labels = labelStyle(store);
    for (const layer of layers) layer.wear({ look: lookOf(store, layer.pack), labels });
  });
  effect(() => {
    for (const { pack } of layers) map.getPane(paneOf(pack.id))!.style.opacity = String(store.opacity.value);
  });
}

/** The outlines of the chosen feature and of the one pointed at. */
function drawChosen(store: Store, map: L.Map): void {
  const scene = new Scene(map, "pm-feature", OVER_PARCELS);
  const view = signal<MapView | null>(null);
  const draw = (): void => void (view.value = viewOf(map, isPhone()));
  map.on("moveend resize", draw);
  draw();
  effect(() => {
    const now = view.value;
    const [feature, hovered] = [store.feature.value, store.hoveredFeature.value];
    if (!now) return;
    scene.settle();
    render(h(Chosen, { store, view: now, feature, hovered }), scene.root);
  });
}

/** Tells of the choice, and brings it into view where it was made elsewhere. */
function followChoice(store: Store, map: L.Map, area: HTMLElement, isFromMap: (feature: FeatureRef) => boolean): void {
  effect(() => {
    const feature = store.feature.value;
    if (!feature) return;
    untracked(() => {
      store.spoken.value = factsOf(store, feature).spoken;
      if (isFromMap(feature)) return;
      requestAnimationFrame(() => {
        map.invalidateSize({ animate: false, pan: false });
        reveal(store, map, area, feature, isPhone());
      });
    });
  });
}

/** Calls back when all layers are painted for the first time. */
function whenDrawn(layers: readonly PackLayer[], map: L.Map, act: () => void): void {
  const look = (): void => {
    if (!layers.every((layer) => !map.hasLayer(layer) || layer.isDrawn)) return;
    for (const layer of layers) layer.off("load", look);
    act();
  };
  for (const layer of layers) layer.on("load", look);
  look();
}

export interface Parcels {
  readonly pointer: FeaturePointer;
  /** Makes what stands over the parcels: outlines, words, the keyboard's way. */
  finish(): void;
}

/** Paints at once what can be painted, where the map looks now. */
export function mountParcels(store: Store, map: L.Map, area: HTMLElement): Parcels {
  const layers = layersOf(store, map);
  const pointer = followFeatures(store, map);
  if (layers.length === 0) return { pointer, finish: () => void requestAnimationFrame(() => markDrawn(store)) };
  followState(store, map, layers);
  const paintNow = (): void => layers[0]!.paintNow(AT_ONCE_MS);
  paintNow();
  for (const { pack } of layers) pack.whenComplete(paintNow);
  whenDrawn(layers, map, () => markDrawn(store));
  const finish = (): void => {
    drawChosen(store, map);
    followChoice(store, map, area, pointer.isTaken);
    mountWords(store, map, area, pointer);
  };
  return { pointer, finish };
}

function mountWords(store: Store, map: L.Map, area: HTMLElement, { tip }: FeaturePointer): void {
  const tips = slot(area, "pm-tips");
  effect(() => render(h(ParcelTip, { store, tip: tip.value, width: area.clientWidth }), tips));
  const walk = slot(area, "pm-parcel-walk");
  area.querySelector(".pm-units")?.after(walk); // Tab goes from the units to the features
  effect(() => render(h(ParcelWalk, { store, map }), walk));
}
