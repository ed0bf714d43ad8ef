// What a click or Enter at some place does to the measured line. Pure but for the projection handed in.
import { isClosable, ended, withPoint, type Path } from "./path";
import type { LonLat } from "./geodesic";

export interface Px {
  readonly x: number;
  readonly y: number;
}

export type Project = (point: LonLat) => Px;

/** As near to the first point, the ring closes. */
const CLOSING_PX = 12;
/** A second click in the same place: a double click, however slow. */
const SAME_PX = 6;

const isNear = (a: Px, b: Px, most: number): boolean => Math.hypot(a.x - b.x, a.y - b.y) <= most;

export function wouldClose(path: Path, at: Px, project: Project): boolean {
  return isClosable(path) && isNear(project(path.points[0]!), at, CLOSING_PX);
}

export function pointed(path: Path, place: LonLat, project: Project): Path {
  const at = project(place);
  const last = path.points[path.points.length - 1];
  if (wouldClose(path, at, project)) return ended(path);
  if (path.state === "drawing" && last && isNear(project(last), at, SAME_PX)) return ended(path);
  return withPoint(path, place);
}
