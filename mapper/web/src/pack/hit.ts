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

/** A point inside a feature and how wide the feature is there. */
export interface Inner {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const HEIGHTS = [0.5, 0.38, 0.62, 0.25, 0.75] as const;
/** The middle is left for another height only where that is so much wider. */
const GAIN = 1.25;

/** Middle of the widest stretch inside, at a few heights of the box; the middle height is preferred. */
export function innerOf(y0: number, y1: number, cross: (y: number, into: number[]) => void): Inner | undefined {
  let best: Inner | undefined;
  for (const share of HEIGHTS) {
    const y = y0 + (y1 - y0) * share + 1e-3; // off the vertices, which lie on whole numbers
    const found: number[] = [];
    cross(y, found);
    found.sort((a, b) => a - b);
    for (let i = 0; i + 1 < found.length; i += 2) {
      const width = found[i + 1]! - found[i]!;
      if (!best || width > best.width * (best.y === y ? 1 : GAIN)) best = { x: (found[i]! + found[i + 1]!) / 2, y, width };
    }
  }
  return best;
}
