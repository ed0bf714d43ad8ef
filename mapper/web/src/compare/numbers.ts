// Computed numbers in both languages, as mapper/wording.py and mapper/compare_words.py write them.
import type { CompareUnit, Words } from "../page_model";

const THIN_SPACE = "\u2009";
const MINUS = "\u2212";
const GROUP_FROM = 10_000;
const SIGNIFICANT = 4;

/** Four significant digits, and no digit before the point lost. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  if (size < 1) return Number(value.toPrecision(SIGNIFICANT));
  return Number(value.toFixed(Math.max(SIGNIFICANT - String(Math.trunc(size)).length, 0)));
}

function numberText(value: number, separator: string): string {
  const [whole = "", decimals = ""] = Math.abs(value).toFixed(6).replace(/\.?0+$/, "").split(".");
  const grouped = Math.abs(value) >= GROUP_FROM ? whole.replace(/\B(?=(\d{3})+$)/g, separator) : whole;
  return (value < 0 ? MINUS : "") + (decimals ? `${grouped}.${decimals}` : grouped);
}

/** English says yuan in bn or m, and resolves 万. */
function english(unit: CompareUnit | undefined, value: number): readonly [string, number] {
  if (!unit) return ["", 1];
  if (unit.yuan === 0) return [unit.name.en, unit.factor];
  const yuan = Math.abs(value) * unit.yuan;
  const [name, scale] = yuan >= 1e9 ? ["bn yuan", 1e9] : yuan >= 1e6 ? ["m yuan", 1e6] : ["yuan", 1];
  return [name as string, unit.yuan / (scale as number)];
}

/** Value and unit in one text; a difference bears its sign. */
export function amountWords(value: number, unit: CompareUnit | undefined, id: string, signed = false): Words {
  const shown = rounded(value);
  const [name, factor] = english(unit, value);
  const sign = signed && shown > 0 ? "+" : "";
  const text = (number: number, separator: string, of: string): string => `${sign}${numberText(number, separator)} ${of}`.trim();
  return { zh: text(shown, THIN_SPACE, unit?.name.zh ?? id), en: text(rounded(value * factor), ",", unit ? name : id) };
}

export const plainNumber = (value: number): Words => ({ zh: numberText(rounded(value), THIN_SPACE), en: numberText(rounded(value), ",") });

export function percentText(percent: number): string {
  const shown = Number(percent.toFixed(1));
  return `${shown > 0 ? "+" : ""}${numberText(shown, "")} %`;
}
