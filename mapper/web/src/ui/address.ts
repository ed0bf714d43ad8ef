// State of the page in the address after the #, so that a link shows what its sender saw, from a file too.
// Backdrops are not in it: a link never makes a page ask the network.
import type { Page } from "../page_model";
import { SWIPE, swipeSides } from "../parcels/shown";
import { firstLandView, type Language, type PageMode, type Scheme, type View } from "../store";

export interface Address {
  readonly unit: string;
  readonly station: string;
  readonly language: Language;
  readonly scheme: Scheme;
  readonly hidden: readonly string[];
  readonly thematic: string;
  readonly letters: boolean;
  readonly view: View | null;
  readonly mode: PageMode;
  readonly compared: readonly string[];
  readonly landView: string;
  readonly swipeAt: number;
  /** Pack and row of the chosen feature, `current/17`, "" for none. */
  readonly feature: string;
  readonly focusClasses: readonly string[];
  readonly softColours: boolean;
  readonly opacity: number;
  readonly tableOpen: boolean;
}

/** How a part of the state stands in the address. */
interface Part<T> {
  readonly key: string;
  readonly write: (value: T) => string;
  /** Nothing for what the page does not know. */
  readonly read: (text: string, page: Page) => T | undefined;
}

/** Units that can stand side by side. */
const MOST_COMPARED = 6;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function oneOf(key: string, ids: (page: Page) => readonly string[]): Part<string> {
  return { key, write: encodeURIComponent, read: (text, page) => ids(page).find((id) => id === decode(text)) };
}

function someOf(key: string, ids: (page: Page) => readonly string[], most = Infinity): Part<readonly string[]> {
  const read = (text: string, page: Page): readonly string[] => {
    const known = new Set(ids(page));
    return [...new Set(text.split(",").map(decode))].filter((id) => known.has(id)).slice(0, most);
  };
  return { key, write: (items) => items.map(encodeURIComponent).join(","), read };
}

function wordOf<T extends string>(key: string, words: readonly T[]): Part<T> {
  return { key, write: (word) => word, read: (text) => words.find((word) => word === text) };
}

/** A switch that is written only in the position it does not start in. */
function flag(key: string, word: string, meaning: boolean): Part<boolean> {
  return { key, write: () => word, read: (text) => (text === word ? meaning : undefined) };
}

function share(key: string): Part<number> {
  const read = (text: string): number | undefined => (/^[01](\.\d+)?$/.test(text) && Number(text) <= 1 ? Number(text) : undefined);
  return { key, write: (value) => String(Number(value.toFixed(3))), read };
}

function viewText(view: View | null): string {
  return view ? [view.zoom.toFixed(2), view.lat.toFixed(5), view.lon.toFixed(5)].map((number) => String(Number(number))).join("/") : "";
}

function readView(text: string): View | undefined {
  if (!/^[\d.]+\/-?[\d.]+\/-?[\d.]+$/.test(text)) return undefined;
  const [zoom, lat, lon] = text.split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return undefined;
  const inside = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { lat, lon, zoom } : undefined;
}

function readFeature(text: string, page: Page): string | undefined {
  const [, pack = "", row = ""] = /^(.+)\/(\d+)$/.exec(decode(text)) ?? [];
  const known = page.packs.find(({ id }) => id === pack);
  return known && Number(row) < known.count ? `${pack}/${Number(row)}` : undefined;
}

const rowsOf = ({ stations }: Page): readonly string[] => stations.flatMap(({ legend }) => legend.flatMap(({ rows }) => rows.map(({ id }) => id)));
const unitsOf = ({ units }: Page): readonly string[] => units.map(({ id }) => id);
const landViewsOf = ({ packs }: Page): readonly string[] => [...packs.map(({ id }) => id), ...(swipeSides(packs) ? [SWIPE] : [])];

const PARTS: { readonly [Name in keyof Address]: Part<Address[Name]> } = {
  unit: oneOf("unit", unitsOf),
  station: oneOf("year", ({ stations }) => stations.map(({ id }) => id)),
  language: wordOf("lang", ["zh", "en"]),
  scheme: wordOf("scheme", ["system", "light", "dark"]),
  hidden: someOf("off", rowsOf),
  thematic: oneOf("theme", ({ thematics }) => thematics.map(({ id }) => id)),
  letters: flag("keys", "off", false),
  mode: wordOf("view", ["map", "compare"]),
  compared: someOf("compare", unitsOf, MOST_COMPARED),
  landView: oneOf("land", landViewsOf),
  swipeAt: share("swipe"),
  feature: { key: "parcel", write: (text) => encodeURIComponent(text).replaceAll("%2F", "/"), read: readFeature },
  focusClasses: someOf("only", ({ packs }) => packs.flatMap(({ classes }) => classes)),
  softColours: flag("colours", "soft", true),
  opacity: share("opacity"),
  tableOpen: flag("table", "1", true),
  view: { key: "map", write: viewText, read: readView },
};
const NAMES = Object.keys(PARTS) as readonly (keyof Address)[];

export function defaultAddress(page: Page): Address {
  return {
    unit: "", station: page.first_station, language: page.language, scheme: "system", hidden: [], thematic: "", letters: true, view: null,
    mode: "map", compared: [], landView: firstLandView(page), swipeAt: 0.5, feature: "", focusClasses: [], softColours: false, opacity: 1, tableOpen: false,
  };
}

/** `key=text`, nothing for a part that stands as the page opens. */
function written<Name extends keyof Address>(name: Name, state: Address, start: Address): string[] {
  const { key, write } = PARTS[name];
  const text = write(state[name]);
  return JSON.stringify(state[name]) === JSON.stringify(start[name]) || text === "" ? [] : [`${key}=${text}`];
}

/** The hash of a state, "" for the state a page opens in. Only what differs from that is written. */
export function writeAddress(state: Address, page: Page): string {
  const start = defaultAddress(page);
  const parts = NAMES.flatMap((name) => written(name, state, start));
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

/** Reads a hash; what the page does not know is left at its default, so an old link still opens. */
export function readAddress(hash: string, page: Page): Address {
  const cut = (part: string): readonly [string, string] => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
  const values = new Map(hash.replace(/^#/, "").split("&").map(cut));
  const found = NAMES.flatMap((name) => {
    const text = values.get(PARTS[name].key);
    const value = text === undefined ? undefined : PARTS[name].read(text, page);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...defaultAddress(page), ...Object.fromEntries(found) };
}
