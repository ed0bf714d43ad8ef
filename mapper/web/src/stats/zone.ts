// The zone that statistics are of: its edges, found quickly by latitude.
import { Sweep, ZONE, type Box } from "./sweep";

/** Rings of lon/lat positions, holes among them: what an odd number of them encloses is inside. */
export type ZoneRings = readonly (readonly (readonly [number, number])[])[];

const EDGES_PER_BAND = 4;
const MOST_BANDS = 4096;

export interface Zone {
  readonly rings: ZoneRings;
  readonly box: Box;
  readonly area_m2: number;
  /** True if no edge of the zone comes near a box and the box lies inside; undefined if an edge does. */
  holds(box: Box): boolean | undefined;
  /** Hands the edges that matter within a box to a sweep. */
  give(sweep: Sweep, box: Box): void;
}

function boxOf(edges: Float64Array): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let i = 0; i < edges.length; i += 2) {
    box.west = Math.min(box.west, edges[i]!);
    box.east = Math.max(box.east, edges[i]!);
    box.south = Math.min(box.south, edges[i + 1]!);
    box.north = Math.max(box.north, edges[i + 1]!);
  }
  return box;
}

/** x0, y0, x1, y1 of every edge. */
function edgesOf(rings: ZoneRings): Float64Array {
  const edges = rings.flatMap((ring) =>
    ring.flatMap((point, i) => {
      const next = ring[(i + 1) % ring.length]!;
      return point[0] === next[0] && point[1] === next[1] ? [] : [...point, ...next];
    }),
  );
  return Float64Array.from(edges);
}

/** True if the edge and the box have a point in common. */
function meets(edges: Float64Array, at: number, { west, south, east, north }: Box): boolean {
  const [ax, ay, bx, by] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
  if (Math.max(ax, bx) < west || Math.min(ax, bx) > east || Math.max(ay, by) < south || Math.min(ay, by) > north) return false;
  const side = (x: number, y: number): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  const sides = [side(west, south), side(west, north), side(east, south), side(east, north)];
  return Math.min(...sides) <= 0 && Math.max(...sides) >= 0;
}

/** Edges by bands of latitude: numbers of the edges that reach into each. */
function bandsOf(edges: Float64Array, { south, north }: Box): { of(low: number, high: number): readonly (readonly number[])[] } {
  const count = Math.max(1, Math.min(MOST_BANDS, Math.round(edges.length / 4 / EDGES_PER_BAND)));
  const bands = Array.from({ length: count }, (): number[] => []);
  const bandAt = (lat: number): number => Math.max(0, Math.min(count - 1, Math.floor(((lat - south) / (north - south || 1)) * count)));
  const of = (low: number, high: number): number[][] => bands.slice(bandAt(low), bandAt(high) + 1);
  for (let at = 0; at < edges.length; at += 4) for (const band of of(Math.min(edges[at + 1]!, edges[at + 3]!), Math.max(edges[at + 1]!, edges[at + 3]!))) band.push(at);
  return { of };
}

/** Even-odd test on the edges of one band. */
function isInside(edges: Float64Array, band: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (const at of band) {
    const [ax, ay, bx, by] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** What an odd number of rings encloses, measured under a polygon that is the whole box. */
function area_m2(edges: Float64Array, box: Box): number {
  const { west, south, east, north } = box;
  const sweep = new Sweep();
  sweep.begin(box);
  sweep.ring(1, [west, south, east, south, east, north, west, north]);
  for (let at = 0; at < edges.length; at += 4) sweep.edge(ZONE, edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
  return sweep.measure().once_m2;
}

export function zoneOf(rings: ZoneRings): Zone {
  const edges = edgesOf(rings);
  const box = boxOf(edges);
  const bands = bandsOf(edges, box);
  const stamps = new Uint32Array(edges.length / 4);
  let stamp = 0;
  return {
    rings,
    box,
    area_m2: area_m2(edges, box),
    holds(other) {
      if (other.west > box.east || other.east < box.west || other.south > box.north || other.north < box.south) return false;
      for (const band of bands.of(other.south, other.north)) if (band.some((at) => meets(edges, at, other))) return undefined;
      return isInside(edges, bands.of(other.south, other.south)[0]!, other.west, other.south);
    },
    give(sweep, other) {
      stamp++;
      for (const band of bands.of(other.south, other.north)) {
        for (const at of band) {
          if (stamps[at / 4] === stamp) continue;
          stamps[at / 4] = stamp;
          sweep.edge(ZONE, edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
        }
      }
    },
  };
}
