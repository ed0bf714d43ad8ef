// Where a corner snaps to: the nearest vertex within reach, else the nearest edge. Pure but for the projection handed in.
import type { Position } from "./draft";

export interface Px {
  readonly x: number;
  readonly y: number;
}

/** Rings or lines, their last position joined to nothing. */
export type Lines = readonly (readonly Position[])[];
export type Project = (at: Position) => Px;

const distance = (a: Px, b: Px): number => Math.hypot(a.x - b.x, a.y - b.y);

function shareAlong(at: Px, a: Px, b: Px): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length2));
}

/** Null where nothing is near. `reach` is the box around the pointer in degrees: edges beside it are not looked at. */
export function snapped(pointer: Position, lines: Lines, project: Project, within_px: number, reach: Position): Position | null {
  const at = project(pointer);
  let vertex: Position | null = null;
  let vertexPx = within_px;
  let edge: Position | null = null;
  let edgePx = within_px;
  const isFar = (a: Position, b: Position, axis: 0 | 1): boolean => Math.min(a[axis], b[axis]) > pointer[axis] + reach[axis] || Math.max(a[axis], b[axis]) < pointer[axis] - reach[axis];
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      const a = line[i]!;
      const b = line[i + 1] ?? a;
      if (isFar(a, b, 0) || isFar(a, b, 1)) continue;
      const [pa, pb] = [project(a), project(b)];
      for (const [end, px] of [[a, pa], [b, pb]] as const) {
        if (distance(at, px) < vertexPx) [vertex, vertexPx] = [end, distance(at, px)];
      }
      const share = shareAlong(at, pa, pb);
      const away = distance(at, { x: pa.x + (pb.x - pa.x) * share, y: pa.y + (pb.y - pa.y) * share });
      if (away < edgePx) [edge, edgePx] = [[a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], away];
    }
  }
  return vertex ?? edge;
}
