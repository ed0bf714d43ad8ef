// The pointer on features of packed layers: what it is over, with its tooltip, and what a click chooses.
import { signal, type Signal } from "@preact/signals";
import type L from "leaflet";
import type { FeatureRef, Store } from "../store";
import { featureAt } from "./pick";
import type { FeatureTip } from "./tip";

const DELAY_MS = 150;
const ABOVE_PX = 12;

const isSame = (a: FeatureRef | null, b: FeatureRef | null): boolean => a?.pack === b?.pack && a?.index === b?.index;

/** What the pointer of the map tells the features. */
export interface FeaturePointer {
  readonly tip: Signal<FeatureTip | null>;
  over(event: PointerEvent): void;
  leave(): void;
  /** The feature under a click. */
  at(point: L.Point): FeatureRef | null;
  /** Told before a feature is chosen on the map, where the reader sees it already. */
  took(feature: FeatureRef): void;
  isTaken(feature: FeatureRef): boolean;
}

/** No layer is drawn before its document is read, so there is nothing to point at before. */
export function followFeatures(store: Store, map: L.Map): FeaturePointer {
  const tip = signal<FeatureTip | null>(null);
  let timer = 0;
  let taken: FeatureRef | null = null;
  const leave = (): void => {
    window.clearTimeout(timer);
    tip.value = null;
    if (store.hoveredFeature.value) store.hoveredFeature.value = null;
  };
  return {
    tip,
    leave,
    at: (point) => featureAt(store, map, point),
    took: (feature) => void (taken = feature),
    isTaken: (feature) => feature === taken,
    over(event) {
      const at = map.mouseEventToContainerPoint(event);
      const feature = featureAt(store, map, at);
      if (isSame(feature, store.hoveredFeature.value)) return;
      leave();
      store.hoveredFeature.value = feature;
      if (feature) timer = window.setTimeout(() => (tip.value = { feature, x: at.x, y: at.y - ABOVE_PX }), DELAY_MS);
      map.getContainer().style.cursor = feature ? "pointer" : "";
    },
  };
}
