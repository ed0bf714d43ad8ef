// The word on the feature under the pointer: class and code, area.
import type { JSX } from "preact";
import type { FeatureRef, Store } from "../store";
import { factsOf } from "./facts";

export interface FeatureTip {
  readonly feature: FeatureRef;
  readonly x: number;
  readonly y: number;
}

export function ParcelTip({ store, tip, width }: { readonly store: Store; readonly tip: FeatureTip | null; readonly width: number }): JSX.Element | null {
  if (!tip) return null;
  const { name, area } = factsOf(store, tip.feature);
  const side = tip.x < 140 ? " from-left" : tip.x > width - 140 ? " from-right" : "";
  return (
    <div class={`pm-tip parcel-tip${side}${tip.y < 72 ? " under" : ""}`} role="tooltip" style={{ left: `${Math.round(tip.x)}px`, top: `${Math.round(tip.y)}px` }}>
      <b>{name}</b>
      {area}
    </div>
  );
}
