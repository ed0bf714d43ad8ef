// What a traced boundary comes to: its area on the ellipsoid, and whether its edges cross. Pure.
import { ring } from "../map/measure/geodesic";
import type { Parts, Position } from "./draft";

type Edge = readonly [Position, Position];

const ringArea_m2 = (positions: readonly Position[]): number => ring(positions.map(([lon, lat]) => ({ lon, lat }))).area_m2;

/** Outer rings less their holes. */
export function area_m2(parts: Parts): number {
  return parts.reduce((total, rings) => rings.reduce((sum, positions, i) => sum + (i === 0 ? 1 : -1) * ringArea_m2(positions), total), 0);
}

export const corners = (parts: Parts): number => parts.flat().reduce((sum, positions) => sum + positions.length, 0);

const edgesOf = (positions: readonly Position[]): Edge[] => positions.map((position, i) => [position, positions[(i + 1) % positions.length]!]);
const west = ([a, b]: Edge): number => Math.min(a[0], b[0]);
const east = ([a, b]: Edge): number => Math.max(a[0], b[0]);
const turn = (a: Position, b: Position, c: Position): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const doCross = ([a, b]: Edge, [c, d]: Edge): boolean => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** True if two edges cross, of one ring or of two: such a boundary has no area. */
export function isCrossing(parts: Parts): boolean {
  const edges = parts.flat().flatMap(edgesOf).sort((a, b) => west(a) - west(b));
  return edges.some((edge, i) => {
    const limit = east(edge);
    for (let j = i + 1; j < edges.length && west(edges[j]!) <= limit; j++) if (doCross(edge, edges[j]!)) return true;
    return false;
  });
}
