// How a figure names its documents: which ones, where in them, and the number as printed.
import type { FigureView, Source, Words } from "../page_model";
import type { Index, Language } from "../store";
import { fill, W } from "../words";

/** One document of a figure with every place it is taken from. */
export interface Quote {
  readonly source: Source;
  readonly locators: readonly string[];
  readonly printed: readonly string[];
}

/** A title in the marks of its language. */
export function titleText(source: Source, language: Language): string {
  return language === "zh" ? `《${source.title.zh}》` : `“${source.title.en.replace(/“/g, "‘").replace(/”/g, "’")}”`;
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items.filter((item) => item !== ""))];

/** A printed figure quotes itself; a computed one the figures it is made of, and the layer where land is among them. */
export function quotesOf(figure: FigureView, index: Index): readonly Quote[] {
  const inputs = (figure.formula?.inputs ?? []).flatMap((id) => index.figure.get(id) ?? []);
  const own = figure.formula && figure.formula.terms.length > 0;
  const figures = inputs.length === 0 || own ? [figure, ...inputs] : inputs;
  return unique(figures.map((item) => item.source)).flatMap((id) => {
    const source = index.source.get(id);
    const own = figures.filter((item) => item.source === id);
    return source ? [{ source, locators: unique(own.map((item) => item.locator)), printed: unique(own.map((item) => item.printed)) }] : [];
  });
}

/** Numbers of the documents of a figure as its source button shows them. */
export function sourceNumbers(figure: FigureView, index: Index): string {
  return quotesOf(figure, index)
    .map((quote) => quote.source.number)
    .filter((number) => number !== "")
    .join("、");
}

/** "53" and "53-54" are lines; anything else is already words. */
export function locatorWords(locator: string): Words {
  return /^\d+([-–]\d+)?$/.test(locator) ? fill(W.line, { n: locator.replace("-", "–") }) : { zh: locator, en: locator };
}

export function locatorsText(locators: readonly string[], language: Language): string {
  return locators.map((locator) => locatorWords(locator)[language]).join(language === "zh" ? "、" : ", ");
}

export function printedText(printed: readonly string[], language: Language): string {
  return printed.join(language === "zh" ? "；" : "; ");
}

/** Documents of a figure, and where it stands in each, as two cells of a table. */
export function quotedIn(figure: FigureView, index: Index, language: Language): readonly [string, string] {
  const quotes = quotesOf(figure, index);
  return [quotes.map(({ source }) => titleText(source, language)).join("; "), quotes.map(({ locators }) => locatorsText(locators, language)).join("; ")];
}

/** One line for a paper: what, when, in which document, where, and the number as printed. */
export function citation(figure: FigureView, index: Index, language: Language): string {
  const comma = language === "zh" ? "，" : ", ";
  const head = [figure.label[language], figure.period[language], [figure.qualifier[language], figure.value[language], figure.measure_unit[language]].filter(Boolean).join(" ")];
  const documents = quotesOf(figure, index).map(({ source, locators, printed }) =>
    [titleText(source, language), source.publisher[language], source.date[language], locatorsText(locators, language), printed.length > 0 ? (language === "zh" ? `“${printedText(printed, "zh")}”` : `“${printedText(printed, "en")}”`) : ""]
      .filter(Boolean)
      .join(comma),
  );
  return `${head.filter(Boolean).join(comma)}${language === "zh" ? "。" : ". "}${documents.join(language === "zh" ? "；" : "; ")}${language === "zh" ? "。" : "."}`;
}
