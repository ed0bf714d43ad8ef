// Lengths and areas on the WGS 84 ellipsoid (Karney 2013, through geographiclib).
import geodesic from "geographiclib-geodesic";

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

const WGS84 = geodesic.Geodesic.WGS84;

export function distance_m(a: LonLat, b: LonLat): number {
  return WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? 0;
}

export function length_m(points: readonly LonLat[]): number {
  return points.slice(1).reduce((sum, point, i) => sum + distance_m(points[i]!, point), 0);
}

/** Area of the ring that the points close, whichever way round they run. */
export function area_m2(points: readonly LonLat[]): number {
  const polygon = WGS84.Polygon(false);
  for (const { lat, lon } of points) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}
