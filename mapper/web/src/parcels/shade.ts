// Turns a raster into pixels: colours by kind, smoothed where kinds meet, lines over them, hatches in them.
import type { Raster } from "./raster";

/** Colours as numbers: red + green * 2^8 + blue * 2^16 + alpha * 2^24. */
export interface Inks {
  /** By kind (raster.ts). */
  readonly fills: Uint32Array;
  /** Lines of a hatch by kind, 0 for none. */
  readonly hatches: Uint32Array;
  readonly hasHatch: boolean;
  readonly line: number;
}

const HATCH_STEP = 7; // pixels along a row: 5 across the lines

const part = (colour: number, shift: number): number => (colour >>> shift) & 255;

/** Mean of four colours, weighted by their alpha. */
function mean(a: number, b: number, c: number, d: number): number {
  const [wa, wb, wc, wd] = [a >>> 24, b >>> 24, c >>> 24, d >>> 24];
  const sum = wa + wb + wc + wd;
  if (sum === 0) return 0;
  const of = (shift: number): number => Math.round((part(a, shift) * wa + part(b, shift) * wb + part(c, shift) * wc + part(d, shift) * wd) / sum);
  return (of(0) | (of(8) << 8) | (of(16) << 16) | (((sum + 2) >> 2) << 24)) >>> 0;
}

/** A colour with a share (0 to 255) of a line over it; the alpha of what lies under it is kept, but for the line's own. */
function lined(colour: number, line: number, share: number): number {
  const over = (shift: number): number => part(colour, shift) + Math.round(((part(line, shift) - part(colour, shift)) * share) / 255);
  const alpha = Math.max(colour >>> 24, ((line >>> 24) * share) >> 8);
  return (over(0) | (over(8) << 8) | (over(16) << 16) | (alpha << 24)) >>> 0;
}

/**
 * Writes the pixels of a raster.
 *
 * `edge` (0 to 255) is how light pixels become in which kinds meet, `line` how strong lines are; the
 * offset is the place of the tile, so that hatches run on from tile to tile.
 */
export function shade(raster: Raster, inks: Inks, out: Uint32Array, { edge, line, offset }: { readonly edge: number; readonly line: number; readonly offset: number }): void {
  const { pixels, wide, cells, cover, cellsPerPixel: step } = raster;
  const [right, below, across] = step === 2 ? [1, wide, wide + 1] : [0, 0, 0];
  const { fills, hatches, hasHatch } = inks;
  for (let y = 0, at = 0; y < pixels; y++) {
    for (let x = 0, i = y * step * wide; x < pixels; x++, i += step, at++) {
      const a = cells[i]!;
      const b = cells[i + right]!;
      const c = cells[i + below]!;
      const d = cells[i + across]!;
      let colour: number;
      if (a === b && a === c && a === d) {
        if (a === 0) {
          out[at] = 0;
          continue;
        }
        colour = fills[a]!;
        if (hasHatch && hatches[a] !== 0 && (x + y + offset) % HATCH_STEP === 0) colour = hatches[a]!;
      } else {
        colour = mean(fills[a]!, fills[b]!, fills[c]!, fills[d]!);
        if (edge > 0) colour = lined(colour, inks.line, edge);
      }
      const share = cover[at]!;
      out[at] = share > 0 && line > 0 && colour !== 0 ? lined(colour, inks.line, (share * line) >> 8) : colour;
    }
  }
}
