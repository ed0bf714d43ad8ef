// Lines of longitude and latitude at round degrees, with labels at the top and left where these do not cover names.
import { overlaps, type Box, type Point } from "./box";
import type { Field } from "./field";
import type { Measure } from "./text";
import type { MapView } from "./view";

export interface GraticuleLine {
  readonly from: Point;
  readonly to: Point;
  readonly label: string;
  /** Baseline start of the label; missing if it found no room. */
  readonly at: Point | undefined;
}

export interface Graticule {
  readonly lines: readonly GraticuleLine[];
  readonly limits: readonly ZoneLimit[];
}

/** A limit of two 3° delivery zones. */
export interface ZoneLimit {
  readonly lon: number;
  readonly x: number;
  /** Central meridians of the zones on both sides. */
  readonly west: number;
  readonly east: number;
  /** Baseline of the zones' names; missing if they found no room. */
  readonly y: number | undefined;
}

const STEPS = [0.01, 0.05, 0.2, 1, 5];
const LEAST_PX = 90;

function stepFor(view: MapView): number {
  const perDegree = view.width / (view.east - view.west);
  return STEPS.find((step) => step * perDegree >= LEAST_PX) ?? 10;
}

function* multiples(step: number, from: number, to: number): Generator<number> {
  for (let k = Math.ceil(from / step); k * step <= to; k++) yield k * step;
}

export function graticuleOf(view: MapView, limits: readonly number[], taken: readonly Box[], lines: Field, measure: Measure): Graticule {
  const step = stepFor(view);
  const digits = step >= 1 ? 0 : step >= 0.2 ? 1 : 2;
  const free = (label: string, at: Point): Point | undefined => {
    const box = { x: at.x, y: at.y - 12, w: measure(label, "line"), h: 15 };
    return taken.some((other) => overlaps(box, other, 2)) || box.x + box.w > view.width || box.y < 0 || box.y + box.h > view.height - 24 ? undefined : at;
  };
  const drawn: GraticuleLine[] = [];
  for (const lon of multiples(step, view.west, view.east)) {
    const { x } = view.at(lon, view.north);
    const label = `${Math.abs(lon).toFixed(digits)}°${lon < 0 ? "W" : "E"}`;
    drawn.push({ from: { x, y: 0 }, to: { x, y: view.height }, label, at: free(label, { x: x + 4, y: 14 }) });
  }
  for (const lat of multiples(step, view.south, view.north)) {
    const { y } = view.at(view.west, lat);
    const label = `${Math.abs(lat).toFixed(digits)}°${lat < 0 ? "S" : "N"}`;
    drawn.push({ from: { x: 0, y }, to: { x: view.width, y }, label, at: free(label, { x: 6, y: y - 4 }) });
  }
  return { lines: drawn, limits: limits.filter((lon) => lon > view.west && lon < view.east).map((lon) => zoneLimit(lon, view, taken, lines)) };
}

/** The names of the zones stand at the foot of the line, as low as there is room. */
function zoneLimit(lon: number, view: MapView, taken: readonly Box[], lines: Field): ZoneLimit {
  const { x } = view.at(lon, view.north);
  const west = Math.round(lon - 1.5);
  const isFree = (y: number): boolean => {
    const box = { x: x - 64, y: y - 12, w: 128, h: 16 };
    return lines.over(box) === 0 && !taken.some((other) => overlaps(box, other, 2));
  };
  const y = [...multiples(24, view.height / 2, view.height - 40)].reverse().find(isFree);
  return { lon, x, west, east: west + 3, y };
}
