import fc from "fast-check";
import { expect, test } from "vitest";
import { areaStats, type AreaStats } from "../../src/stats/area_stats";
import { ringArea_m2 } from "../../src/stats/authalic";
import { zoneOf, type ZoneRings } from "../../src/stats/zone";
import { fakePack, feature, square, type FakeFeature } from "./fake_pack";

const UNIT = 360 / 2 ** 28;
/** On the grid in longitude, so that the west and east sides of the squares are stored exactly. */
const LON = Math.round(106.65 / UNIT) * UNIT;
const LAT = 29.03;
const SIZE = 0.01;
const HECTARE = 1e4;

function statsOf(features: readonly FakeFeature[], rings: ZoneRings): AreaStats {
  const work = areaStats(fakePack(features), zoneOf(rings));
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const areaOf = (stats: AreaStats, landClass: string): number => stats.classes.find((item) => item.landClass === landClass)?.area_m2 ?? 0;
const whole = [square(LON, LAT, SIZE)];
const size_m2 = ringArea_m2(whole[0]!.flat());
const slack_m2 = 0.15 * 4 * 1100;

/** Squares in n columns and n rows with alternating classes. */
function chessboard(n: number, size = SIZE, from = 0): readonly FakeFeature[] {
  const side = size / n;
  return Array.from({ length: n * n }, (_, i) => feature((i + Math.floor(i / n)) % 2 ? "black" : "white", square(LON + from + (i % n) * side, LAT + from + Math.floor(i / n) * side, side)));
}

test("a zone covered without gaps adds up to its area", () => {
  const stats = statsOf(chessboard(6, SIZE * 1.2, -0.001), whole);
  expect(areaOf(stats, "white") + areaOf(stats, "black")).toBeCloseTo(size_m2, 3);
  expect(Math.abs(stats.gaps_m2)).toBeLessThan(0.01);
  expect(stats.overlaps_m2).toBeLessThan(0.01);
});

test("gaps and overlaps that cancel out are told apart", () => {
  const third = SIZE / 4;
  const strips = [0, 1, 1, 3].map((at) => feature("a", [[LON + at * third, LAT - 1e-3], [LON + (at + 1) * third, LAT - 1e-3], [LON + (at + 1) * third, LAT + SIZE + 1e-3], [LON + at * third, LAT + SIZE + 1e-3]]));
  const stats = statsOf(strips, whole);
  expect(Math.abs(stats.gaps_m2 - size_m2 / 4)).toBeLessThan(slack_m2);
  expect(Math.abs(stats.overlaps_m2! - size_m2 / 4)).toBeLessThan(slack_m2);
});

test("land covered three times counts twice as overlap", () => {
  const stats = statsOf([1, 2, 3].map(() => feature("a", square(LON + 0.002, LAT + 0.002, 0.002))), whole);
  expect(stats.overlaps_m2).toBeCloseTo((areaOf(stats, "a") * 2) / 3, 3);
  expect(stats.gaps_m2 + areaOf(stats, "a") - stats.overlaps_m2!).toBeCloseTo(size_m2, 3);
});

test("a stack of two hundred features on one lot is measured at once", () => {
  const stats = statsOf(Array.from({ length: 200 }, () => feature("a", square(LON + 0.002, LAT + 0.002, 0.002))), whole);
  expect(stats.overlaps_m2! / areaOf(stats, "a")).toBeCloseTo(199 / 200, 6);
});

test("features inside count with the area of the original", () => {
  const stats = statsOf([{ ...feature("a", square(LON + 0.002, LAT + 0.002, 0.002)), area_m2: 12_345 }], whole);
  expect(areaOf(stats, "a")).toBe(12_345);
  expect(stats.classes[0]!.doubt_m2).toBe(0);
});

test("a feature on the border counts with its share", () => {
  const half: FakeFeature = { ...feature("a", square(LON - 0.001, LAT + 0.002, 0.002)), area_m2: 40_000 };
  const stats = statsOf([half], whole);
  expect(areaOf(stats, "a")).toBeCloseTo(20_000, -1);
  expect(Math.abs(areaOf(stats, "a") - 20_000)).toBeLessThan(stats.classes[0]!.doubt_m2);
});

test("a hole of the zone is not of the zone", () => {
  const hole = square(LON + 0.003, LAT + 0.003, 0.004);
  const stats = statsOf([feature("a", square(LON - 0.001, LAT - 0.001, 0.012))], [whole[0]!, hole]);
  expect(areaOf(stats, "a")).toBeCloseTo(size_m2 - ringArea_m2(hole.flat()), 2);
});

test("a zone that is a feature takes nothing of its neighbours", () => {
  const board = chessboard(5);
  const pack = fakePack(board);
  const ring = pack.partsOf(12)[0]![0]!;
  const rings: ZoneRings = [[0, 2, 4, 6].map((i) => [ring[i]!, ring[i + 1]!] as const)];
  const stats = statsOf(board, rings);
  expect(stats.classes.map((item) => item.area_m2 > 0.01)).toEqual([true]);
  expect(stats.gaps_m2).toBeCloseTo(0, 3);
});

test("features without class are a class of their own", () => {
  const stats = statsOf([feature("", square(LON, LAT, 0.001))], whole);
  expect(stats.classes[0]).toMatchObject({ landClass: "", features: 1 });
});

const point = fc.tuple(fc.double({ min: -0.3, max: 1.3, noNaN: true }), fc.double({ min: -0.3, max: 1.3, noNaN: true })).map(([x, y]) => [LON + SIZE * x, LAT + SIZE * y] as const);

test("a zone cut in two has the land of both parts, whatever lies on it", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(point, point, point), { minLength: 1, maxLength: 12 }), fc.double({ min: 0.2, max: 0.8, noNaN: true }), (triangles, at) => {
      const features = triangles.map((ring) => feature("a", ring));
      const middle = LON + SIZE * at;
      const part = (west: number, east: number): ZoneRings => [[[west, LAT], [east, LAT], [east, LAT + SIZE], [west, LAT + SIZE]]];
      const [all, left, right] = [statsOf(features, part(LON, LON + SIZE)), statsOf(features, part(LON, middle)), statsOf(features, part(middle, LON + SIZE))];
      for (const of of ["gaps_m2", "overlaps_m2"] as const) expect(Math.abs(all[of]! - left[of]! - right[of]!)).toBeLessThan(0.01);
      expect(Math.abs(areaOf(all, "a") - areaOf(left, "a") - areaOf(right, "a"))).toBeLessThan(0.01);
    }),
    { numRuns: 60 },
  );
});

test("twenty thousand features take seconds at most, on a busy machine too", () => {
  const features = chessboard(142, SIZE * 10);
  const start = performance.now();
  const stats = statsOf(features, [[[LON - 0.01, LAT + 0.05], [LON + 0.05, LAT - 0.01], [LON + 0.11, LAT + 0.05], [LON + 0.05, LAT + 0.11]]]);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(stats.classes[0]!.area_m2).toBeGreaterThan(HECTARE);
});
