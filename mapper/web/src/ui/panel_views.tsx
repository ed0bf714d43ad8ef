// What can stand in the panel in place of a unit: a list of units, all documents, one document.
import { Fragment, type JSX } from "preact";
import type { FigureView, Source, Unit } from "../page_model";
import { SymbolIcon } from "../symbol";
import { fill, W } from "../words";
import { openUnit, openView, useApp, type PanelView } from "./app_state";
import { FigureRow } from "./figure_rows";
import { Icon } from "./icons";
import { More } from "./more";
import { ViewHead } from "./panel_head";
import { titleText } from "./quote";
import { SectionFrame } from "./sections";

const FIRST_UNITS = 40;

function UnitLine({ unit }: { readonly unit: Unit }): JSX.Element {
  const app = useApp();
  const { index, page, t } = app.store;
  const parent = index.unit.get(unit.parent);
  const facts = [unit.outside ? t(W.outside) : "", t(unit.kind_name), parent && parent.id !== page.region ? t(parent.short) : ""].filter(Boolean).join(" · ");
  return (
    <li>
      <button type="button" class="unit-line" onClick={() => openUnit(app, unit.id)}>
        <SymbolIcon symbol={unit.symbol} industries={page.industries} />
        <span class="t">{t(unit.name)}</span>
        <small>{facts}</small>
      </button>
    </li>
  );
}

function UnitLines({ units }: { readonly units: readonly Unit[] }): JSX.Element {
  return (
    <section class="sec">
      <More items={units} first={FIRST_UNITS}>
        {(items) => (
          <ul class="unit-lines">
            {items.map((unit) => (
              <UnitLine key={unit.id} unit={unit} />
            ))}
          </ul>
        )}
      </More>
    </section>
  );
}

/** Figures in groups by their unit, the unit's name leading to it. */
function FiguresByUnit({ figures }: { readonly figures: readonly FigureView[] }): JSX.Element {
  const app = useApp();
  const { index, t } = app.store;
  const units = [...new Set(figures.map((figure) => figure.unit))];
  return (
    <>
      {units.map((id) => {
        const unit = index.unit.get(id);
        return (
          <section class="sec" key={id}>
            {unit && (
              <h3>
                <button type="button" class="link" onClick={() => openUnit(app, id)}>
                  {t(unit.short)}
                </button>
              </h3>
            )}
            {figures
              .filter((figure) => figure.unit === id)
              .map((figure) => (
                <FigureRow key={figure.id} figure={figure} title={figure.label} />
              ))}
          </section>
        );
      })}
    </>
  );
}

export function SourceLines({ sources }: { readonly sources: readonly Source[] }): JSX.Element {
  const app = useApp();
  const { t, language } = app.store;
  return (
    <ul class="source-lines">
      {sources.map((source) => (
        <li key={source.id}>
          <button type="button" class="source-line" onClick={() => openView(app, { kind: "source", id: source.id })}>
            {source.number ? <b>{source.number}</b> : <Icon name="document" />}
            <span>
              <span class="t">{titleText(source, language.value)}</span>
              <small>{t(source.date)}</small>
            </span>
            {source.figures.length > 0 && <small class="n">{t(fill(W.figuresN, { n: source.figures.length }))}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function SourceFacts({ source }: { readonly source: Source }): JSX.Element {
  const { t } = useApp().store;
  const facts = [
    [W.publisher, t(source.publisher)],
    [W.date, t(source.date)],
    [W.file, source.file],
    [W.licence, source.licence],
  ] as const;
  return (
    <section class="sec">
      <dl class="dl">
        {facts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <Fragment key={name.zh}>
              <dt>{t(name)}</dt>
              <dd>{text}</dd>
            </Fragment>
          ))}
      </dl>
    </section>
  );
}

function SourceView({ source }: { readonly source: Source }): JSX.Element {
  const { index, language, t } = useApp().store;
  const title = { zh: titleText(source, "zh"), en: titleText(source, "en") };
  const note = fill(source.number ? W.sourceN : W.sources, { n: source.number });
  const figures = source.figures.flatMap((id) => index.figure.get(id) ?? []);
  return (
    <>
      <ViewHead title={title} note={note} key={language.value} />
      <div class="panel-body" tabIndex={-1} aria-label={t(title)}>
        <SourceFacts source={source} />
        <FiguresByUnit figures={figures} />
      </div>
    </>
  );
}

function SourcesView(): JSX.Element {
  const { page, t } = useApp().store;
  const cited = page.sources.filter((source) => source.figures.length > 0);
  const other = page.sources.filter((source) => source.figures.length === 0);
  return (
    <>
      <ViewHead title={fill(W.sourcesN, { n: page.sources.length })} note={null} />
      <div class="panel-body">
        <SectionFrame title={t(W.sourcesOfFigures)}>
          <SourceLines sources={cited} />
        </SectionFrame>
        {other.length > 0 && (
          <SectionFrame title={t(W.sourcesOfMap)}>
            <SourceLines sources={other} />
          </SectionFrame>
        )}
      </div>
    </>
  );
}

function ListView({ view }: { readonly view: Extract<PanelView, { readonly kind: "list" }> }): JSX.Element {
  const { index, page } = useApp().store;
  const units = view.units.flatMap((id) => index.unit.get(id) ?? []);
  const figures = view.indicator ? page.figures.filter((figure) => figure.indicator === view.indicator) : [];
  return (
    <>
      <ViewHead title={view.title} note={view.note} />
      <div class="panel-body">{figures.length > 0 ? <FiguresByUnit figures={figures} /> : <UnitLines units={units} />}</div>
    </>
  );
}

export function OtherView({ view }: { readonly view: PanelView }): JSX.Element | null {
  const { index } = useApp().store;
  if (view.kind === "list") return <ListView view={view} />;
  if (view.kind === "sources") return <SourcesView />;
  const source = view.kind === "source" ? index.source.get(view.id) : undefined;
  return source ? <SourceView source={source} /> : null;
}
