// Whether a point lies in a ring or near a line, and a point that surely lies inside.

/** Even-odd test against one ring; tests of the rings of a feature are combined by "not equal". */
export function inRing(xs: Float64Array, ys: Float64Array, n: number, x: number, y: number): boolean {
  let isIn = false;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    if (ys[i]! > y === ys[j]! > y) continue;
    if (x < ((xs[j]! - xs[i]!) * (y - ys[i]!)) / (ys[j]! - ys[i]!) + xs[i]!) isIn = !isIn;
  }
  return isIn;
}

/** Square of the distance of a point from a line; a line of one vertex is a point. */
export function offLine2(xs: Float64Array, ys: Float64Array, n: number, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i < Math.max(1, n - 1); i++) {
    const k = Math.min(i + 1, n - 1);
    const [dx, dy] = [xs[k]! - xs[i]!, ys[k]! - ys[i]!];
    const length2 = dx * dx + dy * dy;
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - xs[i]!) * dx + (y - ys[i]!) * dy) / length2));
    const [ox, oy] = [xs[i]! + share * dx - x, ys[i]! + share * dy - y];
    least = Math.min(least, ox * ox + oy * oy);
  }
  return least;
}

/** x where the ring crosses a height, added to a list. */
export function crossings(xs: Float64Array, ys: Float64Array, n: number, y: number, into: number[]): void {
  for (let i = 0, j = n - 1; i < n; j = i++) {
    if (ys[i]! > y === ys[j]! > y) continue;
    into.push(((xs[j]! - xs[i]!) * (y - ys[i]!)) / (ys[j]! - ys[i]!) + xs[i]!);
  }
}

/** A point inside a feature, and how far the feature reaches around it along both axes. */
export interface Inner {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Adds where the rings cross a line: the line of a y, or of an x. */
export type Cross = (axis: "x" | "y", at: number, into: number[]) => void;

const HEIGHTS = [0.5, 0.38, 0.62, 0.25, 0.75] as const;
/** The middle is left for another height only where that is so much wider. */
const GAIN = 1.25;
const OFF_VERTICES = 1e-3; // vertices lie on whole numbers

type Stretch = readonly [number, number];

function stretches(cross: Cross, axis: "x" | "y", at: number): readonly Stretch[] {
  const found: number[] = [];
  cross(axis, at, found);
  found.sort((a, b) => a - b);
  return Array.from({ length: found.length >> 1 }, (_, i) => [found[2 * i]!, found[2 * i + 1]!]);
}

/** Middle of the widest stretch inside, at a few heights of the box; the middle height is preferred. */
export function innerOf(y0: number, y1: number, cross: Cross): Inner | undefined {
  let best: { readonly y: number; readonly of: Stretch } | undefined;
  for (const share of HEIGHTS) {
    const y = y0 + (y1 - y0) * share + OFF_VERTICES;
    for (const of of stretches(cross, "y", y)) {
      const least = best ? (best.of[1] - best.of[0]) * (best.y === y ? 1 : GAIN) : 0;
      if (of[1] - of[0] > least) best = { y, of };
    }
  }
  if (!best) return undefined;
  const { y, of } = best;
  const x = (of[0] + of[1]) / 2;
  const up = stretches(cross, "x", x + OFF_VERTICES).find(([from, to]) => from <= y && y <= to);
  return { x, y, width: of[1] - of[0], height: up ? up[1] - up[0] : 0 };
}
