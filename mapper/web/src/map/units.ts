// Which units the map shows in the present state of the page, and what is written at each.
import type { LegendRow, Place, Shape, Station, SymbolRef, Unit } from "../page_model";
import type { Store } from "../store";
import { fill, W } from "./words";

/** How a thematic layer shows a unit. */
export interface Themed {
  /** Colour of its class, "" without data. */
  readonly colour: string;
  /** Diameter of the disc, 0 to 1. */
  readonly share: number;
}

export interface MapUnit {
  readonly unit: Unit;
  readonly symbol: SymbolRef;
  readonly places: readonly Place[];
  readonly isGhost: boolean;
  readonly isChosen: boolean;
  /** A firm or site: a dot until the map is close. */
  readonly isMinor: boolean;
  /** Names from the one wished for to the shortest. */
  readonly names: readonly string[];
  readonly caption: string;
  readonly themed: Themed | undefined;
}

/** Share of the largest disc where a layer gives no sizes. */
const MIDDLE_SHARE = 0.5;
const OWN_FORMS = new Set(["leading", "characteristic", "core", "new_city", "sme"]);
/** Legend row of an outline by its line. */
const ROW_OF_LINE: Readonly<Record<Shape["line"], string>> = { surveyed: "surveyed", digitised: "digitised", schematic: "shapes", share: "shapes", illustration: "illustrations" };
export const isTown = (unit: Unit): boolean => unit.symbol.form === "town" || unit.symbol.form === "seat";

export const inKm = (metres: number): string => String(Math.round(metres / 100) / 10);

/** The symbol as the legend of the year shows it: of the unit's own industry, else of the first row that lists it. */
function symbolOf(unit: Unit, rows: readonly LegendRow[]): SymbolRef {
  const listed = rows.filter((row) => row.target === "units" && OWN_FORMS.has(row.symbol.form) && row.units.includes(unit.id));
  return (listed.find((row) => row.symbol.industry === unit.symbol.industry) ?? listed[0])?.symbol ?? unit.symbol;
}

/** Year of the last document before the station's that names the unit, "" for a unit that is no ghost. */
export function ghostYear(station: Station, id: string): string {
  return station.ghost_years[station.ghosts.indexOf(id)] ?? "";
}

/** What is known of area and position; the area only in a year that shows the shape drawn to it. */
export function knownOf(store: Store, unit: Unit): string {
  const { t } = store;
  const isDrawn = store.currentStation.value.legend.some(({ rows }) => rows.some((row) => row.target === "shapes" && row.units.includes(unit.id)));
  return [isDrawn ? t(unit.area) : "", t(unit.position)].filter(Boolean).join(" · ");
}

function captionOf(store: Store, unit: Unit, places: readonly Place[], isGhost: boolean): string {
  if (!isGhost) return knownOf(store, unit);
  const { t } = store;
  const ring = Math.max(0, ...places.map((place) => place.uncertainty_m));
  const year = ghostYear(store.currentStation.value, unit.id) || unit.last_named;
  const parts = [year && fill(t(W.ghostCaption), { year }), ring > 0 && fill(t(W.plusMinus), { n: inKm(ring) })];
  return parts.filter(Boolean).join(" · ");
}

/** A zone that an area square stands for has no symbol of its own. */
const isInSquare = (store: Store, id: string): boolean => store.currentStation.value.square?.unit === id;

/** With a thematic layer only its units are shown, as discs of their class, and the chosen one. */
function themeOf(store: Store): ReadonlyMap<string, Themed> | undefined {
  const chosen = store.thematic.value;
  const thematic = store.page.thematics.find(({ id }) => id === chosen);
  if (!thematic) return undefined;
  const classed = thematic.classes.flatMap(({ colour, units }) => units.map((unit): [string, Themed] => [unit, { colour, share: thematic.sizes[unit] ?? MIDDLE_SHARE }]));
  return new Map([...thematic.no_data.map((unit): [string, Themed] => [unit, { colour: "", share: 0 }]), ...classed]);
}

export function unitsOnMap(store: Store): MapUnit[] {
  const { index, t } = store;
  const station = store.currentStation.value;
  const rows = station.legend.flatMap((group) => group.rows);
  const members = new Map(station.members.map((member) => [member.unit, t(member.label)]));
  const inYear = new Set([...station.units, ...members.keys()]);
  const theme = themeOf(store);
  const ids = theme ? new Set([...theme.keys(), store.unit.value]) : store.shownUnits.value;
  return [...ids].flatMap((id): MapUnit[] => {
    const unit = index.unit.get(id);
    const places = index.places.get(id) ?? [];
    if (!unit || places.length === 0 || isTown(unit) || isInSquare(store, id)) return [];
    const isGhost = !inYear.has(id) && id !== station.owner;
    const names = [members.get(id) ?? "", t(unit.name), t(unit.short)].filter((name) => name !== "");
    return [
      {
        unit,
        symbol: symbolOf(unit, rows),
        places,
        isGhost,
        isChosen: store.unit.value === id,
        isMinor: unit.symbol.form === "firm" && store.unit.value !== id && !theme,
        themed: theme?.get(id),
        names,
        caption: captionOf(store, unit, places, isGhost),
      },
    ];
  });
}

const rowsOf = (store: Store, target: LegendRow["target"]): readonly LegendRow[] => store.shownRows.value.filter((row) => row.target === target);

export const isShown = (store: Store, target: LegendRow["target"]): boolean => rowsOf(store, target).length > 0;

/** Units in the rows of a target that are switched on, and the chosen one. */
function unitsIn(store: Store, targets: readonly LegendRow["target"][]): ReadonlySet<string> {
  return new Set([...targets.flatMap((target) => rowsOf(store, target).flatMap((row) => row.units)), store.unit.value]);
}

/** Outlines of the year, in rows switched on or of the chosen unit; the built share comes with the planned one. */
export function shapesOnMap(store: Store): Shape[] {
  const shown = new Set(store.shownRows.value.map((row) => row.id));
  const rows = store.currentStation.value.legend.flatMap((group) => group.rows);
  return store.page.shapes.filter(({ line, unit }) => rows.some((row) => row.id === ROW_OF_LINE[line] && row.units.includes(unit) && (shown.has(row.id) || unit === store.unit.value)));
}

/** Places whose ring of uncertainty is drawn. */
export function ringsOnMap(store: Store): Place[] {
  const units = unitsIn(store, ["halos"]);
  return store.page.places.filter((place) => {
    const unit = store.index.unit.get(place.unit);
    return place.uncertainty_m > 0 && units.has(place.unit) && unit !== undefined && !isTown(unit) && !isInSquare(store, place.unit);
  });
}

/** Seats of towns in the shown row, and a chosen town. */
export function townsOnMap(store: Store): { unit: Unit; place: Place }[] {
  const units = unitsIn(store, ["towns"]);
  return store.page.places.flatMap((place) => {
    const unit = store.index.unit.get(place.unit);
    return unit && isTown(unit) && units.has(unit.id) ? [{ unit, place }] : [];
  });
}
