// What stands behind a figure: formula, documents, locators, the number as printed.
import type { JSX } from "preact";
import type { FigureView, Row } from "../page_model";
import { fill, KINDS, W } from "../words";
import { openView, useApp } from "./app_state";
import { CannotComputeChip, DoubtChip } from "./chips";
import { copyText } from "./clipboard";
import { Value } from "./figure_parts";
import { FormulaFacts } from "./formula_facts";
import { Icon } from "./icons";
import { citation, locatorsText, printedText, quotesOf, titleText, type Quote } from "./quote";

function QuoteFacts({ quote }: { readonly quote: Quote }): JSX.Element {
  const { t, language } = useApp().store;
  const { source, locators, printed } = quote;
  return (
    <dl class="dl">
      <dt>{t(source.number ? fill(W.sourceN, { n: source.number }) : W.sources)}</dt>
      <dd>{titleText(source, language.value)}</dd>
      <dt>{t(W.date)}</dt>
      <dd>{t(source.date)}</dd>
      {locators.length > 0 && (
        <>
          <dt>{t(W.locator)}</dt>
          <dd>{locatorsText(locators, language.value)}</dd>
        </>
      )}
      {printed.length > 0 && (
        <>
          <dt>{t(W.printed)}</dt>
          <dd lang="zh-CN">{printedText(printed, language.value)}</dd>
        </>
      )}
    </dl>
  );
}

function Actions({ figure, quotes }: { readonly figure: FigureView; readonly quotes: readonly Quote[] }): JSX.Element {
  const app = useApp();
  const { t, index, language } = app.store;
  const [first] = quotes;
  return (
    <div class="act">
      <button type="button" class="btn" onClick={() => void copyText(app, citation(figure, index, language.value))}>
        <Icon name="copy" />
        {t(W.copyCitation)}
      </button>
      {first && first.source.figures.length > 0 && (
        <button type="button" class="btn" onClick={() => openView(app, { kind: "source", id: first.source.id })}>
          <Icon name="document" />
          {t(fill(W.allFigures, { n: first.source.figures.length }))}
        </button>
      )}
    </div>
  );
}

export function FigureSource({ figure }: { readonly figure: FigureView }): JSX.Element {
  const { t, index } = useApp().store;
  const quotes = quotesOf(figure, index);
  const unit = t(figure.measure_unit);
  return (
    <>
      <div class="big">
        <Value figure={figure} unit={false} />
        <small>{[unit, t(figure.period), t(KINDS[figure.kind])].filter(Boolean).join(" · ")}</small>
        <DoubtChip figure={figure} />
      </div>
      {figure.formula && (
        <div class="formula">
          <div>{t(figure.formula.expression)}</div>
          <div>{t(figure.formula.numbers)}</div>
        </div>
      )}
      {figure.formula && <FormulaFacts formula={figure.formula} />}
      {quotes.map((quote) => (
        <QuoteFacts key={quote.source.id} quote={quote} />
      ))}
      {t(figure.note) && (
        <dl class="dl">
          <dt>{t(W.note)}</dt>
          <dd>{t(figure.note)}</dd>
        </dl>
      )}
      <Actions figure={figure} quotes={quotes} />
    </>
  );
}

export function MissingSource({ row }: { readonly row: Row }): JSX.Element {
  const { t } = useApp().store;
  return (
    <>
      <div class="big na">
        {row.form === "missing" && t(W.notPublished)} <CannotComputeChip />
      </div>
      {row.reason && <p class="missing-reason">{t(row.form === "missing" ? row.reason : fill(W.needs, { what: row.reason }))}</p>}
    </>
  );
}
