// The one state of the page: signals that the map and the panels read, and the few actions that change them.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Features } from "./map/features";
import { materialOf } from "./compare/shares";
import type { Packs } from "./pack/pack";
import type { ClusterSystem, FigureView, FindingView, LandClassView, LegendRow, Page, Panel, Place, Shape, Source, Station, Unit, Words } from "./page_model";

export type Language = "zh" | "en";
export type Scheme = "system" | "light" | "dark";
/** What the pointer does on the map beside choosing. */
export type Tool = "" | "measure" | "area" | "trace";
export type PageMode = "map" | "compare";
export type SheetStop = "peek" | "half" | "full";
export interface View {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

/** What the measuring line shows so far: written by the map, read by the measure bar. */
export interface Measured {
  readonly points: number;
  readonly length_m: number;
  readonly area_m2: number;
}

/** A feature of a packed layer, by its place in it. */
export interface FeatureRef {
  readonly pack: string;
  readonly index: number;
}

/** A place that the map is asked to show. */
export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** Read-only look-ups over the page's data. */
export interface Index {
  readonly unit: ReadonlyMap<string, Unit>;
  readonly figure: ReadonlyMap<string, FigureView>;
  readonly finding: ReadonlyMap<string, FindingView>;
  readonly source: ReadonlyMap<string, Source>;
  readonly station: ReadonlyMap<string, Station>;
  readonly system: ReadonlyMap<string, ClusterSystem>;
  readonly landClass: ReadonlyMap<string, LandClassView>;
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly shapes: ReadonlyMap<string, readonly Shape[]>;
}

export interface Store {
  readonly page: Page;
  readonly index: Index;
  readonly packs: Packs;
  readonly language: Signal<Language>;
  readonly scheme: Signal<Scheme>;
  /** Id of the station (spatial structure of a year) shown. */
  readonly station: Signal<string>;
  /** Id of the chosen unit, "" for none: then the region's own panel shows. */
  readonly unit: Signal<string>;
  readonly hovered: Signal<string>;
  /** Ids of the legend rows switched off. */
  readonly hidden: Signal<ReadonlySet<string>>;
  /** Id of the thematic layer shown, "" for none. */
  readonly thematic: Signal<string>;
  /** Id of the figure whose source popover is open, "" for none. */
  readonly figure: Signal<string>;
  /** Id of the finding that is open on the map and in the list, "" for none. */
  readonly finding: Signal<string>;
  readonly spot: Signal<Spot | null>;
  readonly tool: Signal<Tool>;
  readonly measured: Signal<Measured | null>;
  /** Id of the unit whose outline the statistics of an area are asked of, "" for a drawn one. */
  readonly areaOf: Signal<string>;
  readonly mode: Signal<PageMode>;
  /** Ids of the units put side by side, in the order of the columns. */
  readonly compared: Signal<readonly string[]>;
  /** Which packed layers are drawn: ids of packs, or "swipe" for planned and current on two sides of a line. */
  readonly landView: Signal<string>;
  /** Where the line of the swipe stands, as a share of the map's width from the left. */
  readonly swipeAt: Signal<number>;
  readonly feature: Signal<FeatureRef | null>;
  readonly hoveredFeature: Signal<FeatureRef | null>;
  /** Ids of the classes looked at: features of others are faded. None for all. */
  readonly focusClasses: Signal<ReadonlySet<string>>;
  /** Ids of the classes switched off in the layer tree. */
  readonly hiddenClasses: ReadonlySignal<ReadonlySet<string>>;
  /** By pack, 1 for each feature that the filters of the table let pass. */
  readonly masks: Signal<ReadonlyMap<string, Uint8Array>>;
  /** Opacity of packed layers, 0 to 1. */
  readonly opacity: Signal<number>;
  /** Colours of classes with 40 % less chroma, for reading on screen. */
  readonly softColours: Signal<boolean>;
  readonly tableOpen: Signal<boolean>;
  /** Id of the backdrop shown, "" for none. */
  readonly backdrop: Signal<string>;
  readonly sheet: Signal<SheetStop>;
  readonly view: Signal<View | null>;
  /** West, south, east and north of what the map shows now, in degrees. */
  readonly seen: Signal<readonly [number, number, number, number] | null>;
  /** Geometry of the district, its neighbours and the shapes; null until the map is mounted. */
  readonly outlines: Signal<Features | null>;
  /** False until the first picture of the data is drawn: what that does not need is made after it. */
  readonly isSettled: Signal<boolean>;
  /** Text for the polite live region. */
  readonly spoken: Signal<string>;
  readonly currentStation: ReadonlySignal<Station>;
  readonly currentUnit: ReadonlySignal<Unit | undefined>;
  readonly currentPanel: ReadonlySignal<Panel | undefined>;
  /** Legend rows of the current station that are switched on. */
  readonly shownRows: ReadonlySignal<readonly LegendRow[]>;
  /** Units whose symbol is on the map now: in a shown row of units, or chosen. */
  readonly shownUnits: ReadonlySignal<ReadonlySet<string>>;
  /** The words in the page's language. */
  t(words: Words): string;
  chooseUnit(id: string): void;
  openFinding(id: string): void;
  chooseStation(id: string): void;
  setRows(ids: readonly string[], shown: boolean): void;
  /** Shows only this row; called again, everything. */
  showOnly(row: string): void;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function byUnit<T extends { readonly unit: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.unit, [...(groups.get(item.unit) ?? []), item]);
  return groups;
}

export function createIndex(page: Page): Index {
  return {
    unit: byId(page.units),
    figure: byId([...page.figures, ...(page.compare ? materialOf(page.compare).figures : [])]),
    finding: byId(page.findings),
    source: byId(page.sources),
    station: byId(page.stations),
    system: byId(page.systems),
    landClass: byId(page.land_classes),
    places: byUnit(page.places),
    shapes: byUnit(page.shapes),
  };
}

/** The present state where there is one, else the first layer. */
export function firstLandView(page: Page): string {
  return (page.packs.find((pack) => pack.state === "current") ?? page.packs[0])?.id ?? "";
}

/** What can be set, as a page opens. */
function signalsOf(page: Page) {
  return {
    language: signal<Language>(page.language),
    scheme: signal<Scheme>("system"),
    station: signal(page.first_station),
    unit: signal(""),
    hovered: signal(""),
    hidden: signal<ReadonlySet<string>>(new Set()),
    thematic: signal(""),
    figure: signal(""),
    finding: signal(""),
    spot: signal<Spot | null>(null),
    tool: signal<Tool>(""),
    measured: signal<Measured | null>(null),
    areaOf: signal(""),
    mode: signal<PageMode>("map"),
    compared: signal<readonly string[]>([]),
    landView: signal(firstLandView(page)),
    swipeAt: signal(0.5),
    feature: signal<FeatureRef | null>(null),
    hoveredFeature: signal<FeatureRef | null>(null),
    focusClasses: signal<ReadonlySet<string>>(new Set()),
    masks: signal<ReadonlyMap<string, Uint8Array>>(new Map()),
    opacity: signal(1),
    softColours: signal(false),
    tableOpen: signal(false),
    backdrop: signal(""),
    sheet: signal<SheetStop>("peek"),
    view: signal<View | null>(null),
    seen: signal<readonly [number, number, number, number] | null>(null),
    outlines: signal<Features | null>(null),
    isSettled: signal(true),
    spoken: signal(""),
  };
}

/** What follows from it. */
function derivedFrom(page: Page, index: Index, { station, unit, hidden }: ReturnType<typeof signalsOf>) {
  const currentStation = computed(() => index.station.get(station.value) ?? page.stations[0]!);
  const rows = computed(() => currentStation.value.legend.flatMap((group) => group.rows));
  const shownRows = computed(() => rows.value.filter((row) => !hidden.value.has(row.id)));
  const shownUnits = computed(() => {
    const units = shownRows.value.filter((row) => row.target === "units" || row.target === "ghosts").flatMap((row) => row.units);
    return new Set(unit.value ? [...units, unit.value] : units);
  });
  const hiddenClasses = computed(() => {
    const off = rows.value.filter((row) => row.target === "class" && hidden.value.has(row.id));
    return new Set(off.map((row) => row.land_class));
  });
  const currentUnit = computed(() => index.unit.get(unit.value));
  const currentPanel = computed(() => page.panels[unit.value || page.region]);
  return { currentStation, currentUnit, currentPanel, rows, shownRows, shownUnits, hiddenClasses };
}

export function createStore(page: Page, packs: Packs = new Map()): Store {
  const index = createIndex(page);
  const signals = signalsOf(page);
  const { rows, ...derived } = derivedFrom(page, index, signals);
  const { language, station, unit, figure, finding, hidden, spoken } = signals;
  const t = (words: Words): string => words[language.value];
  return {
    page,
    index,
    packs,
    ...signals,
    ...derived,
    t,
    chooseUnit(id) {
      figure.value = "";
      finding.value = "";
      unit.value = id === page.region ? "" : id;
      const chosen = index.unit.get(id);
      if (chosen) spoken.value = (language.value === "zh" ? "已选 " : "Chosen: ") + t(chosen.name);
    },
    openFinding(id) {
      figure.value = "";
      finding.value = ""; // the same one opens again
      finding.value = id;
      const opened = index.finding.get(id);
      if (opened) spoken.value = t(opened.head);
    },
    chooseStation(id) {
      station.value = id;
      const { year, name, members } = derived.currentStation.value;
      spoken.value = language.value === "zh" ? `${year} 年，${t(name)}，${members.length} 个单位` : `${year}, ${t(name)}, ${members.length} units`;
    },
    setRows(ids, shown) {
      const next = new Set(hidden.value);
      for (const id of ids) shown ? next.delete(id) : next.add(id);
      hidden.value = next;
    },
    showOnly(row) {
      const others = rows.value.map((item) => item.id).filter((id) => id !== row);
      const isOnly = !hidden.value.has(row) && others.every((id) => hidden.value.has(id));
      hidden.value = new Set(isOnly ? [] : others);
    },
  };
}
