// Lengths and areas on the WGS 84 ellipsoid: Karney (2013), doi:10.1007/s00190-012-0578-z. Pure.
import { Geodesic } from "geographiclib-geodesic";

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

const { WGS84 } = Geodesic;

export function distance_m(from: LonLat, to: LonLat): number {
  return WGS84.Inverse(from.lat, from.lon, to.lat, to.lon).s12 ?? 0;
}

/** Length of each leg of a line. */
export function legs_m(points: readonly LonLat[]): number[] {
  return points.slice(1).map((point, i) => distance_m(points[i]!, point));
}

export function length_m(points: readonly LonLat[]): number {
  return legs_m(points).reduce((sum, leg) => sum + leg, 0);
}

export interface Ring {
  readonly perimeter_m: number;
  /** At least zero, whichever way round; without meaning if the ring crosses itself. */
  readonly area_m2: number;
}

/** The ring through the points, closed by a leg from the last to the first. */
export function ring(points: readonly LonLat[]): Ring {
  const polygon = WGS84.Polygon(false);
  for (const { lat, lon } of points) polygon.AddPoint(lat, lon);
  const { area, perimeter } = polygon.Compute(false, true);
  return { perimeter_m: perimeter, area_m2: Math.abs(area ?? 0) };
}
