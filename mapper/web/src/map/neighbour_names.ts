// Where the names of neighbouring districts may stand: wholly inside of them, near their own label point.
import type { Box, Point } from "./box";
import type { Size } from "./label_request";
import type { PixelRings } from "./drawn";
import type { NameRequest } from "./names";
import type { MapView } from "./view";

const CELL = 8;
const RASTER = 44;
const FIRST = 40;
const AIR = 6;

/** Cells of the view that a polygon fills, row by row (even-odd). */
class Filled {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Uint8Array;

  constructor(rings: PixelRings, { width, height }: MapView) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.cells = new Uint8Array(this.columns * this.rows);
    const crossings: number[][] = Array.from({ length: this.rows }, () => []);
    for (const ring of rings) ring.forEach((b, i) => this.cross(ring[(i + ring.length - 1) % ring.length]!, b, crossings));
    crossings.forEach((xs, row) => this.fillRow(xs.sort((a, b) => a - b), row));
  }

  private cross(a: Point, b: Point, crossings: number[][]): void {
    const first = Math.max(0, Math.ceil(Math.min(a.y, b.y) / CELL - 0.5));
    const last = Math.min(this.rows - 1, Math.ceil(Math.max(a.y, b.y) / CELL - 0.5) - 1);
    for (let row = first; row <= last; row++) crossings[row]!.push(a.x + ((b.x - a.x) * ((row + 0.5) * CELL - a.y)) / (b.y - a.y));
  }

  private fillRow(xs: readonly number[], row: number): void {
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const from = Math.max(0, Math.ceil(xs[i]! / CELL - 0.5));
      const to = Math.min(this.columns, Math.ceil(xs[i + 1]! / CELL - 0.5));
      if (from < to) this.cells.fill(1, row * this.columns + from, row * this.columns + to);
    }
  }

  get isEmpty(): boolean {
    return !this.cells.includes(1);
  }

  holds({ x, y, w, h }: Box): boolean {
    const right = Math.floor((x + w) / CELL);
    const bottom = Math.floor((y + h) / CELL);
    if (x < 0 || y < 0 || right >= this.columns || bottom >= this.rows) return false;
    for (let row = Math.floor(y / CELL); row <= bottom; row++) {
      for (let column = Math.floor(x / CELL); column <= right; column++) if (this.cells[row * this.columns + column] === 0) return false;
    }
    return true;
  }
}

/** The label point itself, then points of a raster, the nearest first. */
function pointsAround(wish: Point, { width, height }: MapView): Point[] {
  const raster: Point[] = [];
  for (let y = FIRST; y < height; y += RASTER) for (let x = FIRST; x < width; x += RASTER) raster.push({ x, y });
  const far = (at: Point): number => Math.hypot(at.x - wish.x, at.y - wish.y);
  return [wish, ...raster.sort((a, b) => far(a) - far(b))];
}

export function neighbourRequest(id: string, wish: Point, size: Size, rings: PixelRings, view: MapView): NameRequest[] {
  const filled = new Filled(rings, view);
  if (filled.isEmpty) return [];
  const box = ({ x, y }: Point): Box => ({ x: x - size.w / 2 - AIR, y: y - size.h / 2 - AIR, w: size.w + 2 * AIR, h: size.h + 2 * AIR });
  const [at, ...spares] = pointsAround(wish, view).filter((point) => filled.holds(box(point)));
  return at ? [{ id, at, size, clear: 0, sides: ["centre"], spares }] : [];
}
