// Ways between a finding and what it is about.
import { isPlaced } from "../map/findings";
import type { FigureView, FindingView } from "../page_model";
import { openUnit, UNIT_VIEW, type App } from "./app_state";
import { toggleFigure } from "./figure_open";

/** The finding about a figure, preferring one that names it over one that only names its unit. */
function findingOf(figure: FigureView, findings: readonly FindingView[]): FindingView | undefined {
  return findings.find((finding) => finding.figures.includes(figure.id));
}

/** Brings a figure's finding into sight in the panel; where the panel has none, the source popover holds the note. */
export function showFinding(app: App, figure: FigureView, opener: Element): void {
  const { store, ui } = app;
  const finding = findingOf(figure, store.page.findings);
  const isListed = store.currentPanel.value?.sections.some((section) => finding !== undefined && section.findings.includes(finding.id));
  if (finding && isListed && ui.view.value === UNIT_VIEW) ui.finding.value = finding.id;
  else toggleFigure(app, figure.id, opener.closest("[data-figure]") ?? opener);
}

/** From a finding to its place on the map, to the figure it doubts, else to its unit. */
export function followFinding(app: App, finding: FindingView): void {
  const { store, ui } = app;
  if (isPlaced(finding)) {
    store.openFinding(finding.id);
    store.spot.value = { lon: finding.lon, lat: finding.lat };
    if (store.sheet.value === "full") store.sheet.value = "half";
    return;
  }
  const [figure] = finding.figures;
  const target = finding.unit === store.page.region ? "" : finding.unit;
  if (target !== store.unit.value && store.index.unit.has(finding.unit)) openUnit(app, target);
  if (!figure) return;
  ui.opener.value = null;
  store.figure.value = figure;
}
