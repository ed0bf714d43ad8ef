// The rows of the table as CSV. Pure.
import { BYTE_ORDER_MARK, csvLine } from "../csv";
import type { Words } from "../page_model";
import type { Language } from "../store";
import type { Field } from "./field";

const ROWS_A_PART = 5000;

function head(field: Field, language: Language): string {
  const unit = field.view.measure_unit[language];
  return field.view.title[language] + (unit ? ` (${unit})` : "");
}

function value(field: Field, index: number, language: Language): string {
  if (!field.isNumber) return field.shown(index, language);
  const number = field.values.number(index);
  return Number.isFinite(number) ? String(number) : "";
}

/** A file in parts: a head and the rows in the order given; a note, where there is one, stands in a column of its own. */
export function csvParts(fields: readonly Field[], rows: Uint32Array, language: Language, note?: { readonly title: Words; readonly text: Words }): readonly string[] {
  const extra = (words: Words | undefined): readonly string[] => (words ? [words[language]] : []);
  const parts = [BYTE_ORDER_MARK + csvLine([...fields.map((field) => head(field, language)), ...extra(note?.title)])];
  for (let start = 0; start < rows.length; start += ROWS_A_PART) {
    const lines = Array.from(rows.subarray(start, start + ROWS_A_PART), (index) => csvLine([...fields.map((field) => value(field, index, language)), ...extra(note?.text)]));
    parts.push(lines.join(""));
  }
  return parts;
}
