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
  readonly form: "leading" | "characteristic" | "core" | "new_city" | "sme" | "plain" | "firm" | "town" | "seat" | "line-schematic" | "line-illustration" | "line-halo" | "line-ghost" | "line-square" | "line-district" | "line-neighbour" | "line-zone" | "line-surveyed" | "line-digitised" | "swatch" | "finding-error" | "finding-warning" | "finding-note";
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
  readonly line: "surveyed" | "digitised" | "schematic" | "share" | "illustration";
  readonly area_measurable: boolean;
  readonly area_label: Words;
  readonly lon: number;
  readonly lat: number;
  readonly uncertainty_m: number;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly spoken: Words;
}

/** An input of a formula that no document prints, or that is told in another unit. */
export interface FormulaTerm {
  readonly name: Words;
  readonly value: Words;
  readonly source: Words;
}

/** A published value to stand beside a computed one. */
export interface Reference {
  readonly value: Words;
  readonly scope: Words;
  readonly source: Words;
}

/** How a computed figure follows from printed ones. */
export interface Formula {
  readonly expression: Words;
  readonly numbers: Words;
  readonly inputs: readonly string[];
  readonly terms: readonly FormulaTerm[];
  readonly rule: Words;
  readonly references: readonly Reference[];
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
  readonly form: "figure" | "pair" | "missing" | "uncomputed";
  readonly title: Words;
  readonly figures: readonly string[];
  readonly reason: Words | null;
  readonly aside: Words;
}

