// Which lines of longitude and latitude a view shows, and where their labels have room. Pure.
import { overlaps, type Box } from "../box";
import type { MapView } from "../view";
import { latitude, longitude } from "./degrees";

export interface Line {
  /** x of a meridian, y of a parallel. */
  readonly at: number;
  readonly label: string;
}

export interface Label {
  readonly text: string;
  /** Start of the baseline. */
  readonly x: number;
  readonly y: number;
}

export interface Lines {
  readonly meridians: readonly Line[];
  readonly parallels: readonly Line[];
}

/** Spacing in degrees, with its decimals, from so many px per km up. */
const SPACINGS = [
  { from: 120, degrees: 0.01, digits: 2 },
  { from: 12, degrees: 0.05, digits: 2 },
  { from: 2, degrees: 0.2, digits: 1 },
  { from: 0.4, degrees: 1, digits: 0 },
  { from: 0.06, degrees: 5, digits: 0 },
  { from: 0, degrees: 20, digits: 0 },
] as const;

export const spacingFor = (pxPerKm: number): (typeof SPACINGS)[number] => SPACINGS.find(({ from }) => pxPerKm >= from) ?? SPACINGS[5];

/** Whole multiples, so that 106.65 is not 106.64999. */
function multiples(step: number, from: number, to: number): { readonly k: number; readonly value: number }[] {
  const parts = step < 1 ? Math.round(1 / step) : 1 / step;
  const [first, last] = [Math.ceil(from * parts), Math.floor(to * parts)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({ k: first + i, value: step < 1 ? (first + i) / parts : (first + i) * step }));
}

/** Every nth line is labelled, always the same ones, so that labels do not crowd. */
function everyFor(gap_px: number, least_px: number): number {
  return [1, 2, 5, 10].find((n) => n * gap_px >= least_px) ?? 20;
}

/** As wide as a label and some air. */
const LEAST_GAP = { meridian: 80, parallel: 40 };

export function linesFor(view: MapView): Lines {
  const { degrees, digits } = spacingFor(view.px_per_km);
  const gapX = view.at(view.west + degrees, view.north).x - view.at(view.west, view.north).x;
  const gapY = view.at(view.west, view.south).y - view.at(view.west, view.south + degrees).y;
  const everyX = everyFor(gapX, LEAST_GAP.meridian);
  const everyY = everyFor(gapY, LEAST_GAP.parallel);
  return {
    meridians: multiples(degrees, view.west, view.east).map(({ k, value }) => ({ at: view.at(value, view.north).x, label: k % everyX ? "" : longitude(value, digits) })),
    parallels: multiples(degrees, view.south, view.north).map(({ k, value }) => ({ at: view.at(view.west, value).y, label: k % everyY ? "" : latitude(value, digits) })),
  };
}

export interface Room {
  readonly view: MapView;
  /** What stands over the map, in pixels of the view. */
  readonly taken: readonly Box[];
  /** Left edge of what is seen of the map. */
  readonly left: number;
  readonly measure: (text: string) => number;
}

const LINE_H = 16;
const ASCENT = 12;
const CLEAR_PX = 4;

const boxOf = ({ text, x, y }: Label, measure: Room["measure"]): Box => ({ x, y: y - ASCENT, w: measure(text), h: LINE_H });

function isFree(box: Box, { view, left }: Room, taken: readonly Box[]): boolean {
  const isInside = box.x >= left && box.x + box.w <= view.width && box.y >= 0 && box.y + box.h <= view.height;
  return isInside && !taken.some((other) => overlaps(box, other, CLEAR_PX));
}

/** Labels right of the meridians at the top, and over the parallels at the left, as far as there is room. */
export function labelsFor({ meridians, parallels }: Lines, room: Room): Label[] {
  const wanted = [
    ...meridians.map(({ at, label }) => ({ text: label, x: at + 4, y: 14 })),
    ...parallels.map(({ at, label }) => ({ text: label, x: room.left + 6, y: at - 4 })),
  ];
  const taken = [...room.taken];
  return wanted.filter((label) => {
    if (!label.text) return false;
    const box = boxOf(label, room.measure);
    const isPlaced = isFree(box, room, taken);
    if (isPlaced) taken.push(box);
    return isPlaced;
  });
}

const FOOT_PX = 32;

/** The name of a zone limit: at the bottom, right or left of its line, or nowhere. */
export function limitLabel(x: number, text: string, bottom: number, room: Room): Label | undefined {
  const y = room.view.height - bottom - FOOT_PX;
  const sides = [x + 6, x - 6 - room.measure(text)].map((at) => ({ text, x: at, y }));
  return sides.find((label) => isFree(boxOf(label, room.measure), room, room.taken));
}
