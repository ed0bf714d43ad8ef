// The rows of a comparison of any units, as parks.compare_units makes them: families joined, cells chosen, standing decided.
import type { Compare, ComparedFigure, CompareFamily, CompareGap, CompareRow, Words } from "../page_model";
import { choose, inOrder, ofCommonPeriod, standingOf, type Chosen, type Reason, type Standing } from "./rules";
import { materialOf, type Material } from "./shares";

export interface ComparedCell {
  readonly unit: string;
  readonly state: "value" | CompareGap["state"];
  readonly chosen: Chosen | undefined;
  readonly why: Words | null;
  /** Figures of the unit that belong to the row and are not shown. */
  readonly others: readonly ComparedFigure[];
}

export interface ComparedRow {
  readonly id: string;
  readonly section: string;
  readonly name: Words;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly cells: readonly ComparedCell[];
  /** Its cells may be of different indicators, which each names. */
  readonly isFamily: boolean;
}

interface Subject extends CompareRow {
  readonly familyReason: Reason | null;
  readonly isFamily: boolean;
}

const FAMILY_MEASURES = ["level", "new", "growth"] as const;
const NOT_PUBLISHED: CompareGap = { units: [], state: "not_published", why: { zh: "", en: "" } };

const rowId = (indicator: string, measure: string): string => (measure === "level" ? indicator : `${indicator}-${measure}`);
const holdersOf = (row: CompareRow): readonly string[] => (row.holders.length > 0 ? row.holders : row.figures.map(({ unit }) => unit));

/** The only measure of figures, undefined where they mix. */
function commonMeasure(figures: readonly ComparedFigure[], { frames }: Material): string | undefined {
  const measures = new Set(figures.map(({ frame }) => frames[frame]!.measure));
  return measures.size === 1 ? [...measures][0] : undefined;
}

/** A family in one row, where different units alone have different members of it. */
function joined(family: CompareFamily, measure: string, rows: ReadonlyMap<string, CompareRow>): { readonly taken: readonly CompareRow[]; readonly subject: Subject } | null {
  const holders = new Map<string, { readonly row: CompareRow; readonly reason: Reason }>();
  for (const { indicator, reason } of family.members) {
    const row = rows.get(rowId(indicator, measure));
    const units = new Set(row?.figures.map(({ unit }) => unit));
    const [unit] = units;
    if (row && unit !== undefined && units.size === 1 && !holders.has(unit)) holders.set(unit, { row, reason });
  }
  if (holders.size < 2) return null;
  const taken = [...holders.values()].map(({ row }) => row);
  const first = [...rows.values()].find((row) => taken.includes(row))!;
  const isScope = [...holders.values()].some(({ reason }) => reason === "scope");
  const figures = taken.flatMap((row) => row.figures);
  const names = { ...family.names, "": family.names[measure]! };
  return { taken, subject: { ...first, id: `family-${family.id}-${measure}`, names, figures, familyReason: isScope ? "scope" : "indicator", isFamily: true } };
}

/** Rows with the figures of the chosen units only; each family stands where its first member stood. */
function subjectsOf(compare: Compare, material: Material, units: ReadonlySet<string>): readonly Subject[] {
  const own = material.rows.map((row): Subject => ({ ...row, figures: ofCommonPeriod(row.figures.filter(({ unit }) => units.has(unit)), material.frames), familyReason: null, isFamily: false }));
  const byId = new Map(own.map((row) => [row.id, row]));
  const families = compare.families.flatMap((family) => FAMILY_MEASURES.flatMap((measure) => joined(family, measure, byId) ?? []));
  const taken = new Set(families.flatMap((family) => family.taken));
  return own.flatMap((row) => [...families.filter((family) => isFirst(family.taken, row, own)).map(({ subject }) => subject), ...(taken.has(row) ? [] : [row])]);
}

const isFirst = (taken: readonly CompareRow[], row: Subject, own: readonly Subject[]): boolean => own.find((other) => taken.includes(other)) === row;

/** Which rows stand: those that a unit brings in; of a group the one that most do; a stand-in where none of its kin does. */
function standing(rows: readonly Subject[], units: ReadonlySet<string>): readonly Subject[] {
  const count = (row: Subject): number => new Set(holdersOf(row).filter((unit) => units.has(unit))).size;
  const best = new Map<string, Subject>();
  for (const row of rows) if (row.group !== "" && count(row) > (best.has(row.group) ? count(best.get(row.group)!) : 0)) best.set(row.group, row);
  const stands = rows.filter((row) => (row.group !== "" ? best.get(row.group) === row : !row.stands_in && (row.always || count(row) > 0)));
  const kin = new Set(stands.map((row) => row.kin));
  const shown = new Set([...stands, ...rows.filter((row) => row.stands_in && !kin.has(row.kin))]);
  return rows.filter((row) => shown.has(row));
}

function rowOf(row: Subject, units: readonly string[], material: Material): ComparedRow {
  const chosen = choose(row.figures, units, material.frames, row.familyReason);
  const cells = units.map((unit): ComparedCell => {
    const own = chosen.get(unit);
    const others = row.figures.filter((figure) => figure.unit === unit && figure !== own?.figure);
    if (own) return { unit, state: "value", chosen: own, why: null, others };
    const gap = row.gaps.find((item) => item.units.includes(unit)) ?? NOT_PUBLISHED;
    return { unit, state: gap.state, chosen: undefined, why: gap.why.zh ? gap.why : null, others };
  });
  const all = [...chosen.values()];
  const name = row.names[commonMeasure(row.figures, material) ?? ""] ?? row.names[""]!;
  return { id: row.id, section: row.section, name, standing: standingOf(all), reasons: all.length < 2 ? [] : inOrder(all.flatMap(({ reasons }) => reasons)), cells, isFamily: row.isFamily };
}

/** Rows of units side by side, in the order of the sections. */
export function compareUnits(compare: Compare, units: readonly string[]): readonly ComparedRow[] {
  const material = materialOf(compare);
  const set = new Set(units);
  const rows = standing(subjectsOf(compare, material, set), set).map((row) => rowOf(row, units, material));
  return compare.sections.flatMap(({ id }) => rows.filter((row) => row.section === id));
}
