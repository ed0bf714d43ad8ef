// Land common to a zone and to polygons over it, strip by strip between all their vertices and crossings: nothing to repair where borders coincide.
import { density_m2 } from "./authalic";

/** Limits in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Covered {
  /** Land of the zone under at least one polygon. */
  readonly once_m2: number;
  /** The same with land under n polygons counted n times. */
  readonly total_m2: number;
}

/** Owner of the edges of the zone; polygons are numbered from 1. */
export const ZONE = 0;

/** Edges nearer than this, in degrees (a thousandth of a millimetre), do not cross. */
const NEAR = 1e-11;
/** Crossings looked for in one strip: more than any honest strip has. */
const MOST_CROSSINGS = 200;
const FIRST_ROOM = 256;

/** Gathers edges within a box, then measures; used again and again, so that it allocates little. */
export class Sweep {
  private count = 0;
  private box: Box = { west: 0, south: 0, east: 0, north: 0 };
  /** Lower and upper end of each edge. */
  private x0 = new Float64Array(FIRST_ROOM);
  private y0 = new Float64Array(FIRST_ROOM);
  private x1 = new Float64Array(FIRST_ROOM);
  private y1 = new Float64Array(FIRST_ROOM);
  private owner = new Uint32Array(FIRST_ROOM);
  /** Where each edge stands at the foot and the head of the strip. */
  private foot = new Float64Array(FIRST_ROOM);
  private head = new Float64Array(FIRST_ROOM);
  private active = new Uint32Array(FIRST_ROOM);
  private actives = 0;
  private isIn = new Uint8Array(FIRST_ROOM);
  private once = 0;
  private total = 0;

  begin(box: Box): void {
    this.box = box;
    this.count = 0;
  }

  ring(owner: number, ring: ArrayLike<number>): void {
    for (let i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) this.edge(owner, ring[last]!, ring[last + 1]!, ring[i]!, ring[i + 1]!);
  }

  /** Takes the edge as far as the box sees it: what lies east is left out, what lies west is moved to the rim. */
  edge(owner: number, ax: number, ay: number, bx: number, by: number): void {
    if (ay > by) return this.edge(owner, bx, by, ax, ay);
    const { south, east, north } = this.box;
    if (by <= south || ay >= north || ay === by || (ax >= east && bx >= east)) return;
    const slope = (bx - ax) / (by - ay);
    const low = Math.max(ay, south);
    const high = Math.min(by, north);
    const from = low === ay ? ax : ax + slope * (low - ay);
    const to = high === by ? bx : ax + slope * (high - ay);
    this.cut(owner, from, low, to, high);
  }

