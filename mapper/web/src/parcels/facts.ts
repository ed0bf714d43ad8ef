// What is said of a feature in short: class with code, area; the same for the tooltip and for the screen reader.
import type { FeatureRef, Store } from "../store";
import { fill, W } from "./words";

/** Column with the measured area in square metres. */
const AREA = "#area";
const M2_PER_HA = 10_000;
const MU_PER_HA = 15;

export interface Facts {
  readonly name: string;
  readonly area: string;
  readonly spoken: string;
}

/** A number with so many decimals; from five digits on in groups of three. */
export function grouped(value: number, decimals: number, language: "zh" | "en"): string {
  const [whole = "", rest] = value.toFixed(decimals).split(".");
  const gap = language === "zh" ? "\u2009" : ",";
  const parted = whole.length > (language === "zh" ? 4 : 3) ? whole.replace(/\B(?=(\d{3})+$)/g, gap) : whole;
  return rest ? `${parted}.${rest}` : parted;
}

function nameOf(store: Store, { pack: id, index }: FeatureRef): string {
  const pack = store.packs.get(id)!;
  const { label_column, id_column, class_column } = pack.view;
  const landClass = store.index.landClass.get(pack.classId(index));
  if (landClass && class_column) return [landClass.code, store.t(landClass.name)].filter(Boolean).join(" ");
  const told = [label_column, id_column].filter((name) => name && name !== class_column).map((name) => pack.column(name)?.text(index) ?? "");
  return told.find(Boolean) ?? store.t(class_column ? W.noClass : pack.view.name);
}

export function factsOf(store: Store, feature: FeatureRef): Facts {
  const language = store.language.value;
  const name = nameOf(store, feature);
  const m2 = store.packs.get(feature.pack)!.column(AREA)?.number(feature.index) ?? Number.NaN;
  if (!Number.isFinite(m2)) return { name, area: "", spoken: name };
  const number = (ha: number, decimals: number): string => grouped(ha, decimals, language);
  const ha = number(m2 / M2_PER_HA, 2);
  const mu = number((m2 / M2_PER_HA) * MU_PER_HA, 1);
  const spoken = `${name}${store.t(W.comma)}${ha} ${store.t(W.ha)}`;
  return { name, area: fill(store.t(W.areaLine), { ha, mu }), spoken };
}
