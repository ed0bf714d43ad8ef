import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance_m, legs_m, length_m, ring, type LonLat } from "../../src/map/measure/geodesic";

const at = (lat: number, lon: number): LonLat => ({ lat, lon });
const cell = (lat: number, lon: number, size = 1): LonLat[] => [at(lat, lon), at(lat, lon + size), at(lat + size, lon + size), at(lat + size, lon)];

describe("distance_m", () => {
  // GeographicLib's documentation and tests; Paris to New York from pyproj (PROJ)
  it.each([
    ["Paris to New York", at(48.8566, 2.3522), at(40.7128, -74.006), 5852935.292, 0.001],
    ["JFK to LHR", at(40.6, -73.8), at(51.6, -0.5), 5551759.4, 0.05],
    ["Wellington to Salamanca", at(-41.32, 174.81), at(40.96, -5.5), 19959679.267, 0.001],
    ["one degree of the equator", at(0, 0), at(0, 1), 111319.491, 0.001],
    ["a quarter of the meridian", at(0, 0), at(90, 0), 10001965.729, 0.001],
    ["nearly antipodal", at(0, 0), at(0.5, 179.5), 19936288.579, 0.001],
  ])("is the published one: %s", (_, from, to, expected, within) => {
    expect(Math.abs(distance_m(from, to) - expected)).toBeLessThan(within);
  });

  it("is the same both ways", () => {
    const place = fc.record({ lat: fc.double({ min: -89, max: 89, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) });
    fc.assert(fc.property(place, place, (a, b) => Math.abs(distance_m(a, b) - distance_m(b, a)) < 1e-6));
  });
});

describe("legs_m and length_m", () => {
  it("has one leg less than points, and none for a single point", () => {
    expect(legs_m(cell(29, 106))).toHaveLength(3);
    expect(length_m([at(29, 106)])).toBe(0);
    expect(length_m([])).toBe(0);
  });
});

describe("ring", () => {
  // GeographicLib, `Planimeter` on the four corners
  it("knows the cell of one degree at the equator", () => {
    expect(ring(cell(0, 0)).area_m2).toBeCloseTo(12308778361.469452, 0);
    expect(ring(cell(0, 0)).perimeter_m).toBeCloseTo(443770.917, 2);
  });

  it("knows Antarctica of the GeographicLib documentation", () => {
    const coast = [[-63.1, -58], [-72.9, -74], [-71.9, -102], [-74.9, -102], [-74.3, -131], [-77.5, -163], [-77.4, 163], [-71.7, 172], [-65.9, 140], [-65.7, 113], [-66.6, 88], [-66.9, 59], [-69.8, 25], [-70, -4], [-71, -14], [-77.3, -33], [-77.9, -46], [-74.7, -61]] as const;
    const { perimeter_m, area_m2 } = ring(coast.map(([lat, lon]) => at(lat, lon)));
    expect(perimeter_m).toBeCloseTo(16831067.893, 2);
    expect(area_m2).toBeCloseTo(13662703680020.1, -1);
  });

  it("does not mind direction or first point", () => {
    const points = cell(28.9, 106.5, 0.02);
    const turned = [...points.slice(2), ...points.slice(0, 2)];
    const { area_m2 } = ring(points);
    expect(ring([...points].reverse()).area_m2).toBeCloseTo(area_m2, 3);
    expect(ring(turned).area_m2).toBeCloseTo(area_m2, 3);
  });

  it("adds up from its parts", () => {
    const whole = ring([at(29, 106), at(29, 106.1), at(29.1, 106.1), at(29.1, 106)]).area_m2;
    const parts = ring([at(29, 106), at(29, 106.1), at(29.1, 106.1)]).area_m2 + ring([at(29, 106), at(29.1, 106.1), at(29.1, 106)]).area_m2;
    expect(parts).toBeCloseTo(whole, 2);
  });
});
