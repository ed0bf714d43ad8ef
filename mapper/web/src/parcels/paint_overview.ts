// Paints a tile of a pack from an overview: each pixel from the four places in it, so that small features mix.
import type { Overview } from "../pack/overview";
import { overviewKinds, type Look } from "./look";
import type { TilePlace } from "./paint";
import { mixed, plain } from "./shade";

/** Cells of the overview at a quarter and three quarters of each pixel; -1 beside it. */
function samples(first: number, step: number, pixels: number, least: number, count: number): Int32Array {
  return Int32Array.from({ length: 2 * pixels }, (_, i) => {
    const cell = Math.floor((first + i / 2 + 0.25) * step) - least;
    return cell >= 0 && cell < count ? cell : -1;
  });
}

/** Writes all pixels of the tile; `edge` (0 to 256) is how light those become in which kinds meet. */
export function paintOverview(overview: Overview, look: Look, place: TilePlace, pixels: number, edge: number, out: Uint32Array): void {
  const { cells, width, height } = overview;
  const { inks } = look;
  const kinds = overviewKinds(look);
  const step = 2 ** (overview.zoom - place.zoom) / place.ratio;
  const columns = samples(place.left, step, pixels, overview.x, width);
  const rows = samples(place.top, step, pixels, overview.y, height);
  const offset = place.left + place.top;
  const kindAt = (row: number, column: number): number => (row < 0 || column < 0 ? 0 : kinds[cells[row * width + column]!]!);
  for (let y = 0, at = 0; y < pixels; y++) {
    const top = rows[2 * y]!;
    const foot = rows[2 * y + 1]!;
    for (let x = 0; x < pixels; x++, at++) {
      const left = columns[2 * x]!;
      const right = columns[2 * x + 1]!;
      const a = kindAt(top, left);
      const b = kindAt(top, right);
      const c = kindAt(foot, left);
      const d = kindAt(foot, right);
      const isPlain = a === b && a === c && a === d;
      out[at] = isPlain ? (a === 0 ? 0 : plain(inks, a, x + y + offset)) : mixed(inks, a, b, c, d, edge);
    }
  }
}
