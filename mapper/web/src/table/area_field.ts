// The area of a feature as planners read it: hectares and mu. The pack stores square metres.
import type { PackColumn, Words } from "../page_model";
import type { Column } from "../pack/pack";

export const AREA = "#area";
export const MU = "#mu";
export const M2_PER_HA = 1e4;
export const M2_PER_MU = 2000 / 3;
/** Smaller on the whole than this, features are told in square metres: houses, not parcels. */
const SMALL_M2 = 500;
const SAMPLE = 500;

const plain = (text: string): Words => ({ zh: text, en: text });
const MU_TITLE: Words = { zh: "亩", en: "mu" };

export interface Part {
  readonly view: PackColumn;
  readonly values: Column;
}

function scaled(values: Column, name: string, unit: number): Column {
  const number = (index: number): number => values.number(index) / unit;
  const isNull = (index: number): boolean => values.isNull(index);
  return { name, isNumber: true, number, isNull, text: (index) => (isNull(index) ? "" : String(number(index))) };
}

function meanOf(values: Column, count: number): number {
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = Array.from({ length: Math.floor(count / step) }, (_, at) => values.number(at * step) || 0);
  return sample.reduce((sum, value) => sum + value, 0) / Math.max(1, sample.length);
}

/** The columns that stand for the one with square metres. */
export function areaColumns(part: Part, count: number): readonly Part[] {
  const { view, values } = part;
  if (meanOf(values, count) < SMALL_M2) return [part];
  return [
    { view: { ...view, measure_unit: plain("ha"), decimals: 2 }, values: scaled(values, AREA, M2_PER_HA) },
    { view: { ...view, name: MU, title: MU_TITLE, measure_unit: plain(""), decimals: 1 }, values: scaled(values, MU, M2_PER_MU) },
  ];
}
