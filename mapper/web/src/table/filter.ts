// What the filters of a table let pass, as a mask over its features. Pure.
import type { Language } from "../store";
import type { Field } from "./field";
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

type Test = (index: number) => boolean;

export function isEmpty(filter: ColumnFilter): boolean {
  if (filter.kind === "text") return filter.text.trim() === "";
  return filter.kind === "range" && filter.least === null && filter.most === null;
}

function columnTest(field: Field, filter: ColumnFilter, language: Language): Test {
  if (filter.kind === "values") return (index) => filter.keys.has(field.key(index));
  if (filter.kind === "text") {
    const holds = textTest(filter.text);
    return (index) => holds(field.shown(index, language));
  }
  const least = filter.least ?? -Infinity;
  const most = filter.most ?? Infinity;
  return (index) => {
    const value = field.values.number(index);
    return value >= least && value <= most; // never true of NaN
  };
}

/** Texts are looked at as shown, numbers as stored, and those only if digits are looked for. */
function anyTest(fields: readonly Field[], text: string, language: Language): Test {
  const wanted = text.trim();
  const holds = textTest(wanted);
  const numbers = /\d/.test(wanted) ? fields.filter((field) => field.isNumber) : [];
  const texts = fields.filter((field) => !field.isNumber);
  return (index) => texts.some((field) => holds(field.shown(index, language))) || numbers.some((field) => field.values.text(index).includes(wanted));
}

/** 1 for each feature that passes; nothing where everything does. */
export function maskOf(fields: readonly Field[], count: number, filter: PackFilter, language: Language): Uint8Array | undefined {
  const tests: Test[] = [];
  for (const field of fields) {
    const of = filter.columns.get(field.view.name);
    if (of && !isEmpty(of)) tests.push(columnTest(field, of, language));
  }
  if (filter.text.trim() !== "") tests.push(anyTest(fields, filter.text, language));
  if (tests.length === 0) return undefined;
  const mask = new Uint8Array(count);
  for (let index = 0; index < count; index++) mask[index] = tests.every((test) => test(index)) ? 1 : 0;
  return mask;
}
