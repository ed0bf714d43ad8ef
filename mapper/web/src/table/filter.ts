// What the filters of a table let pass, as a mask over its features. Pure.
import type { Language } from "../store";
import type { Codes, Field } from "./field";
import { textTest } from "./text_match";

export type ColumnFilter =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "range"; readonly least: number | null; readonly most: number | null }
  | { readonly kind: "values"; readonly keys: ReadonlySet<string> };

export interface PackFilter {
  /** Looked for in all columns. */
  readonly text: string;
  readonly columns: ReadonlyMap<string, ColumnFilter>;
}

export const NO_FILTER: PackFilter = { text: "", columns: new Map() };

export function isEmpty(filter: ColumnFilter): boolean {
  if (filter.kind === "text") return filter.text.trim() === "";
  return filter.kind === "range" && filter.least === null && filter.most === null;
}

/** Marks the features whose value passes; each different value is looked at once. */
function markCodes(mask: Uint8Array, { of }: Codes, values: readonly string[], passes: (value: string) => boolean): void {
  const passed = values.map((value) => (passes(value) ? 1 : 0));
  for (let index = 0; index < of.length; index++) mask[index]! |= passed[of[index]!]!;
}

function columnMask(field: Field, count: number, filter: ColumnFilter, language: Language): Uint8Array {
  const mask = new Uint8Array(count);
  if (filter.kind === "values") markCodes(mask, field.codes(), field.codes().keys, (key) => filter.keys.has(key));
  if (filter.kind === "text") markCodes(mask, field.codes(), field.texts(language), textTest(filter.text));
  if (filter.kind === "range") {
    const { least, most } = filter;
    for (let index = 0; index < count; index++) {
      const value = field.values.number(index);
      mask[index] = value >= (least ?? -Infinity) && value <= (most ?? Infinity) ? 1 : 0; // never true of NaN
    }
  }
  return mask;
}

/** Texts are looked at as shown, numbers as stored, and those only if digits are looked for. */
function anyMask(fields: readonly Field[], count: number, text: string, language: Language): Uint8Array {
  const wanted = text.trim();
  const holds = textTest(wanted);
  const mask = new Uint8Array(count);
  for (const field of fields) if (!field.isNumber) markCodes(mask, field.codes(), field.texts(language), holds);
  const numbers = /\d/.test(wanted) ? fields.filter((field) => field.isNumber) : [];
  for (let index = 0; index < count && numbers.length > 0; index++) {
    if (mask[index] === 0 && numbers.some((field) => field.values.text(index).includes(wanted))) mask[index] = 1;
  }
  return mask;
}

/** 1 for each feature that passes; nothing where everything does. */
export function maskOf(fields: readonly Field[], count: number, filter: PackFilter, language: Language): Uint8Array | undefined {
  const masks = fields.flatMap((field) => {
    const of = filter.columns.get(field.view.name);
    return of && !isEmpty(of) ? [columnMask(field, count, of, language)] : [];
  });
  if (filter.text.trim() !== "") masks.push(anyMask(fields, count, filter.text, language));
  const [first, ...others] = masks;
  return first?.map((passes, index) => (others.every((mask) => mask[index] === 1) ? passes : 0));
}
