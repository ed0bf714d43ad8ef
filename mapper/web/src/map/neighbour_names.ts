// Where the names of neighbouring districts may stand: wholly inside of them, near their own label point.
import type { Point } from "./box";
import type { Size } from "./candidates";
import type { PixelRings } from "./drawn";
import type { NameRequest } from "./names";
import type { MapView } from "./view";

const RASTER = 44;
const FIRST = 40;
const SAMPLE = 12;
const AIR = 12;

/** Even-odd: true if a ray to the right of the point crosses the rings an odd number of times. */
function inPolygon(at: Point, rings: PixelRings): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]!;
      const b = ring[j]!;
      if (a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}

function isInside({ x, y }: Point, { w, h }: Size, rings: PixelRings): boolean {
  const columns = Math.ceil(w / SAMPLE);
  return [-0.5, 0.5].every((i) => Array.from({ length: columns + 1 }, (_, j) => j / columns - 0.5).every((j) => inPolygon({ x: x + j * (w + AIR), y: y + i * (h + AIR) }, rings)));
}

/** The label point itself if the name fits there, then points of a raster, the nearest first. */
function pointsIn(wish: Point, size: Size, rings: PixelRings, view: MapView): Point[] {
  const raster: Point[] = [];
  for (let y = FIRST; y < view.height; y += RASTER) for (let x = FIRST; x < view.width; x += RASTER) raster.push({ x, y });
  const far = (at: Point): number => Math.hypot(at.x - wish.x, at.y - wish.y);
  return [wish, ...raster.sort((a, b) => far(a) - far(b))].filter((at) => isInside(at, size, rings));
}

export function neighbourRequest(id: string, wish: Point, size: Size, rings: PixelRings, view: MapView): NameRequest[] {
  const isInView = rings.some((ring) => ring.some(({ x, y }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height));
  const [at, ...spares] = isInView ? pointsIn(wish, size, rings, view) : [];
  return at ? [{ id, at, size, clear: 0, sides: ["centre"], spares }] : [];
}
