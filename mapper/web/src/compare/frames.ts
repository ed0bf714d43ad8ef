// The ground of the small maps: one scale for all, each centred on its unit. Pure.
import type { Place, Shape, Unit } from "../page_model";
import type { Features } from "../map/features";
import { pxPerKm, zoomFor, type MapView } from "../map/view";
import type { Store } from "../store";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is known of where a unit lies, in degrees. */
export interface Ground {
  readonly unit: Unit;
  readonly places: readonly Place[];
  readonly shapes: readonly Shape[];
  readonly lon: number;
  readonly lat: number;
  /** Width and height in km. */
  readonly km: Size;
}

const KM_PER_DEGREE = 111.32;
const LEAST_KM = 1.2;
const AIR = 1.36;
const MOST_PX_PER_KM = 160;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50] as const;
const BAR_PX = 64;

const cosine = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** Shapes of the unit that still hold. */
function shapesOf({ index }: Store, id: string): readonly Shape[] {
  const own = index.shapes.get(id) ?? [];
  const now = own.filter(({ valid_to }) => valid_to === "");
  return now.length > 0 ? now : own;
}

/** Null for a unit without a position and a border. */
export function groundOf(store: Store, features: Features, unit: Unit): Ground | null {
  const places = store.index.places.get(unit.id) ?? [];
  const shapes = shapesOf(store, unit.id);
  const corners = [
    ...shapes.flatMap(({ id }) => (features.shapes.get(id) ?? []).flat().map(([lon, lat]) => [lon!, lat!] as const)),
    ...places.flatMap(({ lon, lat, uncertainty_m }) => {
      const dy = uncertainty_m / 1000 / KM_PER_DEGREE;
      const dx = dy / cosine(lat);
      return [[lon - dx, lat - dy], [lon + dx, lat + dy]] as const;
    }),
  ];
  if (corners.length === 0) return null;
  const range = (axis: 0 | 1): readonly [number, number] => [Math.min(...corners.map((at) => at[axis])), Math.max(...corners.map((at) => at[axis]))];
  const [west, east] = range(0);
  const [south, north] = range(1);
  const lat = (south + north) / 2;
  const km = { width: (east - west) * KM_PER_DEGREE * cosine(lat), height: (north - south) * KM_PER_DEGREE };
  return { unit, places, shapes, lon: (west + east) / 2, lat, km };
}

/** Pixels per km at which the largest unit fits. */
export function commonScale(grounds: readonly Ground[], { width, height }: Size): number {
  const need = (side: "width" | "height"): number => AIR * Math.max(LEAST_KM, ...grounds.map(({ km }) => km[side]));
  return Math.min(MOST_PX_PER_KM, width / need("width"), height / need("height"));
}

/** A map view without Leaflet, so that the map's own drawing works in it. */
export function viewAt({ lon, lat }: { readonly lon: number; readonly lat: number }, px_per_km: number, { width, height }: Size): MapView {
  const zoom = zoomFor(px_per_km, lat);
  const world = 256 * 2 ** zoom;
  const x = (at: number): number => ((at + 180) / 360) * world;
  const y = (at: number): number => (0.5 - Math.log(Math.tan(Math.PI / 4 + (at * Math.PI) / 360)) / (2 * Math.PI)) * world;
  const left = x(lon) - width / 2;
  const top = y(lat) - height / 2;
  const half = { lon: (width / world) * 180, lat: height / 2 / px_per_km / KM_PER_DEGREE };
  return { width, height, zoom, px_per_km: pxPerKm(zoom, lat), west: lon - half.lon, east: lon + half.lon, south: lat - half.lat, north: lat + half.lat, isPhone: false, at: (of, at) => ({ x: x(of) - left, y: y(at) - top }) };
}

/** The longest round length that is no wider than a scale bar should be. */
export const barKm = (px_per_km: number): number => STEPS.reduce<number>((best, km) => (km * px_per_km <= BAR_PX ? km : best), STEPS[0]);
