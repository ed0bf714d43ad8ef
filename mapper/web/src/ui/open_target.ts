// What choosing a search result does.
import { chooseFeature } from "../feature/choose";
import { fill, W } from "../words";
import { openUnit, openView, type App } from "./app_state";
import type { Target } from "./search";

function openCluster(app: App, system: string, id: string): void {
  const cluster = app.store.index.system.get(system)?.clusters.find((item) => item.id === id);
  if (!cluster) return;
  const [only] = cluster.units;
  if (cluster.units.length === 1 && only) return openUnit(app, only);
  openView(app, { kind: "list", title: fill(W.clusterUnits, { name: cluster.name }), note: null, units: cluster.units, indicator: "" });
}

function openIndicator(app: App, id: string): void {
  const indicator = app.store.page.indicators.find((item) => item.id === id);
  if (!indicator) return;
  openView(app, { kind: "list", title: fill(W.indicatorUnits, { name: indicator.name }), note: null, units: indicator.units, indicator: id });
}

/** The class is looked at alone, and drawn if it was switched off. */
function openClass({ store, ui }: App, id: string): void {
  ui.overlay.value = "";
  const rows = store.currentStation.value.legend.flatMap((group) => group.rows).filter((row) => row.land_class === id);
  store.setRows(rows.map((row) => row.id), true);
  store.focusClasses.value = new Set([id]);
  store.spoken.value = store.t(fill(W.onlyOf, { name: store.index.landClass.get(id)?.name ?? "" }));
}

function openFeature(app: App, pack: string, index: number): void {
  app.ui.overlay.value = "";
  chooseFeature(app, { pack, index });
}

export function openTarget(app: App, target: Target): void {
  if (target.kind === "unit") openUnit(app, target.id);
  else if (target.kind === "cluster") openCluster(app, target.system, target.id);
  else if (target.kind === "class") openClass(app, target.id);
  else if (target.kind === "feature") openFeature(app, target.pack, target.index);
  else openIndicator(app, target.id);
}

/** Units of a list that the documents name without a position. */
export function openUnplaced(app: App, name: { readonly zh: string; readonly en: string }, units: readonly string[]): void {
  openView(app, { kind: "list", title: fill(W.unplacedTitle, { name }), note: W.unplacedNote, units, indicator: "" });
}
