// Heads of the panel: where one is, what it is called in both languages, and what its drawing rests on.
import type { JSX } from "preact";
import type { Panel, Unit, Words } from "../page_model";
import { W } from "../words";
import { openUnit, useApp, type App } from "./app_state";
import { Badge } from "./chips";
import { Icon } from "./icons";
import { closePanelView } from "./panel_state";

const LANG = { zh: "zh-CN", en: "en" } as const;

export function CloseButton(): JSX.Element {
  const app = useApp();
  return (
    <button type="button" class="btn sq x" aria-label={app.store.t(W.close)} onClick={() => closePanelView(app)}>
      <Icon name="close" />
    </button>
  );
}

export function CrumbLink({ name, go }: { readonly name: string; readonly go: () => void }): JSX.Element {
  return (
    <button type="button" class="crumb-link" onClick={go}>
      <Icon name="back" />
      <span>{name}</span>
    </button>
  );
}

/** The region stands in its province; a unit in the unit above it; everything else in the region. */
function UnitCrumb({ unit }: { readonly unit: Unit }): JSX.Element {
  const app = useApp();
  const { page, index, t } = app.store;
  if (unit.id === page.region) {
    return <span>{[t(page.province), page.adcode].filter(Boolean).join(" · ")}</span>;
  }
  const parent = index.unit.get(unit.parent) ?? index.unit.get(page.region);
  return parent ? <CrumbLink name={t(parent.id === page.region ? parent.name : parent.short)} go={() => openUnit(app, parent.id)} /> : <span />;
}

const canClose = ({ store, ui }: App, unit: Unit): boolean => unit.id !== store.page.region || ui.layout.value === "drawer";

/** A region that names neither province nor code has no line above its name. */
const hasCrumb = (app: App, unit: Unit): boolean => {
  const { page, t } = app.store;
  return canClose(app, unit) || unit.id !== page.region || t(page.province) !== "" || page.adcode !== "";
};

/** What is invented says so: in its name, else beside it. */
const isInvented = ({ store }: App, unit: Unit): boolean => store.page.fictional && !/虚构|fictional/i.test(store.t(unit.name));

export function UnitHead({ unit, panel }: { readonly unit: Unit; readonly panel: Panel | undefined }): JSX.Element {
  const app = useApp();
  const { language, t } = app.store;
  const other = language.value === "zh" ? "en" : "zh";
  return (
    <div class="phead">
      {hasCrumb(app, unit) && (
        <div class="crumb">
          <UnitCrumb unit={unit} />
          {canClose(app, unit) && <CloseButton />}
        </div>
      )}
      <h2 tabIndex={-1}>{t(unit.name)}</h2>
      {isInvented(app, unit) && <span class="fict-tag">{t(W.fictional)}</span>}
      {unit.name[other] !== t(unit.name) && (
        <div class="other-name" lang={LANG[other]}>
          {unit.name[other]}
        </div>
      )}
      {panel && panel.badges.length > 0 && (
        <div class="badges">
          {panel.badges.map((badge) => (
            <Badge key={badge.text.zh} badge={badge} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Head of a list or document: back to the unit it was opened from. */
export function ViewHead({ title, note }: { readonly title: Words; readonly note: Words | null }): JSX.Element {
  const app = useApp();
  const { t, index, page, unit } = app.store;
  const from = index.unit.get(unit.value || page.region);
  return (
    <div class="phead">
      <div class="crumb">
        <CrumbLink name={from ? t(from.id === page.region ? from.name : from.short) : t(W.back)} go={() => closePanelView(app)} />
        <CloseButton />
      </div>
      <h2 class="view-title" tabIndex={-1}>
        {t(title)}
      </h2>
      {note && <p class="view-note">{t(note)}</p>}
    </div>
  );
}
