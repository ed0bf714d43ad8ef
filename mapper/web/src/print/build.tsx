// Builds the sheets to print: map, figures and foot on the first, what is left on further ones.
import { render, type ComponentChildren } from "preact";
import { createMeasure } from "../map/text";
import { AppContext, type App } from "../ui/app_state";
import { fill } from "../words";
import { take } from "./flow";
import { mapSentence } from "./alt";
import { legendOf, type LegendItem } from "./legend";
import { drawMap, PrintMap } from "./map";
import { classesIn, paintParcels } from "./parcels";
import type { Sheet } from "./paper";
import { PrintedContext } from "./printed";
import { Figures, Foot, Head, ShortFoot } from "./sheet_parts";
import { W } from "./words";

/** Between head, body and foot. */
const GAP = 16;
/** Head and foot together, before they are measured. */
const USUAL_ENDS = 220;
/** A list of documents that makes the foot higher than this goes to the end. */
const MOST_FOOT = 184;
/** A longer legend stands beside the map. */
const MOST_LEGEND = 16;
/** Of the height of an upright sheet. */
const UPRIGHT_MAP = 0.46;
const EVEN_STEP = 24;
const CLIP_ID = "pm-print-district";

export function element(name: string, ...children: readonly Node[]): HTMLElement {
  const made = document.createElement("div");
  made.className = name;
  made.append(...children);
  return made;
}

/** Draws components once and gives what they drew, free of them. */
export function drawn(app: App, galley: HTMLElement, parts: ComponentChildren): HTMLElement {
  const stage = element("");
  render(
    <AppContext.Provider value={app}>
      <PrintedContext.Provider value={true}>{parts}</PrintedContext.Provider>
    </AppContext.Provider>,
    stage,
  );
  galley.replaceChildren(...stage.cloneNode(true).childNodes);
  render(null, stage);
  return galley.firstElementChild as HTMLElement;
}

/** The clip of the district on the screen has the same name. */
function rename(map: HTMLElement): void {
  const clip = map.querySelector("clipPath");
  if (clip) clip.id = CLIP_ID;
  for (const clipped of map.querySelectorAll("[clip-path]")) clipped.setAttribute("clip-path", `url(#${CLIP_ID})`);
}

interface Job {
  readonly app: App;
  readonly root: HTMLElement;
  readonly sheet: Sheet;
  readonly id: string;
}

/** Sets parts in a galley of that width, where they are measured. */
function set({ app, root }: Job, parts: ComponentChildren, width: number): HTMLElement {
  const galley = element("print-galley");
  galley.style.width = `${width}px`;
  root.append(galley);
  return drawn(app, galley, parts);
}

/** What is on the map at about its later size. */
function legendFor({ app: { store }, root, sheet }: Job): readonly LegendItem[] {
  const { view, picture } = drawMap({ store, features: store.outlines.value!, measure: createMeasure(root), width: sheet.mapWidth, height: mapHeight(sheet, USUAL_ENDS) });
  return legendOf(store, picture, classesIn(store, view));
}

/** Foot and figures: a long legend goes before the figures, a long list of documents behind them. */
function lettering(job: Job): { readonly foot: HTMLElement; readonly flow: HTMLElement } {
  const { sheet, id } = job;
  const legend = legendFor(job);
  const isLong = legend.length > MOST_LEGEND;
  const [below, beside] = isLong ? [[], legend] : [legend, []];
  const full = set(job, <Foot id={id} legend={below} behind={false} />, sheet.width);
  const behind = full.offsetHeight > MOST_FOOT;
  const note = job.app.store.t(W.sourcesBehind);
  const foot = !behind ? full : set(job, isLong ? <ShortFoot note={note} /> : <Foot id={id} legend={below} behind />, sheet.width);
  return { foot, flow: set(job, <Figures id={id} legend={beside} behind={behind} />, sheet.column) };
}

function mapHeight({ width, mapWidth, height }: Sheet, ends: number): number {
  return Math.floor(mapWidth < width ? height - ends : (height - ends) * UPRIGHT_MAP);
}

function printedMap({ app, root, sheet }: Job, height: number): HTMLElement {
  const { store } = app;
  const features = store.outlines.value!;
  const measure = createMeasure(root);
  const printed = drawMap({ store, features, measure, width: sheet.mapWidth, height });
  const map = drawn(app, element(""), <PrintMap store={store} features={features} measure={measure} name={mapSentence(store)} {...printed} />);
  rename(map);
  map.style.width = `${sheet.mapWidth}px`;
  map.style.height = `${height}px`;
  root.append(map);
  map.classList.toggle("has-parcels", paintParcels(map.querySelector("canvas")!, store, printed.view));
  return map;
}

/** Columns side by side, each filled from the flow. */
function columnsOf(flow: HTMLElement, count: number, width: number, height: number): HTMLElement {
  const columns = element("print-columns");
  for (let i = 0; i < count && flow.childElementCount > 0; i++) {
    const column = element("print-column", take(flow, height));
    column.style.width = `${width}px`;
    columns.append(column);
  }
  return columns;
}

/** The least height at which what is left fills the columns evenly; the whole height if it needs more than one sheet. */
function evenHeight(flow: HTMLElement, count: number, most: number): number {
  for (let height = flow.offsetHeight / count; height < most; height += EVEN_STEP) {
    const trial = flow.cloneNode(true) as HTMLElement;
    flow.after(trial);
    columnsOf(trial, count, 0, height);
    trial.remove();
    if (trial.childElementCount === 0) return height;
  }
  return most;
}

function number(pages: readonly HTMLElement[], { app }: Job): void {
  pages.forEach((page, i) => {
    const place = page.querySelector(".print-number");
    if (place) place.textContent = app.store.t(fill(W.page, { n: i + 1, of: pages.length }));
  });
}

/** All sheets of a unit or of the region. */
export function buildSheets(job: Job): readonly HTMLElement[] {
  const { sheet, id } = job;
  const head = set(job, <Head id={id} />, sheet.width);
  const again = set(job, <ShortFoot />, sheet.width);
  const { foot, flow } = lettering(job);
  const isWide = sheet.mapWidth < sheet.width;
  const ends = head.offsetHeight + foot.offsetHeight + 2 * GAP;
  const height = mapHeight(sheet, ends);
  const below = sheet.height - ends - height - GAP;
  const restHeight = sheet.height - head.offsetHeight - again.offsetHeight - 2 * GAP;
  const map = printedMap(job, height);
  const beside = isWide ? columnsOf(flow, 1, sheet.column, height) : columnsOf(flow, sheet.columns, sheet.column, below);
  const pages = [element("print-page", head, element(`print-body${isWide ? "" : " upright"}`, map, beside), foot)];
  flow.style.width = `${sheet.even}px`;
  while (flow.childElementCount > 0) {
    pages.push(element("print-page", head.cloneNode(true), element("print-body", columnsOf(flow, sheet.columns, sheet.even, evenHeight(flow, sheet.columns, restHeight))), again.cloneNode(true)));
  }
  for (const page of pages) page.style.height = `${sheet.height}px`;
  number(pages, job);
  return pages;
}
