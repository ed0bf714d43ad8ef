// Widths of the columns, from their heads and from a sample of the cells: a scrolled table keeps them.
import type { Language } from "../store";
import type { Field } from "./field";

const SAMPLE = 200;
const PADDING = 24;
const SWATCH = 22;
const BUTTONS = 44;
const LEAST = 72;
const MOST = 280;
const WIDE = 13;
const NARROW = 7.2;

const textWidth = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? WIDE : NARROW), 0);

export function headText(field: Field, language: Language): string {
  return [field.view.title[language], field.view.measure_unit[language]].filter(Boolean).join(" ");
}

/** Pixels of each column. */
export function columnWidths(fields: readonly Field[], count: number, language: Language): readonly number[] {
  const step = Math.max(1, Math.floor(count / SAMPLE));
  return fields.map((field) => {
    let widest = textWidth(headText(field, language)) + BUTTONS;
    for (let index = 0; index < count; index += step) widest = Math.max(widest, textWidth(field.shown(index, language)) + (field.isClass ? SWATCH : 0));
    return Math.round(Math.max(LEAST, Math.min(MOST, widest + PADDING)));
  });
}
