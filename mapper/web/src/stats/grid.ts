// Boxes of the grid of packed layers in degrees, and the size of its cells on the ground. Pure.
import { latOf, lonOf, WORLD } from "../pack/grid";
import type { GridBox } from "../pack/pack";
import type { Box } from "./sweep";

const EQUATOR_M = 40_075_016.685578488;

/** Side of a cell at a latitude. */
export const unit_m = (lat: number): number => (EQUATOR_M / WORLD) * Math.cos((lat * Math.PI) / 180);

export const lonLatBox = ({ x0, y0, x1, y1 }: GridBox): Box => ({ west: lonOf(x0), south: latOf(y1), east: lonOf(x1), north: latOf(y0) });
