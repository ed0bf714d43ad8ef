// Boxes of the grid of packed layers in degrees, and the size of its cells on the ground. Pure.
import { gridX, gridY, latOf, lonOf } from "../pack/grid";
import type { GridBox } from "../pack/pack";
import type { Box } from "./sweep";

const EQUATOR_M = 40_075_016.685578488;
const WORLD = 2 ** 28;

/** Side of a cell at a latitude. */
export const unit_m = (lat: number): number => (EQUATOR_M / WORLD) * Math.cos((lat * Math.PI) / 180);

export const gridBox = ({ west, south, east, north }: Box): GridBox => ({ x0: gridX(west), y0: gridY(north), x1: gridX(east), y1: gridY(south) });
export const lonLatBox = ({ x0, y0, x1, y1 }: GridBox): Box => ({ west: lonOf(x0), south: latOf(y1), east: lonOf(x1), north: latOf(y0) });
