// The word on what the pointer rests on: name and one line of facts, all of which the panel has too.
import type { JSX } from "preact";
import type { Store } from "../store";
import { ghostYear, knownOf } from "./units";
import { fill, W } from "./words";

export interface Tip {
  /** Id of the finding pointed at, "" for a unit. */
  readonly finding: string;
  readonly unit: string;
  /** Id of the outline pointed at, "" for symbol, name or dot. */
  readonly shape: string;
  /** Foot of the tooltip: middle of the upper edge of what is pointed at. */
  readonly x: number;
  readonly y: number;
}

function factOf(store: Store, { unit, shape }: Tip): string {
  const { index, t } = store;
  const outline = index.shapes.get(unit)?.find(({ id }) => id === shape);
  if (outline?.line === "illustration") return t(W.illustration);
  if (outline?.line === "share") return fill(t(W.builtOnly), { area: t(outline.area_label) });
  const it = index.unit.get(unit)!;
  const year = ghostYear(store.currentStation.value, unit);
  const gone = year ? fill(t(W.lastNamed), { year }) : "";
  const thematic = store.page.thematics.find(({ id }) => id === store.thematic.value);
  const label = thematic ? (thematic.classes.find((one) => one.units.includes(unit))?.label ?? W.noData) : null;
  return [label ? `${t(thematic!.title)}: ${t(label)}` : "", gone, knownOf(store, it) || t(it.kind_name)].filter(Boolean).join(" · ");
}

function wordsOf(store: Store, tip: Tip): { readonly name: string; readonly fact: string } | undefined {
  const { index, t } = store;
  const finding = index.finding.get(tip.finding);
  if (finding) return { name: t(finding.head), fact: t(finding.text) };
  const unit = index.unit.get(tip.unit);
  return unit && { name: t(unit.name), fact: factOf(store, tip) };
}

export function Tooltip({ store, tip, width }: { readonly store: Store; readonly tip: Tip | null; readonly width: number }): JSX.Element | null {
  const said = tip && wordsOf(store, tip);
  if (!tip || !said) return null;
  const side = tip.x < 140 ? " from-left" : tip.x > width - 140 ? " from-right" : "";
  const under = tip.y < 64 ? " under" : "";
  return (
    <div class={`pm-tip${side}${under}`} role="tooltip" style={{ left: `${Math.round(tip.x)}px`, top: `${Math.round(tip.y)}px` }}>
      <b>{said.name}</b>
      {said.fact}
    </div>
  );
}
