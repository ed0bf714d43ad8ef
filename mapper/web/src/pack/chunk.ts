// A chunk of a pack: how features are made of rings and rings of arcs, and the vertices of the arcs in one level.
import { PlaneReader, startsOf } from "./planes";

/** Features have parts, parts rings, rings arcs: where each begins in the list of the next. */
export interface Topology {
  readonly parts: Uint32Array;
  readonly rings: Uint32Array;
  readonly refs: Uint32Array;
  /** Arc of each reference times 2, and 1 more where it is run backwards. */
  readonly arcs: Uint32Array;
  readonly arcCount: number;
}

/** Vertices of the arcs in units of 2^shift of the grid. */
export interface Level {
  readonly shift: number;
  readonly starts: Uint32Array;
  readonly xs: Int32Array;
  readonly ys: Int32Array;
}

const last = (starts: Uint32Array): number => starts[starts.length - 1]!;

/** References as they are stored: 0 for the next new arc, else how far back the arc was first used. */
function followArcs(stored: Uint32Array): { readonly arcs: Uint32Array; readonly arcCount: number } {
  let next = 0;
  const arcs = stored.map((value) => {
    if (value === 0) return 2 * next++;
    const back = ((value - 1) >>> 1) + 1;
    return 2 * (next - back) + ((value - 1) & 1);
  });
  return { arcs, arcCount: next };
}

export function readTopology(bytes: Uint8Array, count: number): Topology {
  const reader = new PlaneReader(bytes);
  const parts = startsOf(reader.list(count));
  const rings = startsOf(reader.list(last(parts)));
  const refs = startsOf(reader.list(last(rings)));
  return { parts, rings, refs, ...followArcs(reader.list(last(refs))) };
}

const atShift = (value: number, shift: number): number => (shift > 0 ? (value + (1 << (shift - 1))) >> shift : value);

/** One coordinate of all vertices: from the end of the arc before to the first vertex, then by the arc's step and the differences to it. */
function unroll(starts: Uint32Array, origin: number, firsts: Int32Array, steps: Int32Array, further: Int32Array): Int32Array {
  const values = new Int32Array(last(starts));
  let value = origin;
  for (let arc = 0, next = 0; arc < firsts.length; arc++) {
    const step = steps[arc]!;
    const end = starts[arc + 1]!;
    let at = starts[arc]!;
    value += firsts[arc]!;
    values[at++] = value;
    while (at < end) {
      value += step + further[next++]!;
      values[at++] = value;
    }
  }
  return values;
}

/** A level of a chunk whose box begins at x0, y0 of the grid. */
export function readLevel(bytes: Uint8Array, arcs: number, shift: number, x0: number, y0: number): Level {
  const reader = new PlaneReader(bytes);
  const starts = startsOf(reader.list(arcs).map((less) => less + 1));
  const [firstX, firstY] = [reader.signed(arcs), reader.signed(arcs)];
  const [stepX, stepY] = [reader.signed(arcs), reader.signed(arcs)];
  const further = last(starts) - arcs;
  const [dx, dy] = [reader.signed(further), reader.signed(further)];
  return { shift, starts, xs: unroll(starts, atShift(x0, shift), firstX, stepX, dx), ys: unroll(starts, atShift(y0, shift), firstY, stepY, dy) };
}

/** Puts the vertices of rings one after the other; its room grows with the longest ring. */
export class RingReader {
  xs = new Float64Array(1024);
  ys = new Float64Array(1024);

  /** Reads a ring in grid units (closed: the last vertex is the first); returns the number of its vertices. */
  read(topology: Topology, level: Level, ring: number): number {
    const { refs, arcs } = topology;
    const unit = 2 ** level.shift;
    let n = 0;
    for (let ref = refs[ring]!; ref < refs[ring + 1]!; ref++) {
      const arc = arcs[ref]! >>> 1;
      const from = level.starts[arc]!;
      const to = level.starts[arc + 1]!;
      if (n + to - from > this.xs.length) this.grow(n + to - from);
      const { xs, ys } = this;
      const isBackwards = (arcs[ref]! & 1) === 1;
      let i = isBackwards ? to - 1 : from;
      const step = isBackwards ? -1 : 1;
      // arcs of a ring meet in a node, which both hold
      for (let k = from; k < to; k++, i += step) {
        const x = level.xs[i]! * unit;
        const y = level.ys[i]! * unit;
        if (k === from && n > 0 && xs[n - 1] === x && ys[n - 1] === y) continue;
        xs[n] = x;
        ys[n++] = y;
      }
    }
    return n;
  }

  private grow(least: number): void {
    const size = 2 * least;
    const [xs, ys] = [new Float64Array(size), new Float64Array(size)];
    xs.set(this.xs);
    ys.set(this.ys);
    this.xs = xs;
    this.ys = ys;
  }
}

/** West, north, east, south of each feature on the grid; a feature without geometry has a box that nothing meets. */
export function boxesOf({ parts, rings, refs, arcs, arcCount }: Topology, { starts, xs, ys, shift }: Level): Float64Array {
  const count = parts.length - 1;
  const arcBoxes = new Float64Array(4 * arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = starts[arc]!; i < starts[arc + 1]!; i++) {
      const x = xs[i]!;
      const y = ys[i]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
    arcBoxes.set([x0, y0, x1, y1], 4 * arc);
  }
  const unit = 2 ** shift;
  const boxes = new Float64Array(4 * count);
  for (let feature = 0; feature < count; feature++) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let ref = refs[rings[parts[feature]!]!]!; ref < refs[rings[parts[feature + 1]!]!]!; ref++) {
      const at = 4 * (arcs[ref]! >>> 1);
      x0 = Math.min(x0, arcBoxes[at]!);
      y0 = Math.min(y0, arcBoxes[at + 1]!);
      x1 = Math.max(x1, arcBoxes[at + 2]!);
      y1 = Math.max(y1, arcBoxes[at + 3]!);
    }
    boxes.set([x0 * unit, y0 * unit, x1 * unit, y1 * unit], 4 * feature);
  }
  return boxes;
}
