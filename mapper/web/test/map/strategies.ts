// Sheets and label requests for property tests: up to 16 units, scattered or crowded, on a desk and a phone.
import fc from "fast-check";
import type { Box } from "../../src/map/box";
import type { LabelRequest, Sheet } from "../../src/map/label_request";
import { BLANK } from "../../src/map/field";
import type { PlacedLabel } from "../../src/map/labels";

interface View {
  readonly width: number;
  readonly height: number;
}

const DESK: View = { width: 750, height: 790 };
const PHONE: View = { width: 390, height: 520 };
const CROWD_PX = 60;
const MOST = 16;

/** Zoom card at the upper right; year switch on the desk, scale bar on the phone. */
export function sheetOf({ width, height }: View): Sheet {
  const foot = width === DESK.width ? { x: 80, y: height - 112, w: 590, h: 72 } : { x: 12, y: height - 50, w: 90, h: 22 };
  return { width, height, blocked: [{ x: width - 56, y: 16, w: 40, h: 112 }, foot], field: BLANK, towns: [] };
}

export function requestAt(id: number, x: number, y: number, more: Partial<LabelRequest> = {}): LabelRequest {
  const w = 100;
  return { id: `u${String(id).padStart(2, "0")}`, anchors: [{ x, y }], symbol: 26, variants: [{ w, h: 33 }, { w: w * 0.6, h: 17 }], form: "callout", first: "beside", weight: 1, ...more };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const unit = fc.record({ x: share, y: share, w: fc.integer({ min: 40, max: 170 }) });
const form = fc.constantFrom("callout" as const, "spot" as const);

interface Scene {
  readonly sheet: Sheet;
  readonly requests: readonly LabelRequest[];
}

const requestsOf = (places: readonly { x: number; y: number; w: number }[], kind: "callout" | "spot"): LabelRequest[] =>
  places.map(({ x, y, w }, i) => requestAt(i, x, y, { form: kind, symbol: kind === "spot" ? 30 : 26, variants: [{ w, h: 33 }, { w: w * 0.6, h: 17 }] }));

export const scattered: fc.Arbitrary<Scene> = fc
  .record({ view: fc.constantFrom(DESK, PHONE), form, units: fc.array(unit, { minLength: 1, maxLength: MOST }) })
  .map(({ view, form: kind, units }) => ({ sheet: sheetOf(view), requests: requestsOf(units.map(({ x, y, w }) => ({ x: 6 + x * (view.width - 12), y: 6 + y * (view.height - 12), w })), kind) }));

export const crowded: fc.Arbitrary<Scene> = fc
  .record({ view: fc.constantFrom(DESK, PHONE), form, heart: fc.tuple(share, share), units: fc.array(unit, { minLength: 2, maxLength: MOST }) })
  .map(({ view, form: kind, heart, units }) => {
    const at = (middle: number, off: number, room: number): number => CROWD_PX / 2 + middle * (room - CROWD_PX) + (off - 0.5) * CROWD_PX;
    return { sheet: sheetOf(view), requests: requestsOf(units.map(({ x, y, w }) => ({ x: at(heart[0], x, view.width), y: at(heart[1], y, view.height), w })), kind) };
  });

export const boxesOf = ({ symbolBox, text }: PlacedLabel): Box[] => (text ? [symbolBox, text] : [symbolBox]);
export const pairsOf = <T,>(items: readonly T[]): [T, T][] => items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
