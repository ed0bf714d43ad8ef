// Areas on the WGS 84 ellipsoid, edges straight in longitude and latitude: Snyder (1987), USGS Professional Paper 1395, eq. 3-12. Pure.

const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const RADIANS = Math.PI / 180;
/** Terms of the series: the next is below 1e-18. */
const TERMS = 8;
const SQUARE_M2 = SEMI_MAJOR_M ** 2 * (1 - E2);

/** Area between the equator and a latitude, m² per degree of longitude; negative in the south. */
export function strip_m2(lat: number): number {
  const sine = Math.sin(lat * RADIANS);
  const square = E2 * sine * sine;
  let total = 0;
  for (let k = TERMS - 1; k >= 0; k--) total = total * square + (2 * k + 2) / (2 * k + 1);
  return (total * sine * SQUARE_M2 * RADIANS) / 2;
}

/** Area of a square degree at a latitude: how fast the strip grows. */
export function density_m2(lat: number): number {
  const sine = Math.sin(lat * RADIANS);
  return (SQUARE_M2 * RADIANS ** 2 * Math.sqrt(1 - sine * sine)) / (1 - E2 * sine * sine) ** 2;
}

/** A ring as lon, lat, lon, lat ...; closed or not. Positive if it runs counter-clockwise. */
export function ringArea_m2(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
    const [x0, y0, x1, y1] = [ring[last]!, ring[last + 1]!, ring[i]!, ring[i + 1]!];
    if (x0 !== x1) sum += ((x0 - x1) * (strip_m2(y0) + 4 * strip_m2((y0 + y1) / 2) + strip_m2(y1))) / 6;
  }
  return sum;
}

/** Parts of a polygon, outer ring first; rings may run either way. */
export function polygonArea_m2(parts: readonly (readonly ArrayLike<number>[])[]): number {
  return parts.reduce((sum, rings) => rings.reduce((rest, ring, i) => rest + (i === 0 ? 1 : -1) * Math.abs(ringArea_m2(ring)), sum), 0);
}
