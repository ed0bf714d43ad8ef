// What a card says of a feature: its name, its class, and its values by column. Pure.
import type { Words } from "../page_model";
import type { Pack } from "../pack/pack";
import type { Language } from "../store";
import { AREA, M2_PER_HA, M2_PER_MU, MU } from "../table/area_field";
import { numberText, type Field } from "../table/field";
import { fill } from "../words";
import { F } from "./words";

const FILE_ROW = "#";

/** The label, else the id, else its row in the file. */
export function featureName(pack: Pack, index: number): Words {
  const { label_column, id_column } = pack.view;
  const named = [label_column, id_column].map((name) => (name ? (pack.column(name)?.text(index) ?? "") : "")).find(Boolean);
  if (named) return { zh: named, en: named };
  return fill(F.feature, { n: (pack.column(FILE_ROW)?.number(index) ?? index) + 1 });
}

export interface Area {
  readonly main: string;
  readonly unit: "m²" | "ha";
  readonly mu: string;
}

/** The area on the ellipsoid; nothing for lines and points. */
export function areaOf(pack: Pack, index: number, language: Language): Area | undefined {
  const area_m2 = pack.view.form === "polygon" ? pack.column(AREA)?.number(index) : undefined;
  if (area_m2 === undefined || Number.isNaN(area_m2)) return undefined;
  const isSmall = area_m2 < M2_PER_HA;
  const main = isSmall ? numberText(area_m2, 0, language) : numberText(area_m2 / M2_PER_HA, 2, language);
  return { main, unit: isSmall ? "m²" : "ha", mu: numberText(area_m2 / M2_PER_MU, isSmall ? 2 : 1, language) };
}

/** Columns with a value and columns without; what stands elsewhere on the card is left out. */
export function valuesOf(pack: Pack, fields: readonly Field[], index: number): { readonly filled: readonly Field[]; readonly empty: readonly Field[] } {
  const elsewhere = new Set([pack.view.class_column, AREA, MU]);
  const listed = fields.filter(({ view }) => !elsewhere.has(view.name));
  const isFilled = (field: Field): boolean => field.shown(index, "zh") !== "";
  return { filled: listed.filter(isFilled), empty: listed.filter((field) => !isFilled(field)) };
}
