import { expect, test } from "vitest";
import { Sweep, ZONE } from "../../src/stats/sweep";
import { zoneOf } from "../../src/stats/zone";
import { square } from "./fake_pack";

const box = (west: number, south: number, size: number): { west: number; south: number; east: number; north: number } => ({ west, south, east: west + size, north: south + size });
const triangle = zoneOf([[[10, 0], [11, 0], [10, 1]]]);

test.each([
  ["inside", box(10.1, 0.1, 0.1), true],
  ["outside its box", box(12, 0.1, 0.1), false],
  ["in its box but beyond the long side", box(10.8, 0.8, 0.1), false],
  ["on the long side", box(10.45, 0.45, 0.1), undefined],
  ["around it", box(9, -1, 4), undefined],
])("a box %s is told apart", (_, of, expected) => {
  expect(triangle.holds(of)).toBe(expected);
});

test("rings that cross count where an odd number of them encloses", () => {
  const bow = zoneOf([[[10, 0], [10.01, 0.01], [10.01, 0], [10, 0.01]]]);
  const whole = zoneOf([square(10, 0, 0.01)]);
  expect(bow.area_m2 / whole.area_m2).toBeCloseTo(0.5, 6);
});

test("a ring that touches itself keeps its area", () => {
  const pinched = zoneOf([[[10, 0], [10.01, 0], [10.01, 0.01], [10.005, 0], [10, 0.01]]]);
  expect(pinched.area_m2 / zoneOf([square(10, 0, 0.01)]).area_m2).toBeCloseTo(0.5, 6);
});

test("polygons with a common border leave neither gap nor overlap", () => {
  const sweep = new Sweep();
  sweep.begin(box(10, 0, 0.01));
  sweep.ring(ZONE, square(10, 0, 0.01).flat());
  sweep.ring(1, [10, 0, 10.01, 0, 10.0033, 0.01, 10, 0.01]);
  sweep.ring(2, [10.01, 0, 10.01, 0.01, 10.0033, 0.01]);
  const { once_m2, total_m2 } = sweep.measure();
  expect(total_m2 - once_m2).toBeLessThan(1e-3);
  expect(once_m2).toBeCloseTo(zoneOf([square(10, 0, 0.01)]).area_m2, 3);
});
