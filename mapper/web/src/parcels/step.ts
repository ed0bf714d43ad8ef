// From a feature to the nearest one in a direction.
import type { GridBox, Pack } from "../pack/pack";

export type Way = readonly [number, number];

export const WAYS: Readonly<Record<string, Way>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const middleOf = ({ x0, y0, x1, y1 }: GridBox): Way => [(x0 + x1) / 2, (y0 + y1) / 2];
const grown = ({ x0, y0, x1, y1 }: GridBox, by: number): GridBox => ({ x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by });

function nearestIn(pack: Pack, from: number, [wx, wy]: Way, near: GridBox, isSeen: (index: number) => boolean): number {
  const [x, y] = middleOf(pack.boxOf(from));
  let best = -1;
  let least = Infinity;
  for (const index of pack.featuresIn(near)) {
    if (index === from || !isSeen(index)) continue;
    const [cx, cy] = middleOf(pack.boxOf(index));
    const along = (cx - x) * wx + (cy - y) * wy;
    const beside = Math.abs((cx - x) * wy) + Math.abs((cy - y) * wx);
    const cost = along + 2 * beside; // what lies straight ahead is nearer
    if (along <= 0 || beside > along || cost >= least) continue;
    [best, least] = [index, cost];
  }
  return best;
}

/** The nearest seen feature within 45 degrees of a direction, -1 for none. */
export function stepFrom(pack: Pack, from: number, way: Way, isSeen: (index: number) => boolean): number {
  const box = pack.boxOf(from);
  const side = Math.max(box.x1 - box.x0, box.y1 - box.y0, 16);
  const all = Math.max(pack.bounds.x1 - pack.bounds.x0, pack.bounds.y1 - pack.bounds.y0);
  for (let reach = side; reach < 4 * all; reach *= 3) {
    const found = nearestIn(pack, from, way, grown(box, reach), isSeen);
    if (found >= 0) return found;
  }
  return -1;
}

/** The seen feature whose middle is nearest to a point of the grid, within a box; -1 for none. */
export function nearestTo(pack: Pack, x: number, y: number, within: GridBox, isSeen: (index: number) => boolean): number {
  let best = -1;
  let least = Infinity;
  for (const index of pack.featuresIn(within)) {
    const [cx, cy] = middleOf(pack.boxOf(index));
    const off = (cx - x) ** 2 + (cy - y) ** 2;
    if (off < least && isSeen(index)) [best, least] = [index, off];
  }
  return best;
}
