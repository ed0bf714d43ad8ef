// How much ink of the map lies where: a raster of costs with a summed-area table, so that any box is weighed in one step.
import type { Box, Point } from "./box";

const CELL = 4;

export interface Field {
  /** Cost of covering the box. */
  over(box: Box): number;
}

/** Collects what labels should not cover; `finish` turns it into a field. */
export class Ink {
  private readonly columns: number;
  private readonly rows: number;
  private readonly cells: Float64Array;

  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.cells = new Float64Array(this.columns * this.rows);
  }

  private raise(column: number, row: number, cost: number): void {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    const at = row * this.columns + column;
    this.cells[at] = Math.max(this.cells[at] ?? 0, cost);
  }

  line(points: readonly Point[], cost: number): void {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1]!;
      const b = points[i]!;
      if (Math.max(a.x, b.x) < 0 || Math.max(a.y, b.y) < 0 || Math.min(a.x, b.x) > this.columns * CELL || Math.min(a.y, b.y) > this.rows * CELL) continue;
      const steps = Math.min(4000, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL) || 1);
      for (let k = 0; k <= steps; k++) {
        const share = k / steps;
        this.raise(Math.floor((a.x + (b.x - a.x) * share) / CELL), Math.floor((a.y + (b.y - a.y) * share) / CELL), cost);
      }
    }
  }

  disc(centre: Point, radius: number, cost: number): void {
    const first = Math.max(0, Math.floor((centre.y - radius) / CELL));
    const last = Math.min(this.rows - 1, Math.floor((centre.y + radius) / CELL));
    for (let row = first; row <= last; row++) {
      const dy = (row + 0.5) * CELL - centre.y;
      const reach = Math.sqrt(Math.max(0, radius * radius - dy * dy));
      const from = Math.max(0, Math.floor((centre.x - reach) / CELL));
      const to = Math.min(this.columns - 1, Math.floor((centre.x + reach) / CELL));
      for (let column = from; column <= to; column++) this.raise(column, row, cost);
    }
  }

  box(box: Box, cost: number): void {
    const right = Math.min(this.columns - 1, Math.floor((box.x + box.w) / CELL));
    const bottom = Math.min(this.rows - 1, Math.floor((box.y + box.h) / CELL));
    for (let row = Math.max(0, Math.floor(box.y / CELL)); row <= bottom; row++) {
      for (let column = Math.max(0, Math.floor(box.x / CELL)); column <= right; column++) this.raise(column, row, cost);
    }
  }

  finish(): Field {
    const { columns, rows, cells } = this;
    const wide = columns + 1;
    const sums = new Float64Array(wide * (rows + 1));
    for (let row = 0; row < rows; row++) {
      let line = 0;
      for (let column = 0; column < columns; column++) {
        line += cells[row * columns + column]!;
        sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1]! + line;
      }
    }
    const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
    return {
      over(box) {
        const left = clamp(Math.floor(box.x / CELL), columns);
        const right = clamp(Math.ceil((box.x + box.w) / CELL), columns);
        const top = clamp(Math.floor(box.y / CELL), rows) * wide;
        const bottom = clamp(Math.ceil((box.y + box.h) / CELL), rows) * wide;
        return sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
      },
    };
  }
}

export const BLANK: Field = { over: () => 0 };
