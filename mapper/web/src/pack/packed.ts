// A packed layer as the page asks it: what lies where, and what shape a feature has.
import { RingReader } from "./chunk";
import { inside, latOf, lonOf, meets } from "./grid";
import { crossings, innerOf, inRing, offLine2, type Inner } from "./hit";
import type { GridBox, Pack, Ring } from "./pack";
import { PackSource, type Chunk } from "./source";

function degreesOf({ xs, ys }: RingReader, n: number): Ring {
  const ring = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    ring[2 * i] = lonOf(xs[i]!);
    ring[2 * i + 1] = latOf(ys[i]!);
  }
  return ring;
}

export class PackedLayer extends PackSource implements Pack {
  private rows: ReadonlyMap<number, number> | undefined;
  private readonly inners = new WeakMap<Chunk, Map<number, Inner>>();
  private readonly ring = new RingReader();

  indexOfRow(row: number): number {
    this.rows ??= this.indexRows();
    return this.rows.get(row) ?? -1;
  }

  featuresIn(box: GridBox): Uint32Array {
    const found: number[] = [];
    this.header.chunks.forEach(([first, count], number) => {
      const chunkBox = this.chunkBoxes[number]!;
      if (!meets(chunkBox, box)) return;
      if (inside(chunkBox, box)) for (let i = 0; i < count; i++) found.push(first + i);
      else this.meetingIn(number, box, (i) => found.push(first + i));
    });
    return Uint32Array.from(found);
  }

  featureAt(x: number, y: number, near = 0): number {
    const box = { x0: x - near, y0: y - near, x1: x + near, y1: y + near };
    for (let number = this.header.chunks.length - 1; number >= 0; number--) {
      if (!meets(this.chunkBoxes[number]!, box)) continue;
      const hits: number[] = [];
      this.meetingIn(number, box, (i) => hits.push(i));
      const hit = hits.reverse().find((i) => this.isHit(number, i, x, y, near));
      if (hit !== undefined) return this.firstOf(number) + hit;
    }
    return -1;
  }

  partsOf(index: number): readonly (readonly Ring[])[] {
    const { chunk, i } = this.at(index);
    const { parts, rings } = chunk.topology;
    const found: Ring[][] = [];
    for (let part = parts[i]!; part < parts[i + 1]!; part++) {
      const of: Ring[] = [];
      for (let ring = rings[part]!; ring < rings[part + 1]!; ring++) of.push(degreesOf(this.ring, this.ring.read(chunk.topology, chunk.level, ring)));
      found.push(of);
    }
    return found;
  }

  pointIn(index: number): readonly [number, number] {
    const { x, y } = this.inner(index);
    return [lonOf(x), latOf(y)];
  }

  /** A point of the grid inside the feature; for a line or point one of its vertices. */
  inner(index: number): Inner {
    const { chunk, i } = this.at(index);
    return this.innerIn(chunk, i);
  }

  /** The same in a level at hand. */
  innerIn(chunk: Chunk, i: number): Inner {
    const known = this.inners.get(chunk) ?? new Map<number, Inner>();
    const found = known.get(i) ?? this.findInner(chunk, i);
    this.inners.set(chunk, known.set(i, found));
    return found;
  }

  private findInner(chunk: Chunk, i: number): Inner {
    const [x0, y0, , y1] = this.boxesIn(chunk).subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    if (this.header.form === "polygon") {
      const { ring } = this;
      const inner = innerOf(y0, y1, (axis, at, into) => this.eachRing(chunk, i, (n) => (axis === "y" ? crossings(ring.xs, ring.ys, n, at, into) : crossings(ring.ys, ring.xs, n, at, into))));
      if (inner) return inner;
    }
    let vertex: Inner = { x: x0, y: y0, width: 0, height: 0 };
    this.eachRing(chunk, i, (n) => (vertex = { x: this.ring.xs[n >> 1]!, y: this.ring.ys[n >> 1]!, width: 0, height: 0 }));
    return vertex;
  }

  private isHit(number: number, i: number, x: number, y: number, near: number): boolean {
    let isIn = false;
    let isNear = false;
    this.eachRing(this.chunk(number, "full"), i, (n) => {
      if (this.header.form === "polygon") isIn = isIn !== inRing(this.ring.xs, this.ring.ys, n, x, y);
      else isNear ||= offLine2(this.ring.xs, this.ring.ys, n, x, y) <= near * near;
    });
    return isIn || isNear;
  }

  private eachRing(chunk: Chunk, i: number, act: (n: number) => void): void {
    const { parts, rings } = chunk.topology;
    for (let ring = rings[parts[i]!]!; ring < rings[parts[i + 1]!]!; ring++) act(this.ring.read(chunk.topology, chunk.level, ring));
  }

  private at(index: number): { readonly chunk: Chunk; readonly i: number } {
    const number = this.chunkNumber(index);
    return { chunk: this.chunk(number, "full"), i: index - this.firstOf(number) };
  }

  /** Boxes of the middle level do for a first look: grown by what that level is coarser. */
  private meetingIn(number: number, { x0, y0, x1, y1 }: GridBox, act: (i: number) => void): void {
    const { boxes, off } = this.roughBoxes(number);
    for (let at = 0; at < boxes.length; at += 4) if (boxes[at]! <= x1 + off && boxes[at + 2]! >= x0 - off && boxes[at + 1]! <= y1 + off && boxes[at + 3]! >= y0 - off) act(at / 4);
  }

  private indexRows(): ReadonlyMap<number, number> {
    const rows = this.column("#");
    return new Map(rows ? Array.from({ length: this.count }, (_, i) => [rows.number(i), i]) : []);
  }
}
