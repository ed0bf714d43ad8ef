// What each unit asks of the label placement: where it is, how large its symbol, how wide its words.
import { centred, holds, type Box, type Point } from "./box";
import type { LabelRequest, Size } from "./label_request";
import type { Measure } from "./text";
import type { MapUnit } from "./units";
import { CLOSE, NEAR, pxPerKm, type MapView } from "./view";

export const LINE = { name: 17, line: 16, tag_gap: 8, tag_pad: 5, tag_h: 18, name_base: 13, line_base: 12 };
const SYMBOL = { callout: 26, spot: 30, shape: 36 };
const DISC = { least: 12, more: 34 };
const WIDEST_NAME = { desk: 128, phone: 84 };
/** A ring so wide that the symbol in it leaves it readable, in px. */
const WIDE_RING = 40;

/** The words of a label in one form. */
export interface Words2 {
  readonly name: string;
  readonly tag: string;
  readonly line: string;
}

export interface UnitOnSheet {
  readonly shown: MapUnit;
  readonly request: LabelRequest;
  /** Words of each variant of the request. */
  readonly words: readonly Words2[];
}

/** Box of a unit's drawn outline, and its label point. */
export interface Outline {
  readonly box: Box;
  readonly at: Point;
  readonly isSchematic: boolean;
}

function nameOf(shown: MapUnit, view: MapView, measure: Measure): string {
  const most = view.isPhone ? WIDEST_NAME.phone : WIDEST_NAME.desk;
  const names = view.isPhone ? [...shown.names].reverse() : shown.names;
  return names.find((name) => measure(name, "name") <= most) ?? shown.names[shown.names.length - 1] ?? "";
}

export const tagWidth = (tag: string, measure: Measure): number => measure(tag, "line") + 2 * LINE.tag_pad;

function sizeOf({ name, tag, line }: Words2, measure: Measure): Size {
  const first = measure(name, "name") + (tag ? LINE.tag_gap + tagWidth(tag, measure) : 0);
  return { w: Math.max(first, line ? measure(line, "line") : 0), h: LINE.name + (line ? LINE.line : 0) };
}

function wordsOf(shown: MapUnit, tag: string, view: MapView, measure: Measure): Words2[] {
  const name = nameOf(shown, view, measure);
  const bare = { name, tag: "", line: "" };
  if (view.isPhone) return tag && view.px_per_km > NEAR ? [{ ...bare, tag }, bare] : [bare];
  const full = { name, tag, line: shown.caption };
  const short = shown.names[shown.names.length - 1]!;
  return [full, ...(tag || shown.caption ? [bare] : []), ...(short !== name ? [{ ...bare, name: short }] : [])];
}

function symbolSize(shown: MapUnit, isShaped: boolean, view: MapView): number {
  if (shown.themed) return Math.round(DISC.least + DISC.more * shown.themed.share);
  if (view.px_per_km < NEAR) return SYMBOL.callout;
  const shapeFits = isShaped && (view.px_per_km > CLOSE || shown.isChosen);
  return shapeFits ? SYMBOL.shape : SYMBOL.spot;
}

/** Where a unit is: its outline's label point if one is drawn, else its places; several possible seats all count. */
function anchorsOf(shown: MapUnit, outline: Outline | undefined, view: MapView): Point[] {
  if (outline) return [outline.at];
  const seats = shown.places.filter((place) => place.role === "possible_seat");
  return (seats.length > 0 ? seats : shown.places.slice(0, 1)).map((place) => view.at(place.lon, place.lat));
}

/** True where a small outline or ring would vanish under a symbol at its position. */
function standsAside(shown: MapUnit, outline: Outline | undefined, view: MapView): boolean {
  if (view.px_per_km >= NEAR || shown.themed) return false;
  if (outline) return true;
  const { uncertainty_m, lat } = shown.places[0]!;
  return (uncertainty_m / 1000) * pxPerKm(view.zoom, lat) < WIDE_RING;
}

/** The unit's request, or nothing if none of its positions is in sight. */
export function onSheet(shown: MapUnit, outline: Outline | undefined, tag: string, view: MapView, blocked: readonly Box[], measure: Measure): UnitOnSheet | undefined {
  const paper = { x: 0, y: 0, w: view.width, h: view.height };
  const anchors = anchorsOf(shown, outline, view).filter((at) => holds(paper, at) && !blocked.some((box) => holds(box, at)));
  if (anchors.length === 0) return undefined;
  const words = wordsOf(shown, tag, view, measure);
  const symbol = symbolSize(shown, outline !== undefined, view);
  const isBig = symbol === SYMBOL.shape;
  const request: LabelRequest = {
    id: shown.unit.id,
    anchors,
    symbol,
    variants: words.map((one) => sizeOf(one, measure)),
    form: standsAside(shown, outline, view) ? "callout" : "spot",
    first: isBig ? "below" : "beside",
    ...(outline && isBig ? { body: bodyOf(outline, symbol, view) } : {}),
    weight: shown.isChosen ? 3 : shown.isGhost ? 0.8 : 1,
  };
  return { shown, request, words };
}

/** The label stands below the shape; in a shape that fills the view, below the symbol. */
function bodyOf({ box, at }: Outline, symbol: number, view: MapView): Box {
  return box.h > view.height / 2 ? centred(at, symbol) : box;
}
