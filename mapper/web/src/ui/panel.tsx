// The panel: the chosen unit, the region where none is chosen, or a list or document that was asked for.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { FeatureCard } from "../feature/card";
import { CompareButton } from "../compare/button";
import { ExportButton } from "../export/button";
import { fill, W } from "../words";
import { AreaButton } from "../stats/area_button";
import { TraceButton } from "../trace/button";
import { openView, UNIT_VIEW, useApp } from "./app_state";
import { addressOfNow } from "./address_sync";
import { copyText } from "./clipboard";
import { GuideSection } from "./guide";
import { Icon } from "./icons";
import { UnitHead } from "./panel_head";
import { OtherView, SourceLines } from "./panel_views";
import { PanelSection, SectionFrame } from "./sections";
import { StationChanges } from "./station_changes_section";

/** The region says what it lacks; a unit, that the documents only name it. */
function NoFigures(): JSX.Element {
  const { t } = useApp().store;
  return (
    <section class="sec">
      <div class="emp">
        <b>{t(W.noPanel)}</b>
        <p>{t(W.noPanelText)}</p>
      </div>
    </section>
  );
}

/** Everything of a unit below its head; the region's ends with the documents of the page. */
export function UnitSections({ id }: { readonly id: string }): JSX.Element {
  const { page, t } = useApp().store;
  const sections = page.panels[id]?.sections ?? [];
  const guide = id === page.region ? page.guide : null;
  const cited = page.sources.filter((source) => source.figures.length > 0);
  const listed = cited.length > 0 ? cited : page.sources.filter((source) => source.number !== "");
  return (
    <>
      {id !== page.region && <StationChanges owner={id} />}
      {sections.map((section, index) => (
        <PanelSection key={`${section.form}${index}`} section={section} owner={id} />
      ))}
      {id === page.region && <StationChanges owner={id} />}
      {sections.length === 0 && !guide && <NoFigures />}
      {guide && <GuideSection guide={guide} />}
      {id === page.region && listed.length > 0 && (
        <SectionFrame title={t(W.sources)} aside={<AllSources />}>
          <SourceLines sources={listed} />
        </SectionFrame>
      )}
    </>
  );
}

function AllSources(): JSX.Element {
  const app = useApp();
  const { page, t } = app.store;
  return (
    <button type="button" class="link aside" onClick={() => openView(app, { kind: "sources" })}>
      {t(fill(W.allSources, { n: page.sources.length }))}
    </button>
  );
}

export function PanelFoot(): JSX.Element {
  const app = useApp();
  const { t, unit } = app.store;
  return (
    <div class="pfoot">
      <CompareButton id={unit.value} />
      <button type="button" class="btn line" onClick={() => void copyText(app, addressOfNow(app))}>
        <Icon name="link" />
        {t(W.copyLink)}
      </button>
      <ExportButton id={unit.value} />
    </div>
  );
}

/** A new unit begins at its top. */
function UnitPanel({ id }: { readonly id: string }): JSX.Element {
  const { index, page } = useApp().store;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.scrollTo(0, 0), [id]);
  const unit = index.unit.get(id);
  return (
    <>
      {unit && <UnitHead unit={unit} panel={page.panels[id]} />}
      <div class="panel-body" ref={body}>
        <UnitSections key={id} id={id} />
        {id !== page.region && (
          <section class="sec acts">
            <AreaButton unit={id} />
            <TraceButton unit={id} />
          </section>
        )}
      </div>
      {id === page.region ? <div class="fade" aria-hidden="true" /> : <PanelFoot />}
    </>
  );
}

export function PanelContent(): JSX.Element {
  const { store, ui } = useApp();
  const view = ui.view.value;
  if (view !== UNIT_VIEW && view.kind !== "unit") return <OtherView view={view} />;
  if (store.feature.value) return <FeatureCard />;
  return <UnitPanel id={store.unit.value || store.page.region} />;
}

export function Panel(): JSX.Element {
  const { store, ui } = useApp();
  const isRegion = store.unit.value === "" && !store.feature.value && ui.view.value === UNIT_VIEW;
  return (
    <aside class={`panel${isRegion ? "" : " unit"}`} aria-label={store.t(W.panel)}>
      {store.isSettled.value && <PanelContent />}
    </aside>
  );
}
