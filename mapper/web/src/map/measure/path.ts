// The line being measured: points set so far, and whether it is still open to more. Pure.
import type { LonLat } from "./geodesic";

export interface Path {
  readonly points: readonly LonLat[];
  /** drawing: takes points. line: ended. area: closed on its first point. */
  readonly state: "drawing" | "line" | "area";
}

export const EMPTY: Path = { points: [], state: "drawing" };

const LEAST_FOR_AREA = 3;
const LEAST_FOR_LINE = 2;

export const isClosable = ({ points, state }: Path): boolean => state === "drawing" && points.length >= LEAST_FOR_AREA;

/** Adds a point; an ended line gives way to a new one. */
export function withPoint(path: Path, point: LonLat): Path {
  return path.state === "drawing" ? { points: [...path.points, point], state: "drawing" } : { points: [point], state: "drawing" };
}

/** Ends the line: as an area from three points on, as a line from two. */
export function ended(path: Path): Path {
  if (path.state !== "drawing" || path.points.length < LEAST_FOR_LINE) return path;
  return { points: path.points, state: isClosable(path) ? "area" : "line" };
}

/** Takes back the end of the line first, then point after point. */
export function undone(path: Path): Path {
  return path.state === "drawing" ? { points: path.points.slice(0, -1), state: "drawing" } : { points: path.points, state: "drawing" };
}

type Pair = readonly [LonLat, LonLat];

const turn = (a: LonLat, b: LonLat, c: LonLat): number => (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
const doCross = ([a, b]: Pair, [c, d]: Pair): boolean => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** True if two sides of the ring cross: its area would then cancel out in part. */
export function crossesItself(points: readonly LonLat[]): boolean {
  const sides = points.map((point, i): Pair => [point, points[(i + 1) % points.length]!]);
  return sides.some((side, i) => sides.slice(i + 1).some((other) => doCross(side, other)));
}
