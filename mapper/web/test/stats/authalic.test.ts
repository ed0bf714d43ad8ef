import { Geodesic } from "geographiclib-geodesic";
import { expect, test } from "vitest";
import { density_m2, polygonArea_m2, ringArea_m2, strip_m2 } from "../../src/stats/authalic";
import { square } from "./fake_pack";

const geodesic_m2 = (ring: readonly (readonly [number, number])[]): number => {
  const polygon = Geodesic.WGS84.Polygon(false);
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon);
  return polygon.Compute(false, true).area!;
};

test("a degree square has the area that geo.measure gives", () => {
  expect(ringArea_m2(square(106, 29, 1).flat()) / 1e6).toBeCloseTo(10748, 0);
});

test("the strip up to the pole is a quarter of the ellipsoid's half", () => {
  expect((strip_m2(90) * 360 * 2) / 1e6).toBeCloseTo(510_065_621.724, 1);
});

test("a parcel differs from the one with geodesic edges by less than a millionth", () => {
  const ring = [[106.65, 29.03], [106.652, 29.0301], [106.6522, 29.0318], [106.6499, 29.0316]] as const;
  expect(ringArea_m2(ring.flat()) / geodesic_m2(ring) - 1).toBeLessThan(1e-6);
  expect(ringArea_m2([...ring].reverse().flat())).toBeCloseTo(-ringArea_m2(ring.flat()), 6);
});

test("the density is how fast the strip grows", () => {
  expect((strip_m2(29.01) - strip_m2(28.99)) / 0.02 / density_m2(29)).toBeCloseTo(1, 7);
});

test("holes are taken off whichever way they run", () => {
  const [outer, hole] = [square(106, 29, 0.02).flat(), square(106.005, 29.005, 0.01).flat()];
  const expected = ringArea_m2(outer) - ringArea_m2(hole);
  expect(polygonArea_m2([[outer, hole]])).toBeCloseTo(expected, 3);
  expect(polygonArea_m2([[outer.slice(), [...square(106.005, 29.005, 0.01)].reverse().flat()]])).toBeCloseTo(expected, 3);
});