  measure(): Covered {
    const { y0, y1, count } = this;
    const levels = new Float64Array(2 * count);
    levels.set(y0.subarray(0, count));
    levels.set(y1.subarray(0, count), count);
    levels.sort();
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => y0[a]! - y0[b]!);
    this.once = this.total = this.actives = 0;
    for (let level = 0, next = 0; level + 1 < levels.length; level++) {
      const [low, high] = [levels[level]!, levels[level + 1]!];
      if (high === low) continue;
      this.leave(low);
      while (next < count && y0[order[next]!]! <= low) this.active[this.actives++] = order[next++]!;
      this.strip(low, high);
    }
    return { once_m2: this.once, total_m2: this.total };
  }

  /** Cuts an edge where it leaves the box sideways. */
  private cut(owner: number, ax: number, ay: number, bx: number, by: number): void {
    const { west, east } = this.box;
    for (const rim of [west, east]) {
      if (ax < rim !== bx < rim && ax !== rim && bx !== rim) {
        const at = Math.min(by, Math.max(ay, ay + ((rim - ax) / (bx - ax)) * (by - ay)));
        this.cut(owner, ax, ay, rim, at);
        return this.cut(owner, rim, at, bx, by);
      }
    }
    if (ax <= west && bx <= west) this.put(owner, west, ay, west, by);
    else if (ax < east || bx < east) this.put(owner, ax, ay, bx, by);
  }

  private put(owner: number, ax: number, ay: number, bx: number, by: number): void {
    if (by <= ay) return;
    if (this.count === this.x0.length) this.grow();
    if (owner >= this.isIn.length) this.isIn = new Uint8Array(2 * owner);
    const at = this.count++;
    this.x0[at] = ax;
    this.y0[at] = ay;
    this.x1[at] = bx;
    this.y1[at] = by;
    this.owner[at] = owner;
  }

  private grow(): void {
    const room = 2 * this.x0.length;
    const wider = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const array = new Float64Array(room);
      array.set(old);
      return array;
    };
    [this.x0, this.y0, this.x1, this.y1, this.foot, this.head] = [wider(this.x0), wider(this.y0), wider(this.x1), wider(this.y1), wider(this.foot), wider(this.head)];
    const owners = new Uint32Array(room);
    owners.set(this.owner);
    this.owner = owners;
    this.active = new Uint32Array(room);
  }

  /** Edges that end at or under a level leave; the others keep their order, which is nearly the next one. */
  private leave(level: number): void {
    let kept = 0;
    for (let i = 0; i < this.actives; i++) if (this.y1[this.active[i]!]! > level) this.active[kept++] = this.active[i]!;
    this.actives = kept;
  }

  /** Measures between two levels, cut where edges cross. */
  private strip(low: number, high: number): void {
    for (let from = low, cuts = 0; from < high; cuts++) {
      let to = high;
      this.stand(from, to);
      for (let share = this.crossing(); share < 1 && cuts < MOST_CROSSINGS; share = this.crossing(), cuts++) {
        const cut = from + share * (to - from);
        if (cut <= from || cut >= to) break;
        to = cut;
        this.stand(from, to);
      }
      this.walk(from, to);
      from = to;
    }
  }

  /** Puts the edges in order from west to east by where they stand half way up. */
  private stand(low: number, high: number): void {
    const { active, foot, head, x0, y0, x1, y1 } = this;
    for (let i = 0; i < this.actives; i++) {
      const edge = active[i]!;
      const slope = (x1[edge]! - x0[edge]!) / (y1[edge]! - y0[edge]!);
      const left = (foot[edge] = x0[edge]! + slope * (low - y0[edge]!));
      const right = (head[edge] = high === y1[edge] ? x1[edge]! : x0[edge]! + slope * (high - y0[edge]!));
      let to = i;
      for (; to > 0 && foot[active[to - 1]!]! + head[active[to - 1]!]! > left + right; to--) active[to] = active[to - 1]!;
      active[to] = edge;
    }
  }

  /** Height of the lowest crossing of neighbours as a share of the strip, 1 for none. */
  private crossing(): number {
    let lowest = 1;
    for (let i = 1; i < this.actives; i++) {
      const [west, east] = [this.active[i - 1]!, this.active[i]!];
      const low = this.foot[west]! - this.foot[east]!;
      const high = this.head[west]! - this.head[east]!;
      if (low > NEAR || high > NEAR) lowest = Math.min(lowest, low / (low - high));
    }
    return lowest;
  }

  /** Goes from west to east, counting what covers the ground; Simpson's rule, exact to about 4e-11. */
  private walk(low: number, high: number): void {
    const middle = 2 * density_m2((low + high) / 2);
    const [perFoot, perHead] = [((high - low) * (density_m2(low) + middle)) / 6, ((high - low) * (middle + density_m2(high))) / 6];
    const { active, actives, foot, head, isIn, owner } = this;
    let depth = 0;
    for (let i = 0; i < actives; i++) {
      const edge = active[i]!;
      const mine = owner[edge]!;
      isIn[mine] = 1 - isIn[mine]!;
      if (mine !== ZONE) depth += isIn[mine] ? 1 : -1;
      if (depth === 0 || !isIn[ZONE]) continue;
      const after = active[i + 1]!;
      const isLast = i + 1 === actives;
      const area = ((isLast ? this.box.east : foot[after]!) - foot[edge]!) * perFoot + ((isLast ? this.box.east : head[after]!) - head[edge]!) * perHead;
      this.once += area;
      this.total += depth * area;
    }
    for (let i = 0; i < actives; i++) isIn[owner[active[i]!]!] = 0;
  }
}
