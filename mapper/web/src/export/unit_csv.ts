// The figures of a unit as CSV: each line says its period, its kind and where it stands in which document. Pure.
import { csvText } from "../csv";
import type { FigureView } from "../page_model";
import type { Store } from "../store";
import { quotedIn } from "../ui/quote";
import { KINDS, markWords, W } from "../words";
import { E } from "./words";

function cellsOf({ t, index, language }: Store, figure: FigureView): readonly string[] {
  return [
    t(figure.label),
    t(figure.qualifier),
    t(figure.value),
    t(figure.measure_unit),
    t(figure.period),
    t(KINDS[figure.kind]),
    figure.mark ? t(markWords(figure.mark)) : "",
    ...quotedIn(figure, index, language.value),
  ];
}

export function unitCsv(store: Store, id: string): string {
  const { t, page, index } = store;
  const K = E.columns;
  const name = t(index.unit.get(id)!.name);
  const note = page.fictional ? [t(W.fictionalText)] : [];
  const head = [K.unit, K.figure, K.qualifier, K.value, K.measure, K.period, K.kind, K.doubt, K.source, K.locator, ...(page.fictional ? [K.note] : [])].map(t);
  const lines = page.figures.filter(({ unit }) => unit === id).map((figure) => [name, ...cellsOf(store, figure), ...note]);
  return csvText([head, ...lines]);
}
