// What a row and its cells say in words: why not comparable, which cell is out, how far from the base.
import type { ComparedFigure, FigureView, Words } from "../page_model";
import type { Store } from "../store";
import { fill, KINDS } from "../words";
import { amountWords, percentText } from "./numbers";
import type { ComparedCell, ComparedRow } from "./rows";
import { differenceOf, type Chosen, type Difference, type Reason } from "./rules";
import { materialOf } from "./shares";
import { C, REASONS, STATUSES } from "./words";

const joined = (parts: readonly Words[], by: Words): Words => ({ zh: parts.map(({ zh }) => zh).join(by.zh), en: parts.map(({ en }) => en).join(by.en) });

export const framesOf = ({ page }: Store) => materialOf(page.compare!).frames;
export const viewOf = (store: Store, figure: ComparedFigure): FigureView | undefined => store.index.figure.get(figure.figure);

/** Reasons in words; different statuses are named. */
export function reasonsWords(store: Store, reasons: readonly Reason[], figures: readonly ComparedFigure[]): Words {
  const held = new Set(figures.map(({ frame }) => framesOf(store)[frame]!.status));
  const statuses = joined(Object.entries(STATUSES).flatMap(([status, words]) => (held.has(status) ? [words] : [])), C.and);
  const told = reasons.map((reason) => (reason === "status" && held.size > 1 ? { zh: statuses.zh, en: `${REASONS.status.en} (${statuses.en})` } : REASONS[reason]));
  return joined(told, C.comma);
}

const figuresOf = (row: ComparedRow): readonly ComparedFigure[] => row.cells.flatMap(({ chosen }) => (chosen ? [chosen.figure] : []));

/** The reason of a row that is not comparable, in few words. */
export const chipOf = (store: Store, row: ComparedRow): Words | null => (row.standing === "not_comparable" ? fill(C.notComparable, { reason: reasonsWords(store, row.reasons.slice(0, 1), figuresOf(row)) }) : null);

function outOf(store: Store, row: ComparedRow): Words {
  const inside = row.cells.flatMap(({ chosen }) => (chosen?.isCompared ? [chosen.figure] : [])).slice(0, 1);
  const parts = row.cells.flatMap(({ unit, chosen }) => {
    if (!chosen || chosen.isCompared) return [];
    return [fill(C.out, { name: store.index.unit.get(unit)!.short, reason: reasonsWords(store, chosen.reasons, [...inside, chosen.figure]) })];
  });
  return joined(parts, C.semicolon);
}

/** What all cells of a row lack, where all lack the same. */
export function commonWhy(row: ComparedRow): Words | null {
  const [first, ...rest] = row.cells;
  const isCommon = first !== undefined && first.why !== null && rest.every(({ why, chosen }) => !chosen && why?.zh === first.why?.zh);
  return isCommon ? first.why : null;
}

/** Help under the name of a row: nothing where it is comparable. */
export function helpOf(store: Store, row: ComparedRow): Words | null {
  if (row.standing === "partly") return outOf(store, row);
  if (row.standing === "nothing_to_compare") return commonWhy(row);
  const more = row.reasons.slice(1);
  return row.standing === "not_comparable" && more.length > 0 ? fill(C.alsoReasons, { list: reasonsWords(store, more, figuresOf(row)) }) : null;
}

/** Periods of the figures of a cell that are not shown. */
export function othersOf(store: Store, cell: ComparedCell): Words | null {
  const views = cell.others.flatMap((figure) => viewOf(store, figure) ?? []);
  const told = views.filter(({ period_iso }) => period_iso !== "").map(({ period, kind }) => (kind === "target" || kind === "expected" ? joined([period, KINDS[kind]], { zh: " ", en: " " }) : period));
  const unique = [...new Map(told.filter(({ zh }) => zh !== "").map((words) => [words.zh, words])).values()];
  return unique.length > 0 ? fill(C.also, { list: joined(unique, C.comma) }) : null;
}

export function differenceIn(store: Store, row: ComparedRow, base: string, other: string): Difference | null {
  const chosen = (unit: string): Chosen | undefined => row.cells.find((cell) => cell.unit === unit)?.chosen;
  const units = new Map(store.page.compare!.measure_units.map((unit) => [unit.id, unit]));
  return base === other ? null : differenceOf(chosen(base), chosen(other), framesOf(store), units);
}

export function differenceWords({ page }: Store, { value, unit, percent }: Difference): { readonly amount: Words; readonly percent: string } {
  const of = page.compare!.measure_units.find(({ id }) => id === unit);
  return { amount: amountWords(value, of, unit, true), percent: percent === null ? "" : percentText(percent) };
}

/** The figure that fills a whole bar, 0 where a row has none: comparable cells only, no ranks, nothing below 0. */
export function longestBar(store: Store, row: ComparedRow): number {
  const figures = row.cells.flatMap(({ chosen }) => (chosen?.isCompared ? [chosen.figure] : []));
  const ordinal = new Set(store.page.compare!.measure_units.flatMap(({ id, ordinal }) => (ordinal ? [id] : [])));
  const isBarred = figures.length > 1 && figures.every(({ frame, value }) => value >= 0 && !ordinal.has(framesOf(store)[frame]!.unit));
  return isBarred ? Math.max(...figures.map(({ value }) => value)) : 0;
}
