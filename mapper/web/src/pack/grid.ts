// The grid of packed layers: Web Mercator in units of world / 2^28, y from the north; the pixel grid of zoom 20.
import type { GridBox } from "./pack";

export const GRID_ZOOM = 20;
export const WORLD = 2 ** 28;

/** A box in degrees. */
export interface LonLatBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const lonOf = (x: number): number => (x / WORLD) * 360 - 180;
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
export const gridX = (lon: number): number => ((lon + 180) / 360) * WORLD;

export function gridY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

export const onGrid = ({ west, south, east, north }: LonLatBox): GridBox => ({ x0: gridX(west), y0: gridY(north), x1: gridX(east), y1: gridY(south) });

export const meets = (a: GridBox, b: GridBox): boolean => a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
export const inside = (a: GridBox, b: GridBox): boolean => a.x0 >= b.x0 && a.x1 <= b.x1 && a.y0 >= b.y0 && a.y1 <= b.y1;
