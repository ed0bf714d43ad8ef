// Turns kinds into pixels: colours by kind, smoothed where kinds meet, lines over them, hatches in them.
import { lined, mean } from "./colour";
import type { Raster } from "./raster";

/** Colours as numbers (colour.ts). */
export interface Inks {
  /** By kind (raster.ts). */
  readonly fills: Uint32Array;
  /** Lines of a hatch by kind, 0 for none. */
  readonly hatches: Uint32Array;
  readonly hasHatch: boolean;
  readonly line: number;
}

export const HATCH_STEP = 7; // pixels along a row: 5 across the lines

/** `across` is the sum of the pixel's place in x and y, so that hatches run on from tile to tile. */
function plain(inks: Inks, kind: number, across: number): number {
  return inks.hasHatch && inks.hatches[kind] !== 0 && across % HATCH_STEP === 0 ? inks.hatches[kind]! : inks.fills[kind]!;
}

/** Writes the pixels of a raster; `line` (0 to 256) is how strong its lines are, `offset` the sum of the tile's place in x and y. */
export function shade({ pixels, wide, cells, cover, cellsPerPixel: step }: Raster, inks: Inks, out: Uint32Array, line: number, offset: number): void {
  const { fills } = inks;
  const [right, below, across] = step === 2 ? [1, wide, wide + 1] : [0, 0, 0];
  for (let y = 0, at = 0; y < pixels; y++) {
    for (let x = 0, i = y * step * wide; x < pixels; x++, i += step, at++) {
      const a = cells[i]!;
      const b = cells[i + right]!;
      const c = cells[i + below]!;
      const d = cells[i + across]!;
      const isPlain = a === b && a === c && a === d;
      const colour = isPlain ? (a === 0 ? 0 : plain(inks, a, x + y + offset)) : mean(fills[a]!, fills[b]!, fills[c]!, fills[d]!);
      const share = (cover[at]! * line) >> 8;
      out[at] = share > 0 && colour !== 0 ? lined(colour, inks.line, share) : colour;
    }
  }
}
