// From degrees to the grid of the packs.
import { gridX, gridY } from "../pack/grid";
import type { GridBox } from "../pack/pack";

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

export const gridBox = ([west, south, east, north]: Bounds): GridBox => ({ x0: gridX(west), y0: gridY(north), x1: gridX(east), y1: gridY(south) });
