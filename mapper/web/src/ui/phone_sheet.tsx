// What the phone's sheet holds: the structures and the region, a unit, a list, or the layers.
import type { JSX } from "preact";
import type { LegendRow } from "../page_model";
import { SymbolIcon } from "../symbol";
import { W } from "../words";
import { openUnit, openView, UNIT_VIEW, useApp } from "./app_state";
import { UnitHead } from "./panel_head";
import { PanelContent, UnitSections } from "./panel";
import { Sheet } from "./sheet";
import { LayerTree } from "./tree";
import { Years } from "./years";

const CLUSTERS = "clusters";
/** As many as fit below the year switch, or where one line stands in its place. */
const MOST_SYMBOLS = { years: 6, line: 12 } as const;

function SymbolEntry({ row }: { readonly row: LegendRow }): JSX.Element {
  const app = useApp();
  const { page, t } = app.store;
  const open = (): void => {
    const [only] = row.units;
    if (row.units.length === 1 && only) openUnit(app, only);
    else openView(app, { kind: "list", title: row.title, note: null, units: row.units, indicator: "" });
  };
  return (
    <li>
      <button type="button" class="ent" title={t(row.title)} onClick={open}>
        <SymbolIcon symbol={row.symbol} industries={page.industries} />
        <span class="t">{t(row.title)}</span>
      </button>
    </li>
  );
}

/** The industries of the structure shown, as a key to the symbols on the map above. */
function Symbols(): JSX.Element | null {
  const { store } = useApp();
  const group = store.currentStation.value.legend.find((item) => item.id === CLUSTERS);
  if (!group || group.rows.length === 0) return null;
  return (
    <ul class="home-symbols">
      {group.rows.slice(0, store.page.stations.length > 1 ? MOST_SYMBOLS.years : MOST_SYMBOLS.line).map((row) => (
        <SymbolEntry key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Structures(): JSX.Element | null {
  const { store } = useApp();
  const { page, t } = store;
  const station = store.currentStation.value;
  if (page.stations.length === 1 && station.members.length === 0) return null;
  return (
    <section class="home">
      <div class="home-head">
        <h2>{t(W.structure)}</h2>
        <small>{t(W.sheetHint)}</small>
      </div>
      {page.stations.length > 1 ? (
        <Years cards />
      ) : (
        <p class="home-one">
          <b>
            {station.year} {t(station.name)}
          </b>
          <small>{t(station.line)}</small>
        </p>
      )}
      <Symbols />
    </section>
  );
}

function Region(): JSX.Element {
  const { page, index } = useApp().store;
  const region = index.unit.get(page.region);
  return (
    <div class="panel-body">
      <Structures />
      {region && <UnitHead unit={region} panel={page.panels[page.region]} />}
      <UnitSections id={page.region} />
    </div>
  );
}

export function PhoneSheet(): JSX.Element {
  const { store, ui } = useApp();
  if (ui.overlay.value === "tree") {
    return (
      <Sheet>
        <div class="tree">
          <LayerTree />
        </div>
      </Sheet>
    );
  }
  const isRegion = store.unit.value === "" && !store.feature.value && ui.view.value === UNIT_VIEW;
  return <Sheet>{isRegion ? <Region /> : <PanelContent />}</Sheet>;
}
