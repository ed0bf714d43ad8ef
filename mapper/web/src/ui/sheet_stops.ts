// The three stops of the phone's sheet, and which of them a drag ends at. Pure.
import type { SheetStop } from "../store";

const PEEK_PX = 250;
const HALF = 0.6;
/** A flick moves as far as it would in this time. */
const FLICK_MS = 160;

export const STOPS: readonly SheetStop[] = ["peek", "half", "full"];

/** Height of the sheet, given the space below the header. On a very low screen the peek leaves some map. */
export function stopHeight(stop: SheetStop, space: number): number {
  if (stop === "full") return space;
  const half = Math.round(space * HALF);
  return stop === "half" ? Math.max(half, Math.min(PEEK_PX, half)) : Math.min(PEEK_PX, half);
}

/** The stop nearest to where the sheet would come to rest; the velocity is in px per ms, upwards positive. */
export function stopAfterDrag(height: number, velocity: number, space: number): SheetStop {
  const rest = height + velocity * FLICK_MS;
  const distance = (stop: SheetStop): number => Math.abs(stopHeight(stop, space) - rest);
  return STOPS.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
}

export function neighbourStop(stop: SheetStop, step: 1 | -1): SheetStop {
  return STOPS[STOPS.indexOf(stop) + step] ?? stop;
}
