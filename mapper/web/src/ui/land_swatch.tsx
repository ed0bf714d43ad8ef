// A land-use class in its official colour: the swatch of lists, and the ground of bars.
import type { JSX } from "preact";
import type { LandClassView } from "../page_model";
import { useApp } from "./app_state";

/** Plan colours are data and the same in both schemes; a hatch keeps white from vanishing. */
export function landGround({ fill, text, hatch }: LandClassView): JSX.CSSProperties {
  const lines = hatch ? `repeating-linear-gradient(135deg, ${hatch} 0 1px, transparent 1px 5px)` : "none";
  return { backgroundColor: fill, color: text, backgroundImage: lines };
}

export function LandSwatch({ of }: { readonly of: LandClassView | undefined }): JSX.Element {
  const { t } = useApp().store;
  return (
    <span class={`land-swatch${of?.hatch ? " hatched" : ""}`} style={of ? landGround(of) : {}} aria-hidden="true">
      <span>{of && t(of.label)}</span>
    </span>
  );
}

/** Code and name; what has no class has no code. */
export function LandName({ of }: { readonly of: LandClassView | undefined }): JSX.Element | null {
  const { t } = useApp().store;
  if (!of) return null;
  return (
    <>
      {of.code && <span class="land-code">{of.code}</span>}
      <span class="land-name">{t(of.name)}</span>
    </>
  );
}
