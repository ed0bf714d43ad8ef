// A class in the colour it has on the map, official or soft.
import type { JSX } from "preact";
import { soften } from "../colour/soft";
import type { LandClassView } from "../page_model";
import { useApp } from "./app_state";
import { landGround } from "./land_swatch";

export function useLandClass(id: string): LandClassView | undefined {
  const { index, softColours } = useApp().store;
  const of = index.landClass.get(id);
  return of && softColours.value ? { ...of, fill: soften(of.fill) } : of;
}

/** A small one beside a name, without a label. */
export function ClassSwatch({ id }: { readonly id: string }): JSX.Element | null {
  const of = useLandClass(id);
  return of ? <i class="class-swatch" style={landGround(of)} aria-hidden="true" /> : null;
}
