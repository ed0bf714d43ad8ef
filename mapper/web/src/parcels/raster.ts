// A tile as numbers: which kind of feature lies at each cell, and how much of each pixel a line covers. No canvas.

/** A kind is the class number, NO_CLASS for a feature without class, 0 for none; FADED is added to what is not looked at. */
export const NO_CLASS = 255;
export const FADED = 256;

const FEW = 48;

/** Crossings of a feature's edges with the rows of cells, as row * 2^16 + column. */
class Crossings {
  private keys = new Uint32Array(4096);
  count = 0;

  add(row: number, column: number): void {
    if (this.count === this.keys.length) {
      const wider = new Uint32Array(2 * this.count);
      wider.set(this.keys);
      this.keys = wider;
    }
    this.keys[this.count++] = row * 65536 + column;
  }

  /** In order of rows and columns. */
  sorted(): Uint32Array {
    const { keys, count } = this;
    if (count > FEW) return keys.subarray(0, count).sort();
    for (let i = 1; i < count; i++) {
      const key = keys[i]!;
      let k = i - 1;
      while (k >= 0 && keys[k]! > key) keys[k + 1] = keys[k--]!;
      keys[k + 1] = key;
    }
    return keys;
  }
}

export class Raster {
  /** Cells along a side: `cellsPerPixel` times the pixels. */
  readonly wide: number;
  readonly cells: Uint16Array;
  readonly cover: Uint8Array;
  private readonly crossings = new Crossings();

  constructor(
    readonly pixels: number,
    readonly cellsPerPixel: number,
  ) {
    this.wide = pixels * cellsPerPixel;
    this.cells = new Uint16Array(this.wide * this.wide);
    this.cover = new Uint8Array(pixels * pixels);
  }

  clear(): void {
    this.cells.fill(0);
    this.cover.fill(0);
  }

  /** Adds a ring in cells to the area to fill; rings are filled together, even-odd. */
  ring(xs: Float64Array, ys: Float64Array, n: number): void {
    const { wide, crossings } = this;
    let x0 = xs[n - 1]!;
    let y0 = ys[n - 1]!;
    let row0 = Math.ceil(y0 - 0.5);
    for (let i = 0; i < n; i++) {
      const x1 = xs[i]!;
      const y1 = ys[i]!;
      const row1 = Math.ceil(y1 - 0.5);
      if (row0 !== row1) {
        const slope = (x1 - x0) / (y1 - y0);
        const first = Math.max(0, Math.min(row0, row1));
        const end = Math.min(wide, Math.max(row0, row1));
        for (let row = first; row < end; row++) {
          const column = Math.ceil(x0 + (row + 0.5 - y0) * slope - 0.5);
          crossings.add(row, column < 0 ? 0 : column > wide ? wide : column);
        }
      }
      x0 = x1;
      y0 = y1;
      row0 = row1;
    }
  }

  /** Fills the rings added since the last call with a kind. */
  fill(kind: number): void {
    const { cells, wide } = this;
    const count = this.crossings.count;
    const keys = this.crossings.sorted();
    for (let i = 0; i + 1 < count; i += 2) {
      const row = keys[i]! >>> 16;
      const from = row * wide + (keys[i]! & 65535);
      const to = row * wide + (keys[i + 1]! & 65535);
      if (to - from > 16) cells.fill(kind, from, to);
      else for (let at = from; at < to; at++) cells[at] = kind;
    }
    this.crossings.count = 0;
  }

  /** Draws a piece of a line in pixels, smoothed at its edges. */
  line(x0: number, y0: number, x1: number, y1: number, width: number): void {
    const { pixels, cover } = this;
    const isSteep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    const [a0, b0, a1, b1] = isSteep ? [y0, x0, y1, x1] : [x0, y0, x1, y1];
    const slope = a1 === a0 ? 0 : (b1 - b0) / (a1 - a0);
    const cosine = 1 / Math.sqrt(1 + slope * slope);
    const reach = (width / 2 + 0.5) / cosine;
    const first = Math.max(0, Math.floor(Math.min(a0, a1)));
    const end = Math.min(pixels - 1, Math.floor(Math.max(a0, a1)));
    const [alongA, alongB] = isSteep ? [pixels, 1] : [1, pixels];
    for (let a = first; a <= end; a++) {
      const b = b0 + (a + 0.5 - a0) * slope - 0.5;
      const top = Math.min(pixels - 1, Math.floor(b + reach));
      for (let k = Math.max(0, Math.ceil(b - reach)); k <= top; k++) {
        const share = (reach - Math.abs(k - b)) * cosine;
        const value = share >= 1 ? 255 : 255 * share;
        const at = a * alongA + k * alongB;
        if (cover[at]! < value) cover[at] = value;
      }
    }
  }
}
