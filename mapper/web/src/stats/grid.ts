// Between degrees and the grid of packed layers: Web Mercator, world / 2^28, y from the north (docs/pack_format.md). Pure.
import type { GridBox } from "../pack/pack";
import type { Box } from "./sweep";

const WORLD = 2 ** 28;
const EQUATOR_M = 40_075_016.685578488;
const DEGREES = 180 / Math.PI;

export const gridX = (lon: number): number => (lon / 360 + 0.5) * WORLD;
export const gridY = (lat: number): number => (0.5 - Math.asinh(Math.tan(lat / DEGREES)) / (2 * Math.PI)) * WORLD;
export const lonOf = (x: number): number => (x / WORLD - 0.5) * 360;
export const latOf = (y: number): number => Math.atan(Math.sinh((0.5 - y / WORLD) * 2 * Math.PI)) * DEGREES;

/** Side of a cell of the grid on the ground. */
export const unit_m = (lat: number): number => (EQUATOR_M / WORLD) * Math.cos(lat / DEGREES);

export const gridBox = ({ west, south, east, north }: Box): GridBox => ({ x0: gridX(west), y0: gridY(north), x1: gridX(east), y1: gridY(south) });
export const lonLatBox = ({ x0, y0, x1, y1 }: GridBox): Box => ({ west: lonOf(x0), south: latOf(y1), east: lonOf(x1), north: latOf(y0) });
