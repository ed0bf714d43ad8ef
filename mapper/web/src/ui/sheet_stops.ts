// The three stops of the phone's sheet, and which of them a drag ends at. Pure.
import type { SheetStop } from "../store";

export const HEADER_PX = 56;
const PEEK_PX = 250;
const HALF = 0.6;
const MOST_PEEK = 0.45;
/** A flick moves as far as it would in this time. */
const FLICK_MS = 160;

export const STOPS: readonly SheetStop[] = ["peek", "half", "full"];

/** Height of the sheet in a window of this height. On a very low screen the peek leaves some map. */
export function stopHeight(stop: SheetStop, windowHeight: number): number {
  if (stop === "full") return windowHeight - HEADER_PX;
  if (stop === "half") return Math.round(windowHeight * HALF);
  return Math.min(PEEK_PX, Math.round(windowHeight * MOST_PEEK));
}

/** The stop nearest to where the sheet would come to rest; the velocity is in px per ms, upwards positive. */
export function stopAfterDrag(height: number, velocity: number, windowHeight: number): SheetStop {
  const rest = height + velocity * FLICK_MS;
  const distance = (stop: SheetStop): number => Math.abs(stopHeight(stop, windowHeight) - rest);
  return STOPS.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
}

export function neighbourStop(stop: SheetStop, step: 1 | -1): SheetStop {
  return STOPS[STOPS.indexOf(stop) + step] ?? stop;
}
