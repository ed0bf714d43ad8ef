// The view of the printed map: Web Mercator fitted to a box of the sheet, without Leaflet.
import { pxPerKm, zoomFor, type MapView } from "../map/view";
import type { Store } from "../store";

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const WORLD = 256;
/** A unit without an outline is not shown larger than this, in px per km. */
const MOST_PX_PER_KM = 44;
const MOST_ZOOM = 18;
const AIR_M = 500;
const DEGREE_M = 111_320;

const xOf = (lon: number): number => (lon + 180) / 360;
const yOf = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
const latOf = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

/** The view of so many pixels that shows the bounds as large as they go, with some air on all sides. */
export function viewFor([west, south, east, north]: Bounds, width: number, height: number, air: number, mostZoom = MOST_ZOOM): MapView {
  const fit = Math.min((width - 2 * air) / (xOf(east) - xOf(west)), (height - 2 * air) / (yOf(south) - yOf(north)));
  const zoom = Math.min(mostZoom, Math.log2(fit / WORLD));
  const size = WORLD * 2 ** zoom;
  const left = ((xOf(west) + xOf(east)) / 2) * size - width / 2;
  const top = ((yOf(south) + yOf(north)) / 2) * size - height / 2;
  const lonAt = (x: number): number => ((left + x) / size) * 360 - 180;
  const latAt = (y: number): number => latOf((top + y) / size);
  return {
    width, height, zoom, isPhone: false,
    px_per_km: pxPerKm(zoom, latAt(height / 2)),
    west: lonAt(0), south: latAt(height), east: lonAt(width), north: latAt(0),
    at: (lon, lat) => ({ x: xOf(lon) * size - left, y: yOf(lat) * size - top }),
  };
}

export function union(boxes: readonly Bounds[]): Bounds | undefined {
  if (boxes.length === 0) return undefined;
  const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number): number => boxes.reduce((sum, box) => pick(sum, box[at]), boxes[0]![at]);
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

/** A square on the ground around a place. */
function around(lon: number, lat: number, metres: number): Bounds {
  const dy = metres / DEGREE_M;
  const dx = dy / Math.cos((lat * Math.PI) / 180);
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}

/** Bounds of the outlines of a unit. */
function outlineOf({ index, outlines }: Store, unit: string): Bounds | undefined {
  const rings = (index.shapes.get(unit) ?? []).flatMap(({ id }) => outlines.value?.shapes.get(id) ?? []);
  return union(rings.flatMap((ring) => ring.map(([lon, lat]): Bounds => [lon!, lat!, lon!, lat!])));
}

/** What a sheet shows of the ground, and how large at most. */
export interface Extent {
  readonly bounds: Bounds;
  readonly mostZoom: number;
}

/** The outline and rings of a unit; the whole region for none and for one without a place. */
export function extentOf(store: Store, unit: string): Extent {
  const { page, index, currentStation } = store;
  const isWhole = unit === "" || unit === page.region || currentStation.value.square?.unit === unit;
  const places = isWhole ? [] : (index.places.get(unit) ?? []);
  const outline = isWhole ? undefined : outlineOf(store, unit);
  const rings = places.filter(({ uncertainty_m }) => !outline || uncertainty_m > 0).map(({ lon, lat, uncertainty_m }) => around(lon, lat, Math.max(uncertainty_m, AIR_M)));
  const bounds = union([...(outline ? [outline] : []), ...rings]);
  if (!bounds) return { bounds: page.bounds, mostZoom: MOST_ZOOM };
  return { bounds, mostZoom: rings.length > 0 ? zoomFor(MOST_PX_PER_KM, (bounds[1] + bounds[3]) / 2) : MOST_ZOOM };
}
