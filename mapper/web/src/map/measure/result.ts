// What the measured line comes to, with the live leg to the pointer while it is being drawn. Pure.
import type { Measured } from "../../store";
import { distance_m, legs_m, ring, type LonLat } from "./geodesic";
import { crossesItself, type Path } from "./path";

export interface Result {
  readonly form: Path["state"];
  readonly points: number;
  /** Length of each leg set, the closing one of an area included. */
  readonly legs_m: readonly number[];
  /** The leg to the pointer, 0 if there is none. */
  readonly live_m: number;
  /** Length of the line with its live leg; perimeter of an area. */
  readonly total_m: number;
  /** Undefined without an area, or where the line crosses itself. */
  readonly area_m2: number | undefined;
  readonly isCrossing: boolean;
}

export function resultOf(path: Path, pointer: LonLat | null): Result {
  const { points, state } = path;
  const last = points[points.length - 1];
  const isArea = state === "area";
  const legs = legs_m(isArea ? [...points, points[0]!] : points);
  const live_m = state === "drawing" && last && pointer ? distance_m(last, pointer) : 0;
  const isCrossing = isArea && crossesItself(points);
  return {
    form: state,
    points: points.length,
    legs_m: legs,
    live_m,
    total_m: legs.reduce((sum, leg) => sum + leg, live_m),
    area_m2: isArea && !isCrossing ? ring(points).area_m2 : undefined,
    isCrossing,
  };
}

/** What the rest of the page may know: only what is set. */
export function measuredOf(path: Path): Measured | null {
  if (path.points.length === 0) return null;
  const { total_m, area_m2 } = resultOf(path, null);
  return { points: path.points.length, length_m: total_m, area_m2: area_m2 ?? 0 };
}
