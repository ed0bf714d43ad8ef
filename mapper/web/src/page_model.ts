// Written from mapper/page.py by tests/mapper (--update-golden). Do not edit.

/** The same words in the two languages of the page. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** An industry's glyph (path on a 16 grid, even-odd) with its colour in both schemes. */
export interface Industry {
  readonly id: string;
  readonly name: Words;
  readonly path: string;
  readonly colour: string;
  readonly colour_dark: string;
}

/** How a unit or a legend row is drawn: a form, filled by an industry or by a letter. */
export interface SymbolRef {
  readonly form: "leading" | "characteristic" | "core" | "new_city" | "sme" | "plain" | "firm" | "town" | "seat" | "line-schematic" | "line-illustration" | "line-halo" | "line-ghost" | "line-square" | "line-district" | "line-neighbour" | "line-zone" | "line-surveyed" | "swatch";
  readonly industry: string;
  readonly letter: string;
  readonly colour: string;
}

/** One unit: park, group, firm, town ... with what search and labels need of it. */
export interface Unit {
  readonly id: string;
  readonly name: Words;
  readonly short: Words;
  readonly kind: string;
  readonly kind_name: Words;
  readonly parent: string;
  readonly symbol: SymbolRef;
  readonly position: Words;
  readonly area: Words;
  readonly last_named: string;
  readonly keys: readonly string[];
  readonly placed: boolean;
  readonly outside: boolean;
}

/** A located point; the Folium layer of places draws the same id. */
export interface Place {
  readonly id: string;
  readonly unit: string;
  readonly role: string;
  readonly basis: string;
  readonly lon: number;
  readonly lat: number;
  readonly uncertainty_m: number;
  readonly source: string;
  readonly note: Words;
}

/** A boundary version; the Folium layer of shapes holds its geometry under the same id. */
export interface Shape {
  readonly id: string;
  readonly unit: string;
  readonly extent: string;
  readonly basis: string;
  readonly area_measurable: boolean;
  readonly area_label: Words;
  readonly lon: number;
  readonly lat: number;
  readonly uncertainty_m: number;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly spoken: Words;
}

/** How a computed figure follows from printed ones. */
export interface Formula {
  readonly expression: Words;
  readonly numbers: Words;
  readonly inputs: readonly string[];
}

/** A figure as it is shown: words ready in both languages, numbers for bars, and its source. */
export interface FigureView {
  readonly id: string;
  readonly unit: string;
  readonly indicator: string;
  readonly label: Words;
  readonly value: Words;
  readonly measure_unit: Words;
  readonly qualifier: Words;
  readonly number: number;
  readonly period: Words;
  readonly period_iso: string;
  readonly kind: "actual" | "target" | "expected" | "cumulative" | "share" | "growth" | "threshold" | "computed";
  readonly source: string;
  readonly locator: string;
  readonly printed: string;
  readonly mark: string;
  readonly note: Words;
  readonly formula: Formula | null;
}

/** A figure row, a pair of rows of the same scope, or a figure that is missing and why. */
export interface Row {
  readonly form: "figure" | "pair" | "missing";
  readonly title: Words;
  readonly figures: readonly string[];
  readonly reason: Words | null;
}

/** A part of a unit's panel, in the order shown. */
export interface Section {
  readonly form: "rows" | "shares" | "built" | "scope" | "units" | "clusters" | "findings" | "events";
  readonly theme: string;
  readonly title: Words;
  readonly aside: Words;
  readonly rows: readonly Row[];
  readonly figures: readonly string[];
  readonly captions: readonly Words[];
  readonly units: readonly string[];
  readonly findings: readonly string[];
  readonly events: readonly number[];
}

/** What a shape or a position rests on; the border says it too. */
export interface Badge {
  readonly form: "solid" | "dashed" | "dotted" | "note";
  readonly text: Words;
}

/** Everything the page says of one unit. */
export interface Panel {
  readonly badges: readonly Badge[];
  readonly sections: readonly Section[];
}

/** A dated event, policy or title. */
export interface Event {
  readonly unit: string;
  readonly date: Words;
  readonly kind: Words;
  readonly text: Words;
  readonly source: string;
  readonly locator: string;
}

/** A doubt or contradiction, told in two lines. */
export interface FindingView {
  readonly id: string;
  readonly icon: "scope" | "check" | "note";
  readonly unit: string;
  readonly figures: readonly string[];
  readonly head: Words;
  readonly text: Words;
}

