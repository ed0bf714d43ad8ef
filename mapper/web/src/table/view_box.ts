// From degrees to the grid of the packs (docs/pack_format.md).
import type { GridBox } from "../pack/pack";

const WORLD = 2 ** 28;

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const gridX = (lon: number): number => ((lon + 180) / 360) * WORLD;

function gridY(lat: number): number {
  const radians = (lat * Math.PI) / 180;
  return (0.5 - Math.asinh(Math.tan(radians)) / (2 * Math.PI)) * WORLD;
}

export const gridBox = ([west, south, east, north]: Bounds): GridBox => ({ x0: gridX(west), y0: gridY(north), x1: gridX(east), y1: gridY(south) });