/** A doubt or contradiction in the documents, or a finding in a file or table. */
export interface FindingView {
  readonly id: string;
  readonly icon: "scope" | "check" | "note";
  readonly unit: string;
  readonly figures: readonly string[];
  readonly head: Words;
  readonly text: Words;
  readonly level: "" | "error" | "warning" | "note";
  readonly where: string;
  readonly remedy: Words;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Findings of one code that the page counts and does not list. */
export interface FindingRest {
  readonly level: "" | "error" | "warning" | "note";
  readonly name: Words;
  readonly count: number;
}

/** A land-use class in the colours of its edition; `id` is its code, or tells what has none. */
export interface LandClassView {
  readonly id: string;
  readonly code: string;
  readonly name: Words;
  readonly label: Words;
  readonly fill: string;
  readonly text: string;
  readonly hatch: string;
}

/** An area in hectares and mu; empty where there is none of it. */
export interface LandArea {
  readonly ha: Words;
  readonly mu: Words;
  readonly share: number;
}

/** The land of one state as a bar. */
export interface LandBar {
  readonly state: "planned" | "current";
  readonly name: Words;
  readonly total: LandArea;
  readonly spoken: Words;
}

/** A class with its area in each state, in the order of the bars. */
export interface LandRow {
  readonly land_class: string;
  readonly areas: readonly LandArea[];
  readonly minor: boolean;
}

/** Land within a boundary by class, planned and current. */
export interface LandMix {
  readonly bars: readonly LandBar[];
  readonly rows: readonly LandRow[];
  readonly rest: readonly LandArea[];
}

/** A planned class and the figure that says how far it is realised. */
export interface RealisedClass {
  readonly land_class: string;
  readonly figure: string;
  readonly planned: LandArea;
  readonly minor: boolean;
}

/** Land of one class now that is planned as another. */
export interface LandMove {
  readonly before: string;
  readonly after: string;
  readonly area: LandArea;
}

/** The plan against the present land. */
export interface LandChange {
  readonly kept: LandArea;
  readonly changed: LandArea;
  readonly spoken: Words;
  readonly realised: readonly RealisedClass[];
  readonly moves: readonly LandMove[];
}

/** A figure of a table, or why there is none. */
export interface ParkCell {
  readonly figure: string;
  readonly reason: Words;
}

/** A unit in the table of the region's parks. */
export interface ParkRow {
  readonly unit: string;
  readonly cells: readonly ParkCell[];
}

/** A part of a unit's panel, in the order shown. */
export interface Section {
  readonly form: "rows" | "shares" | "built" | "scope" | "units" | "clusters" | "findings" | "events" | "land_mix" | "land_change" | "parks";
  readonly theme: string;
  readonly title: Words;
  readonly aside: Words;
  readonly rows: readonly Row[];
  readonly figures: readonly string[];
  readonly captions: readonly Words[];
  readonly units: readonly string[];
  readonly findings: readonly string[];
  readonly rest: readonly FindingRest[];
  readonly events: readonly number[];
  readonly land_mix: LandMix | null;
  readonly land_change: LandChange | null;
  readonly parks: readonly ParkRow[];
  readonly notes: readonly Words[];
  readonly first: number;
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

/** A column of a packed layer as the table and the tooltip show it. */
export interface PackColumn {
  readonly name: string;
  readonly title: Words;
  readonly measure_unit: Words;
  readonly kind: "text" | "number" | "class" | "date" | "flag";
  readonly decimals: number;
  readonly words: Readonly<Record<string, Words>>;
  readonly hidden: boolean;
}

/** A packed layer; its blocks in the document are named by its id (docs/pack_format.md). */
export interface PackView {
  readonly id: string;
  readonly name: Words;
  readonly state: "current" | "planned" | "change" | "";
  readonly form: "polygon" | "line" | "point";
  readonly count: number;
  readonly total: Words;
  readonly bounds: readonly [number, number, number, number];
  readonly classes: readonly string[];
  readonly class_column: string;
  readonly id_column: string;
  readonly label_column: string;
  readonly columns: readonly PackColumn[];
  readonly edition: Words;
  readonly note: Words;
}

/** One entry of the layer tree, which is also the legend. */
export interface LegendRow {
  readonly id: string;
  readonly title: Words;
  readonly symbol: SymbolRef;
  readonly target: "shapes" | "illustrations" | "halos" | "ghosts" | "square" | "units" | "towns" | "outline" | "zone" | "thematic" | "findings" | "class";
  readonly tier: Words | null;
  readonly units: readonly string[];
  readonly unplaced: readonly string[];
  readonly count: number;
  readonly land_class: string;
  readonly amounts: readonly Words[];
}

/** A group of the layer tree; `empty` says why it has no rows. */
export interface LegendGroup {
  readonly id: string;
  readonly title: Words;
  readonly rows: readonly LegendRow[];
  readonly empty: Words | null;
  readonly aside: Words;
  readonly heads: readonly Words[];
  readonly packs: readonly string[];
  readonly foot: Words;
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

/** Something that the region does not have yet, with the command that brings it in. */
export interface GuideStep {
  readonly name: Words;
  readonly command: string;
}

/** What is missing, and how it is brought in. */
export interface Guide {
  readonly title: Words;
  readonly text: Words;
  readonly note: Words;
  readonly steps: readonly GuideStep[];
  readonly on_map: boolean;
}

/** An online backdrop that a reader may switch on. */
export interface BackdropView {
  readonly id: string;
  readonly name: Words;
  readonly layers: readonly string[];
  readonly subdomains: readonly string[];
  readonly datum: "WGS-84" | "CGCS2000" | "GCJ-02";
  readonly attribution: string;
  readonly min_zoom: number;
  readonly max_zoom: number;
}

/** What two figures must share to be comparable; the days are ISO dates, empty if undated. */
export interface CompareFrame {
  readonly indicator: string;
  readonly unit: string;
  readonly measure: string;
  readonly status: string;
  readonly first: string;
  readonly last: string;
  readonly scope: string;
}

/** A figure that a row may show, with the number of its frame. */
export interface ComparedFigure {
  readonly figure: string;
  readonly unit: string;
  readonly frame: number;
  readonly value: number;
  readonly inexact: boolean;
  readonly doubts: readonly ("indicator" | "scope" | "status" | "measure" | "doubtful" | "period" | "measure_unit")[];
}

/** Units that have no figure of a row, and why. */
export interface CompareGap {
  readonly units: readonly string[];
  readonly state: "not_published" | "cannot_compute" | "unplaced" | "not_provided";
  readonly why: Words;
}

/** A subject of comparison with the figures of every unit. */
export interface CompareRow {
  readonly id: string;
  readonly section: string;
  readonly names: Readonly<Record<string, Words>>;
  readonly figures: readonly ComparedFigure[];
  readonly gaps: readonly CompareGap[];
  readonly always: boolean;
  readonly holders: readonly string[];
  readonly group: string;
  readonly kin: string;
  readonly stands_in: boolean;
}

/** A measured boundary: whose it is and which extent, and where its land use stands. */
export interface CompareZone {
  readonly unit: string;
  readonly scope: string;
  readonly source: string;
  readonly locator: string;
}

/** A class of land as a row: its area in each zone, in hectares. */
export interface CompareShare {
  readonly id: string;
  readonly name: Words;
  readonly part: Words;
  readonly parts: readonly number[];
}

/** Shares of land of one state: the browser divides parts by wholes and makes rows of them. */
export interface CompareShares {
  readonly section: string;
  readonly status: string;
  readonly kind: "actual" | "target" | "expected" | "cumulative" | "share" | "growth" | "threshold" | "computed";
  readonly period: Words;
  readonly whole: Words;
  readonly wholes: readonly number[];
  readonly rows: readonly CompareShare[];
  readonly gaps: readonly CompareGap[];
}

/** An indicator of a family, and what makes it differ from the others. */
export interface CompareMember {
  readonly indicator: string;
  readonly reason: "indicator" | "scope" | "status" | "measure" | "doubtful" | "period" | "measure_unit";
}

/** Indicators of one matter that stand in one row where units publish different ones. */
export interface CompareFamily {
  readonly id: string;
  readonly names: Readonly<Record<string, Words>>;
  readonly members: readonly CompareMember[];
}

/** A unit of measurement, for differences: words, factor to English, yuan, no quantity. */
export interface CompareUnit {
  readonly id: string;
  readonly name: Words;
  readonly factor: number;
  readonly yuan: number;
  readonly ordinal: boolean;
}

/** A heading over rows. */
export interface CompareSection {
  readonly id: string;
  readonly name: Words;
}

/** All that the compare view needs beside the page's own figures. */
export interface Compare {
  readonly units: readonly string[];
  readonly sections: readonly CompareSection[];
  readonly rows: readonly CompareRow[];
  readonly frames: readonly CompareFrame[];
  readonly zones: readonly CompareZone[];
  readonly shares: readonly CompareShares[];
  readonly families: readonly CompareFamily[];
  readonly measure_units: readonly CompareUnit[];
  readonly figures: readonly FigureView[];
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
  readonly language: "zh" | "en";
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
  readonly land_classes: readonly LandClassView[];
  readonly packs: readonly PackView[];
  readonly backdrops: readonly BackdropView[];
  readonly compare: Compare | null;
  readonly guide: Guide | null;
}

/** What the fields hold; the data leaves empty ones out (mapper/page_pack.py). */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Industry: { id: "text", name: "Words", path: "text", colour: "text", colour_dark: "text" },
  SymbolRef: { form: "text", industry: "text", letter: "text", colour: "text" },
  Unit: { id: "text", name: "Words", short: "Words", kind: "text", kind_name: "Words", parent: "text", symbol: "SymbolRef", position: "Words", area: "Words", last_named: "text", keys: "text[]", placed: "flag", outside: "flag" },
  Place: { id: "text", unit: "text", role: "text", basis: "text", lon: "number", lat: "number", uncertainty_m: "number", source: "text", note: "Words" },
  Shape: { id: "text", unit: "text", extent: "text", basis: "text", line: "text", area_measurable: "flag", area_label: "Words", lon: "number", lat: "number", uncertainty_m: "number", valid_from: "text", valid_to: "text", spoken: "Words" },
  FormulaTerm: { name: "Words", value: "Words", source: "Words" },
  Reference: { value: "Words", scope: "Words", source: "Words" },
  Formula: { expression: "Words", numbers: "Words", inputs: "text[]", terms: "FormulaTerm[]", rule: "Words", references: "Reference[]" },
  FigureView: { id: "text", unit: "text", indicator: "text", label: "Words", value: "Words", measure_unit: "Words", qualifier: "Words", number: "number", period: "Words", period_iso: "text", kind: "text", source: "text", locator: "text", printed: "text", mark: "text", note: "Words", formula: "Formula?" },
  Row: { form: "text", title: "Words", figures: "text[]", reason: "Words?", aside: "Words" },
  FindingView: { id: "text", icon: "text", unit: "text", figures: "text[]", head: "Words", text: "Words", level: "text", where: "text", remedy: "Words", lon: "number?", lat: "number?" },
  FindingRest: { level: "text", name: "Words", count: "number" },
  LandClassView: { id: "text", code: "text", name: "Words", label: "Words", fill: "text", text: "text", hatch: "text" },
  LandArea: { ha: "Words", mu: "Words", share: "number" },
  LandBar: { state: "text", name: "Words", total: "LandArea", spoken: "Words" },
  LandRow: { land_class: "text", areas: "LandArea[]", minor: "flag" },
  LandMix: { bars: "LandBar[]", rows: "LandRow[]", rest: "LandArea[]" },
  RealisedClass: { land_class: "text", figure: "text", planned: "LandArea", minor: "flag" },
  LandMove: { before: "text", after: "text", area: "LandArea" },
  LandChange: { kept: "LandArea", changed: "LandArea", spoken: "Words", realised: "RealisedClass[]", moves: "LandMove[]" },
  ParkCell: { figure: "text", reason: "Words" },
  ParkRow: { unit: "text", cells: "ParkCell[]" },
  Section: { form: "text", theme: "text", title: "Words", aside: "Words", rows: "Row[]", figures: "text[]", captions: "Words[]", units: "text[]", findings: "text[]", rest: "FindingRest[]", events: "number[]", land_mix: "LandMix?", land_change: "LandChange?", parks: "ParkRow[]", notes: "Words[]", first: "number" },
  Badge: { form: "text", text: "Words" },
  Panel: { badges: "Badge[]", sections: "Section[]" },
  Event: { unit: "text", date: "Words", kind: "Words", text: "Words", source: "text", locator: "text" },
  PackColumn: { name: "text", title: "Words", measure_unit: "Words", kind: "text", decimals: "number", words: "Words{}", hidden: "flag" },
  PackView: { id: "text", name: "Words", state: "text", form: "text", count: "number", total: "Words", bounds: "number[]", classes: "text[]", class_column: "text", id_column: "text", label_column: "text", columns: "PackColumn[]", edition: "Words", note: "Words" },
  LegendRow: { id: "text", title: "Words", symbol: "SymbolRef", target: "text", tier: "Words?", units: "text[]", unplaced: "text[]", count: "number", land_class: "text", amounts: "Words[]" },
  LegendGroup: { id: "text", title: "Words", rows: "LegendRow[]", empty: "Words?", aside: "Words", heads: "Words[]", packs: "text[]", foot: "Words" },
  Member: { unit: "text", role: "text", label: "Words" },
  AreaSquare: { unit: "text", figure: "text", area_m2: "number", label: "Words" },
  Station: { id: "text", year: "text", name: "Words", line: "Words", owner: "text", members: "Member[]", unnamed: "number", ghosts: "text[]", ghost_years: "text[]", units: "text[]", legend: "LegendGroup[]", square: "AreaSquare?" },
  Cluster: { id: "text", tier: "text", name: "Words", symbol: "SymbolRef", units: "text[]", keys: "text[]" },
  ClusterSystem: { id: "text", name: "Words", year: "text", owner: "text", source: "text", locator: "text", clusters: "Cluster[]" },
  ThematicClass: { label: "Words", colour: "text", units: "text[]" },
  Thematic: { id: "text", title: "Words", classes: "ThematicClass[]", no_data: "text[]", sizes: "number{}" },
  GuideStep: { name: "Words", command: "text" },
  Guide: { title: "Words", text: "Words", note: "Words", steps: "GuideStep[]", on_map: "flag" },
  BackdropView: { id: "text", name: "Words", layers: "text[]", subdomains: "text[]", datum: "text", attribution: "text", min_zoom: "number", max_zoom: "number" },
  CompareFrame: { indicator: "text", unit: "text", measure: "text", status: "text", first: "text", last: "text", scope: "text" },
  ComparedFigure: { figure: "text", unit: "text", frame: "number", value: "number", inexact: "flag", doubts: "text[]" },
  CompareGap: { units: "text[]", state: "text", why: "Words" },
  CompareRow: { id: "text", section: "text", names: "Words{}", figures: "ComparedFigure[]", gaps: "CompareGap[]", always: "flag", holders: "text[]", group: "text", kin: "text", stands_in: "flag" },
  CompareZone: { unit: "text", scope: "text", source: "text", locator: "text" },
  CompareShare: { id: "text", name: "Words", part: "Words", parts: "number[]" },
  CompareShares: { section: "text", status: "text", kind: "text", period: "Words", whole: "Words", wholes: "number[]", rows: "CompareShare[]", gaps: "CompareGap[]" },
  CompareMember: { indicator: "text", reason: "text" },
  CompareFamily: { id: "text", names: "Words{}", members: "CompareMember[]" },
  CompareUnit: { id: "text", name: "Words", factor: "number", yuan: "number", ordinal: "flag" },
  CompareSection: { id: "text", name: "Words" },
  Compare: { units: "text[]", sections: "CompareSection[]", rows: "CompareRow[]", frames: "CompareFrame[]", zones: "CompareZone[]", shares: "CompareShares[]", families: "CompareFamily[]", measure_units: "CompareUnit[]", figures: "FigureView[]" },
  Source: { id: "text", number: "text", title: "Words", publisher: "Words", date: "Words", file: "text", licence: "text", figures: "text[]" },
  Theme: { id: "text", name: "Words" },
  IndicatorKey: { id: "text", name: "Words", keys: "text[]", units: "text[]" },
  NeighbourLabel: { name: "Words", lon: "number", lat: "number" },
  Page: { format: "number", title: "Words", subtitle: "Words", region: "text", adcode: "text", province: "Words", fictional: "flag", language: "text", bounds: "number[]", zone_limits: "number[]", stations: "Station[]", first_station: "text", units: "Unit[]", places: "Place[]", shapes: "Shape[]", neighbours: "NeighbourLabel[]", panels: "Panel{}", figures: "FigureView[]", events: "Event[]", findings: "FindingView[]", systems: "ClusterSystem[]", thematics: "Thematic[]", industries: "Industry[]", indicators: "IndicatorKey[]", themes: "Theme[]", sources: "Source[]", land_classes: "LandClassView[]", packs: "PackView[]", backdrops: "BackdropView[]", compare: "Compare?", guide: "Guide?" },
};