/** One entry of the layer tree, which is also the legend. */
export interface LegendRow {
  readonly id: string;
  readonly title: Words;
  readonly symbol: SymbolRef;
  readonly target: "shapes" | "illustrations" | "halos" | "ghosts" | "square" | "units" | "towns" | "outline" | "zone" | "thematic";
  readonly tier: Words | null;
  readonly units: readonly string[];
  readonly unplaced: readonly string[];
}

/** A group of the layer tree; `empty` says why it has no rows. */
export interface LegendGroup {
  readonly id: string;
  readonly title: Words;
  readonly rows: readonly LegendRow[];
  readonly empty: Words | null;
}

/** A unit in a spatial structure under the name printed that year. */
export interface Member {
  readonly unit: string;
  readonly role: "whole" | "core" | "park" | "new_city" | "group" | "base" | "unnamed";
  readonly label: Words;
}

/** A published area of a whole without an outline, drawn as a square at map scale. */
export interface AreaSquare {
  readonly unit: string;
  readonly figure: string;
  readonly area_m2: number;
  readonly label: Words;
}

/** A state of the map: one spatial structure of one year with its own legend. */
export interface Station {
  readonly id: string;
  readonly year: string;
  readonly name: Words;
  readonly line: Words;
  readonly owner: string;
  readonly members: readonly Member[];
  readonly unnamed: number;
  readonly ghosts: readonly string[];
  readonly ghost_years: readonly string[];
  readonly units: readonly string[];
  readonly legend: readonly LegendGroup[];
  readonly square: AreaSquare | null;
}

/** An industry of a cluster system with the units named under it. */
export interface Cluster {
  readonly id: string;
  readonly tier: string;
  readonly name: Words;
  readonly symbol: SymbolRef;
  readonly units: readonly string[];
  readonly keys: readonly string[];
}

/** A system of industry clusters as one document gives it. */
export interface ClusterSystem {
  readonly id: string;
  readonly name: Words;
  readonly year: string;
  readonly owner: string;
  readonly source: string;
  readonly locator: string;
  readonly clusters: readonly Cluster[];
}

/** A class of a thematic layer: bounds in the printed unit, colour-blind-safe colour. */
export interface ThematicClass {
  readonly label: Words;
  readonly colour: string;
  readonly units: readonly string[];
}

/** A figure that at least three units share: same indicator, period and kind. */
export interface Thematic {
  readonly id: string;
  readonly title: Words;
  readonly classes: readonly ThematicClass[];
  readonly no_data: readonly string[];
  readonly sizes: Readonly<Record<string, number>>;
}

/** A document with how its date is known. */
export interface Source {
  readonly id: string;
  readonly number: string;
  readonly title: Words;
  readonly publisher: Words;
  readonly date: Words;
  readonly file: string;
  readonly licence: string;
  readonly figures: readonly string[];
}

/** A theme of figures, in catalogue order. */
export interface Theme {
  readonly id: string;
  readonly name: Words;
}

/** An indicator as search finds it, with the units that have a figure of it. */
export interface IndicatorKey {
  readonly id: string;
  readonly name: Words;
  readonly keys: readonly string[];
  readonly units: readonly string[];
}

/** Where the name of a neighbouring district stands. */
export interface NeighbourLabel {
  readonly name: Words;
  readonly lon: number;
  readonly lat: number;
}

/** The whole page of one region. */
export interface Page {
  readonly format: number;
  readonly title: Words;
  readonly subtitle: Words;
  readonly region: string;
  readonly adcode: string;
  readonly province: Words;
  readonly fictional: boolean;
  readonly bounds: readonly [number, number, number, number];
  readonly zone_limits: readonly number[];
  readonly stations: readonly Station[];
  readonly first_station: string;
  readonly units: readonly Unit[];
  readonly places: readonly Place[];
  readonly shapes: readonly Shape[];
  readonly neighbours: readonly NeighbourLabel[];
  readonly panels: Readonly<Record<string, Panel>>;
  readonly figures: readonly FigureView[];
  readonly events: readonly Event[];
  readonly findings: readonly FindingView[];
  readonly systems: readonly ClusterSystem[];
  readonly thematics: readonly Thematic[];
  readonly industries: readonly Industry[];
  readonly indicators: readonly IndicatorKey[];
  readonly themes: readonly Theme[];
  readonly sources: readonly Source[];
}
