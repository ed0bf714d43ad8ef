// What the browser says of any units must be what parks.compare_units says of them: golden.json is written by Python.
import { describe, expect, test } from "vitest";
import { compareUnits, type ComparedCell, type ComparedRow } from "../../src/compare/rows";
import { differenceOf, type Frames } from "../../src/compare/rules";
import { materialOf } from "../../src/compare/shares";
import { readPage } from "../../src/page_data";
import type { Compare } from "../../src/page_model";
import text from "./golden.json?raw";

/** Id, section, English name, standing, reasons, difference, and a text for each cell. */
type GoldenRow = readonly string[];
interface GoldenRegion {
  readonly page: unknown;
  readonly sets: readonly { readonly units: readonly string[]; readonly rows: readonly GoldenRow[] }[];
}

const golden = JSON.parse(text) as Readonly<Record<string, GoldenRegion>>;
const PER_LAND = "per_land";

/** A number as near as the hectares of the page allow, whichever language wrote it. */
const near = (value: number | string): string => (value === "" ? "" : Number(value).toPrecision(4));

function cellText({ state, chosen, others }: ComparedCell, frames: Frames): string {
  if (!chosen) return state;
  const { figure, isCompared, reasons } = chosen;
  const { first, scope } = frames[figure.frame]!;
  const value = figure.doubts.includes("measure_unit") ? "" : near(figure.value);
  return [state, value, first, scope, isCompared ? "compared" : "", reasons.join(), others.length].join("|");
}

function told(row: ComparedRow, compare: Compare): GoldenRow {
  const { frames } = materialOf(compare);
  const units = new Map(compare.measure_units.map((unit) => [unit.id, unit]));
  const [one, two, ...more] = row.cells.flatMap(({ chosen }) => (chosen?.isCompared ? [chosen] : []));
  const difference = more.length > 0 ? null : differenceOf(one, two, frames, units);
  const shown = difference ? [near(difference.value), difference.unit, near(difference.percent ?? "")].join("|") : "";
  return [row.id, row.section, row.name.en, row.standing, row.reasons.join(), shown, ...row.cells.map((cell) => cellText(cell, frames))];
}

/** Numbers are the second part of a cell, the first and the last of a difference. */
function expected(row: GoldenRow): GoldenRow {
  const [difference = "", ...cells] = row.slice(5);
  const [value = "", unit = "", percent = ""] = difference.split("|");
  const shown = cells.map((cell) => cell.replace(/^value\|([^|]+)/, (_, number: string) => `value|${near(number)}`));
  return [...row.slice(0, 5), difference && [near(value), unit, near(percent)].join("|"), ...shown];
}

/** Figures per km² stand in the order of the catalogue, in Python in that of the units. */
const sorted = (rows: readonly GoldenRow[]): GoldenRow[] => [...rows.filter(([, section]) => section !== PER_LAND), ...rows.filter(([, section]) => section === PER_LAND).sort(([a], [b]) => (a! < b! ? -1 : 1))];

const cases = Object.entries(golden).flatMap(([region, { page, sets }]) => {
  const { compare } = readPage(JSON.stringify(page));
  return sets.map(({ units, rows }) => ({ region, named: units.join(" "), units, rows, compare: compare! }));
});

describe("the browser compares as Python does", () => {
  test.each(cases)("$region: $named", ({ units, rows, compare }) => {
    const own = compareUnits(compare, units).map((row) => told(row, compare));
    expect(sorted(own)).toEqual(sorted(rows.map(expected)));
  });

  test("there is something to agree on", () => {
    const standings = new Set(cases.flatMap(({ rows }) => rows.map((row) => row[3])));
    expect(standings).toEqual(new Set(["comparable", "partly", "not_comparable", "nothing_to_compare"]));
    expect(cases.some(({ rows }) => rows.some(([id]) => id!.startsWith("family-")))).toBe(true);
  });
});
