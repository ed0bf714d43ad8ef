// Paints a tile of a pack from an overview: each pixel from the four places in it, so that small features mix.
import type { Overview } from "../pack/overview";
import { lined, mean } from "./colour";
import { overviewKinds, type Look } from "./look";
import type { TilePlace } from "./paint";
import { HATCH_STEP } from "./shade";

/** The pixels of a side that see the overview, and its cells at a quarter and three quarters of each. */
interface Samples {
  readonly from: number;
  readonly end: number;
  readonly near: Int32Array;
  readonly far: Int32Array;
}

function samples(first: number, step: number, pixels: number, least: number, count: number): Samples {
  const cell = (at: number): number => Math.floor((first + at) * step) - least;
  const within = (at: number): number => Math.min(count - 1, Math.max(0, cell(at)));
  let from = 0;
  let end = pixels;
  while (from < end && cell(from + 0.75) < 0) from++;
  while (end > from && cell(end - 0.75) >= count) end--;
  return { from, end, near: Int32Array.from({ length: pixels }, (_, i) => within(i + 0.25)), far: Int32Array.from({ length: pixels }, (_, i) => within(i + 0.75)) };
}

/** Colours of the overview's cells; one that is hatched differs in the last bit from all that are not. */
function coloursOf({ inks: { fills, hatches } }: Look, kinds: Uint16Array): Uint32Array {
  return Uint32Array.from(kinds, (kind) => (hatches[kind] === 0 ? fills[kind]! : fills[kind]! ^ 1));
}

/** Lines of the hatches by the colour that they lie on. */
function hatchesOf({ inks }: Look, kinds: Uint16Array): ReadonlyMap<number, number> {
  return new Map([...kinds].filter((kind) => inks.hatches[kind] !== 0).map((kind) => [(inks.fills[kind]! ^ 1) >>> 0, inks.hatches[kind]!]));
}

/** Writes all pixels of the tile; `edge` (0 to 256) is how light those become in which classes meet. */
export function paintOverview({ cells, width, height, x: left, y: top, zoom }: Overview, look: Look, place: TilePlace, pixels: number, edge: number, out: Uint32Array): void {
  const step = 2 ** (zoom - place.zoom) / place.ratio;
  const { from, end, near, far } = samples(place.left, step, pixels, left, width);
  const rows = samples(place.top, step, pixels, top, height);
  const kinds = overviewKinds(look);
  const colours = coloursOf(look, kinds);
  const hatches = hatchesOf(look, kinds);
  out.fill(0);
  for (let y = rows.from; y < rows.end; y++) {
    const upper = rows.near[y]! * width;
    const lower = rows.far[y]! * width;
    for (let x = from, at = y * pixels + from; x < end; x++, at++) {
      const a = colours[cells[upper + near[x]!]!]!;
      const b = colours[cells[upper + far[x]!]!]!;
      const c = colours[cells[lower + near[x]!]!]!;
      const d = colours[cells[lower + far[x]!]!]!;
      if (a === b && a === c && a === d) out[at] = a;
      else out[at] = edge > 0 ? lined(mean(a, b, c, d), look.inks.line, edge) : mean(a, b, c, d);
    }
  }
  if (hatches.size > 0) hatch(out, pixels, hatches, place.left + place.top);
}

function hatch(out: Uint32Array, pixels: number, hatches: ReadonlyMap<number, number>, offset: number): void {
  for (let y = 0; y < pixels; y++) {
    const first = (HATCH_STEP - ((y + offset) % HATCH_STEP)) % HATCH_STEP;
    for (let at = y * pixels + first; at < (y + 1) * pixels; at += HATCH_STEP) out[at] = hatches.get(out[at]!) ?? out[at]!;
  }
}
