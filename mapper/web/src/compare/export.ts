// The comparison as CSV, one cell a line: value, period, kind, comparability and source stand in every line.
import { csvText } from "../csv";
import { download } from "../download";
import type { FigureView, Unit, Words } from "../page_model";
import type { Store } from "../store";
import { quotedIn } from "../ui/quote";
import { KINDS, markWords, W } from "../words";
import type { ComparedCell, ComparedRow } from "./rows";
import { differenceIn, differenceWords, reasonsWords, viewOf } from "./telling";
import { C, GAPS, STANDINGS } from "./words";

const NONE: Words = { zh: "", en: "" };

function figureCells(store: Store, row: ComparedRow, { chosen }: ComparedCell, view: FigureView): readonly string[] {
  const { t } = store;
  const standing = chosen!.isCompared ? STANDINGS.comparable : row.standing === "nothing_to_compare" ? NONE : STANDINGS.not_comparable;
  const reason = row.standing === "nothing_to_compare" ? NONE : reasonsWords(store, chosen!.reasons, [chosen!.figure, ...row.cells.flatMap((other) => (other.chosen ? [other.chosen.figure] : []))]);
  const value = `${t(view.qualifier)} ${t(view.value)}`.trim();
  return [row.isFamily ? t(view.label) : t(row.name), value, t(view.measure_unit), t(view.period), t(KINDS[view.kind]), t(standing), t(reason), view.mark ? t(markWords(view.mark)) : "", ...quotedIn(view, store.index, store.language.value)];
}

function missingCells({ t }: Store, row: ComparedRow, { state, why }: ComparedCell): readonly string[] {
  return [t(row.name), t(GAPS[state === "value" ? "not_published" : state]), "", "", "", "", why ? t(why) : "", "", "", ""];
}

function differenceOfCell(store: Store, row: ComparedRow, base: string, unit: string): string {
  const difference = base ? differenceIn(store, row, base, unit) : null;
  if (!difference) return "";
  const { amount, percent } = differenceWords(store, difference);
  return [store.t(amount), percent && `(${percent})`].filter(Boolean).join(" ");
}

export function csvOf(store: Store, units: readonly Unit[], rows: readonly ComparedRow[], base: string): string {
  const { t, page } = store;
  const names = new Map(units.map((unit) => [unit.id, t(unit.name)]));
  const sections = new Map(page.compare!.sections.map(({ id, name }) => [id, t(name)]));
  const K = C.columns;
  const head = [K.section, K.unit, K.row, K.value, K.measure, K.period, K.kind, K.comparable, K.reason, K.doubt, K.source, K.locator, C.difference, ...(page.fictional ? [K.note] : [])].map(t);
  const lines = rows.flatMap((row) =>
    row.cells.map((item) => {
      const view = item.chosen && viewOf(store, item.chosen.figure);
      const cells = view ? figureCells(store, row, item, view) : missingCells(store, row, item);
      return [sections.get(row.section) ?? "", names.get(item.unit) ?? "", ...cells, differenceOfCell(store, row, base, item.unit), ...(page.fictional ? [t(W.fictionalText)] : [])];
    }),
  );
  return csvText([head, ...lines]);
}

export function downloadCsv(store: Store, text: string): void {
  download(`${store.page.fictional ? "fictional-" : ""}compare-${store.compared.value.join("-")}.csv`, "text/csv", [text]);
}
