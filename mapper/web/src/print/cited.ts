// The documents behind a printed sheet: numbered, with every place in them that is used, and the formulas.
import type { FigureView, Row, Section, Source } from "../page_model";
import type { Store } from "../store";
import { figureText } from "../ui/figure_parts";
import { locatorsText, quotesOf, titleText } from "../ui/quote";
import { W } from "./words";

export interface Cited {
  readonly number: string;
  readonly words: string;
}

const idsOf = (section: Section): readonly string[] => [
  ...section.figures,
  ...section.rows.flatMap((row: Row) => row.figures),
  ...section.parks.flatMap((park) => park.cells.map(({ figure }) => figure)),
  ...(section.land_change?.realised.map(({ figure }) => figure) ?? []),
];

const sectionsOf = ({ page }: Store, units: readonly string[]): readonly Section[] => units.flatMap((unit) => page.panels[unit]?.sections ?? []);

function figuresOf(store: Store, units: readonly string[]): readonly FigureView[] {
  const { index } = store;
  const ids = new Set(sectionsOf(store, units).flatMap(idsOf));
  return [...ids].flatMap((id) => index.figure.get(id) ?? []);
}

/** Documents of events stand in the list too. */
function eventPlaces(store: Store, units: readonly string[]): readonly (readonly [string, string])[] {
  const events = sectionsOf(store, units).flatMap(({ events: places }) => places.flatMap((place) => store.page.events[place] ?? []));
  return events.map(({ source, locator }) => [source, locator] as const);
}

/** Every document with the places in it that the figures come from, in the order of its number. */
export function citedBy(store: Store, units: readonly string[]): readonly Cited[] {
  const { page, language } = store;
  const quotes = figuresOf(store, units).flatMap((figure) => quotesOf(figure, store.index).map(({ source, locators }) => [source.id, ...locators]));
  const places = new Map<string, Set<string>>();
  for (const [id = "", ...locators] of [...quotes, ...eventPlaces(store, units)]) {
    const known = places.get(id) ?? new Set();
    for (const locator of locators) if (locator) known.add(locator);
    places.set(id, known);
  }
  const inOrder = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
  const describe = (source: Source): Cited => {
    const locators = [...(places.get(source.id) ?? [])].sort(inOrder);
    const parts = [titleText(source, language.value), source.date[language.value], locatorsText(locators, language.value)];
    return { number: source.number, words: parts.filter(Boolean).join(store.t(W.comma)) };
  };
  return page.sources.filter(({ id }) => places.has(id)).map(describe);
}

/** How each computed figure follows: `40.9 % = 1.7 ÷ 4.16`. */
export function formulasOf(store: Store, units: readonly string[]): readonly string[] {
  return figuresOf(store, units).flatMap((figure) => {
    const numbers = figure.formula && store.t(figure.formula.numbers);
    return numbers ? [`${store.t(figure.label)}${store.t(W.colon)}${numbers.includes("=") || numbers.includes("＝") ? numbers : `${figureText(figure, store)} = ${numbers}`}`] : [];
  });
}
