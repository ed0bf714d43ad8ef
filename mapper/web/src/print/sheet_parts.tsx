// Head and foot of a printed sheet, and the flow of figures between them.
import { Fragment, type JSX } from "preact";
import type { Store } from "../store";
import { SymbolIcon } from "../symbol";
import { useApp } from "../ui/app_state";
import { Badge } from "../ui/chips";
import { LandSwatch } from "../ui/land_swatch";
import { PanelSection } from "../ui/sections";
import { fill, W as Shell } from "../words";
import { citedBy, formulasOf } from "./cited";
import type { LegendItem } from "./legend";
import { W } from "./words";

/** Where the unit lies, and of which year the picture is. */
function placeOf({ page, index, currentStation, t }: Store, id: string): string {
  const unit = index.unit.get(id);
  const region = index.unit.get(page.region);
  const isRegion = id === page.region;
  const parent = index.unit.get(unit?.parent ?? "");
  const year = currentStation.value.year;
  const above = isRegion ? t(page.province) : region && t(W.regionIn).replace("{region}", t(region.name)).replace("{province}", t(page.province));
  const names = [above?.replace(/, $/, ""), !isRegion && parent && parent.id !== page.region && t(parent.short), year && t(fill(W.year, { year }))];
  return names.filter(Boolean).join(" · ");
}

export function Head({ id }: { readonly id: string }): JSX.Element {
  const { page, index, t } = useApp().store;
  const unit = index.unit.get(id);
  const badges = page.panels[id]?.badges ?? [];
  return (
    <header class="print-head">
      <h1>{unit ? t(unit.name) : t(page.title)}</h1>
      <p>{placeOf(useApp().store, id)}</p>
      {page.fictional && <span class="fict-tag">{t(Shell.fictional)}</span>}
      <div class="badges">
        {badges.map((badge) => (
          <Badge key={badge.text.zh} badge={badge} />
        ))}
      </div>
    </header>
  );
}

export function LegendList({ items }: { readonly items: readonly LegendItem[] }): JSX.Element {
  const { page, t } = useApp().store;
  return (
    <ul class="print-legend">
      {items.map(({ id, title, symbol, landClass }) => (
        <li key={id}>
          {landClass ? <LandSwatch of={landClass} /> : symbol && <SymbolIcon symbol={symbol} industries={page.industries} size={20} />}
          <span>
            {landClass?.code && <b>{landClass.code} </b>}
            {t(title)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Numbered documents with their places, then the formulas. */
function Sources({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  const end = t(W.sentenceEnd);
  return (
    <>
      {citedBy(store, ids).map(({ number, words }) => (
        <Fragment key={words}>
          {number && `[${number}] `}
          {words}
          {end}
        </Fragment>
      ))}
      {formulasOf(store, ids).map((words) => words + end)}
    </>
  );
}

export function SourceSection({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  const end = t(W.sentenceEnd).trim();
  return (
    <section class="sec print-sources">
      <h3>{t(W.sources)}</h3>
      <div class="print-rows">
        {citedBy(store, ids).map(({ number, words }) => (
          <p key={words}>
            {number && `[${number}] `}
            {words}
            {end}
          </p>
        ))}
        {formulasOf(store, ids).map((words) => (
          <p key={words}>{words + end}</p>
        ))}
      </div>
    </section>
  );
}

function Review({ note = "" }: { readonly note?: string }): JSX.Element {
  const { page, t } = useApp().store;
  return (
    <div class="print-review">
      <b>{t(W.review)}</b>
      <span>{t(W.reviewNumber)}</span>
      {page.fictional && <span>{t(Shell.fictionalText)}</span>}
      <span>{t(page.fictional ? W.crsInvented : W.crs)}</span>
      {note && <span>{note}</span>}
      <span class="print-number">{t(W.page)}</span>
    </div>
  );
}

interface FootProps {
  readonly id: string;
  readonly legend: readonly LegendItem[];
  /** The documents have no room here: they stand at the end. */
  readonly behind: boolean;
}

export function Foot({ id, legend, behind }: FootProps): JSX.Element {
  const { t } = useApp().store;
  return (
    <footer class={`print-foot${behind ? " behind" : ""}`}>
      <LegendList items={legend} />
      {!behind && (
        <div class="print-cited">
          <b>{t(W.sources)}</b>
          <p>
            <Sources ids={[id]} />
          </p>
        </div>
      )}
      <Review note={behind ? t(W.sourcesBehind) : ""} />
    </footer>
  );
}

/** The foot of further sheets, and of a first one whose legend and documents stand elsewhere. */
export function ShortFoot({ note = "" }: { readonly note?: string }): JSX.Element {
  return (
    <footer class="print-foot short">
      <Review note={note} />
    </footer>
  );
}

interface FiguresProps {
  readonly id: string;
  /** What stands before the figures: a legend too long for the foot. */
  readonly legend: readonly LegendItem[];
  readonly behind: boolean;
}

export function Figures({ id, legend, behind }: FiguresProps): JSX.Element {
  const { page, t } = useApp().store;
  return (
    <div class="print-flow">
      {legend.length > 0 && (
        <section class="sec">
          <h3>{t(W.legend)}</h3>
          <LegendList items={legend} />
        </section>
      )}
      {(page.panels[id]?.sections ?? []).map((section, at) => (
        <PanelSection key={at} section={section} owner={id} />
      ))}
      {behind && <SourceSection ids={[id]} />}
    </div>
  );
}
