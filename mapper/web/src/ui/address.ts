// State of the page in the address after the #, so that a link shows what its sender saw, from a file too.
import type { Page } from "../page_model";
import type { Language, Scheme, View } from "../store";

export interface Address {
  readonly unit: string;
  readonly station: string;
  readonly language: Language;
  readonly scheme: Scheme;
  readonly hidden: readonly string[];
  readonly thematic: string;
  readonly letters: boolean;
  readonly view: View | null;
}

export function defaultAddress(page: Page): Address {
  return { unit: "", station: page.first_station, language: "zh", scheme: "system", hidden: [], thematic: "", letters: true, view: null };
}

const list = (items: readonly string[]): string => items.map(encodeURIComponent).join(",");

function viewText({ lat, lon, zoom }: View): string {
  return [zoom.toFixed(2), lat.toFixed(5), lon.toFixed(5)].map((number) => String(Number(number))).join("/");
}

/** The hash of a state, "" for the state a page opens in. Only what differs from that is written. */
export function writeAddress(state: Address, page: Page): string {
  const start = defaultAddress(page);
  const parts: string[] = [];
  const put = (key: string, value: string): number => parts.push(`${key}=${value}`);
  if (state.unit) put("unit", encodeURIComponent(state.unit));
  if (state.station !== start.station) put("year", encodeURIComponent(state.station));
  if (state.language !== start.language) put("lang", state.language);
  if (state.scheme !== start.scheme) put("scheme", state.scheme);
  if (state.hidden.length > 0) put("off", list([...state.hidden].sort()));
  if (state.thematic) put("theme", encodeURIComponent(state.thematic));
  if (!state.letters) put("keys", "off");
  if (state.view) put("map", viewText(state.view));
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function readView(text: string): View | null {
  if (!/^[\d.]+\/-?[\d.]+\/-?[\d.]+$/.test(text)) return null;
  const [zoom, lat, lon] = text.split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  const inside = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return inside ? { lat, lon, zoom } : null;
}

/** Reads a hash; what the page does not know is left at its default, so an old link still opens. */
export function readAddress(hash: string, page: Page): Address {
  const values = new Map(
    hash
      .replace(/^#/, "")
      .split("&")
      .map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as const),
  );
  const start = defaultAddress(page);
  const known = (key: string, ids: readonly string[], otherwise: string): string => {
    const id = decode(values.get(key) ?? "");
    return ids.includes(id) ? id : otherwise;
  };
  const rows = new Set(page.stations.flatMap((station) => station.legend.flatMap((group) => group.rows.map((row) => row.id))));
  const scheme = values.get("scheme");
  return {
    unit: known("unit", page.units.map((unit) => unit.id), ""),
    station: known("year", page.stations.map((station) => station.id), start.station),
    language: values.get("lang") === "en" ? "en" : "zh",
    scheme: scheme === "light" || scheme === "dark" ? scheme : "system",
    hidden: (values.get("off") ?? "").split(",").map(decode).filter((id) => rows.has(id)).sort(),
    thematic: known("theme", page.thematics.map((thematic) => thematic.id), ""),
    letters: values.get("keys") !== "off",
    view: readView(values.get("map") ?? ""),
  };
}
