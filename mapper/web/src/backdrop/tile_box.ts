// Where a GCJ-02 tile belongs on the WGS-84 map, and which tiles a view needs: in pixels of Web Mercator at the tile's zoom. Pure.
import { fromGcj02, toGcj02, type LonLat } from "./gcj02";

const TILE_PX = 256;
/** A view asks for a little more than it shows, since a corner's shift is not quite its neighbour's. */
const AIR_PX = 4;

export interface PxBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Px = readonly [x: number, y: number];

export function pxOf([lon, lat]: LonLat, zoom: number): Px {
  const world = TILE_PX * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [world * (lon / 360 + 0.5), world * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

export function lonLatOf([x, y]: Px, zoom: number): LonLat {
  const world = TILE_PX * 2 ** zoom;
  return [(x / world - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / world))) * 180) / Math.PI];
}

const cornersOf = ({ left, top, right, bottom }: PxBox): readonly [Px, Px, Px, Px] => [[left, top], [right, top], [right, bottom], [left, bottom]];

/** The tile's place by its four corners; edges are whole pixels that both neighbours share. */
export function tileBox(x: number, y: number, zoom: number): PxBox {
  const own = { left: x * TILE_PX, top: y * TILE_PX, right: (x + 1) * TILE_PX, bottom: (y + 1) * TILE_PX };
  const [nw, ne, se, sw] = cornersOf(own).map((at) => pxOf(fromGcj02(lonLatOf(at, zoom)), zoom)) as [Px, Px, Px, Px];
  const middle = (a: number, b: number): number => Math.round((a + b) / 2);
  return { left: middle(nw[0], sw[0]), top: middle(nw[1], ne[1]), right: middle(ne[0], se[0]), bottom: middle(sw[1], se[1]) };
}

/** The part of the tile grid that covers a view. */
export function viewInTiles(view: PxBox, zoom: number): PxBox {
  const corners = cornersOf(view).map((at) => pxOf(toGcj02(lonLatOf(at, zoom)), zoom));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return { left: Math.min(...xs) - AIR_PX, top: Math.min(...ys) - AIR_PX, right: Math.max(...xs) + AIR_PX, bottom: Math.max(...ys) + AIR_PX };
}
