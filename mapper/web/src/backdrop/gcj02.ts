// The shift of Chinese web maps, GCJ-02, and its inverse; the same formulas as geo/datum.py. Pure.

export type LonLat = readonly [lon: number, lat: number];

const BOX = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };
const SEMI_MAJOR_M = 6378245;
const ECCENTRICITY2 = 0.00669342162296594323;
const DEGREES = 180 / Math.PI;
const CLOSE_ENOUGH_DEG = 1e-11;
const MAX_STEPS = 10;

function isInBox([lon, lat]: LonLat): boolean {
  return lon >= BOX.west && lon <= BOX.east && lat >= BOX.south && lat <= BOX.north;
}

/** Two thirds of the sum of a * sin(f * pi * degrees). */
function waves(degrees: number, pairs: readonly (readonly [number, number])[]): number {
  return (pairs.reduce((sum, [a, f]) => sum + a * Math.sin(f * Math.PI * degrees), 0) * 2) / 3;
}

/** Without its box, so that it has no step that an inverse could stumble over. */
function shifted([lon, lat]: LonLat): LonLat {
  const x = lon - 105;
  const y = lat - 35;
  const common = 0.1 * x * y + waves(x, [[20, 6], [20, 2]]);
  const north_m = -100 + 2 * x + 3 * y + 0.2 * y ** 2 + 0.2 * Math.sqrt(Math.abs(x)) + common + waves(y, [[20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]]);
  const east_m = 300 + x + 2 * y + 0.1 * x ** 2 + 0.1 * Math.sqrt(Math.abs(x)) + common + waves(x, [[20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]]);
  const phi = lat / DEGREES;
  const m = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2;
  const dLat = (north_m * m ** 1.5) / (SEMI_MAJOR_M * (1 - ECCENTRICITY2));
  const dLon = (east_m * Math.sqrt(m)) / (SEMI_MAJOR_M * Math.cos(phi));
  return [lon + dLon * DEGREES, lat + dLat * DEGREES];
}

/** WGS-84 to GCJ-02; outside of China nothing moves. */
export function toGcj02(at: LonLat): LonLat {
  return isInBox(at) ? shifted(at) : at;
}

/** GCJ-02 to WGS-84 by fixed point, to far better than 1 mm. */
export function fromGcj02(at: LonLat): LonLat {
  let [lon, lat] = at;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [x, y] = shifted([lon, lat]);
    lon -= x - at[0];
    lat -= y - at[1];
    if (Math.hypot(x - at[0], y - at[1]) < CLOSE_ENOUGH_DEG) break;
  }
  return isInBox([lon, lat]) ? [lon, lat] : at;
}
