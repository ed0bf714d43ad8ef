import { describe, expect, it } from "vitest";
import type { Position } from "../../src/trace/draft";
import { area_m2, corners, isCrossing } from "../../src/trace/measured";
import { publishedArea } from "../../src/trace/published";
import { figure, page } from "../ui/fixture";

const box = (west: number, south: number, size: number): Position[] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size]];
const OUTER = box(106.6, 29, 0.02);
const HOLE = box(106.605, 29.005, 0.005);
/** pyproj 3.7.2, Geod(ellps="WGS84").geometry_area_perimeter of the shapely polygons. */
const OUTER_M2 = 4319476.930;
const HOLE_M2 = 269973.707;

describe("area of a boundary", () => {
  it("is that of pyproj, holes taken away whichever way they run", () => {
    expect(area_m2([[OUTER]])).toBeCloseTo(OUTER_M2, 1);
    expect(area_m2([[OUTER, HOLE]])).toBeCloseTo(OUTER_M2 - HOLE_M2, 1);
    expect(area_m2([[[...OUTER].reverse(), HOLE]])).toBeCloseTo(OUTER_M2 - HOLE_M2, 1);
  });

  it("adds up over the parts", () => {
    expect(area_m2([[OUTER, HOLE], [box(106.7, 29.005, 0.005)]])).toBeCloseTo(OUTER_M2, 0);
  });

  it("counts the corners of all rings", () => {
    expect(corners([[OUTER, HOLE], [OUTER]])).toBe(12);
  });
});

describe("crossing edges", () => {
  it("are found in one ring", () => {
    expect(isCrossing([[[OUTER[0]!, OUTER[2]!, OUTER[1]!, OUTER[3]!]]])).toBe(true);
    expect(isCrossing([[OUTER]])).toBe(false);
  });

  it("are found between a ring and its hole, and between parts", () => {
    expect(isCrossing([[OUTER, box(106.615, 29.005, 0.01)]])).toBe(true);
    expect(isCrossing([[OUTER], [box(106.61, 29.01, 0.02)]])).toBe(true);
    expect(isCrossing([[OUTER, HOLE]])).toBe(false);
  });
});

describe("published area", () => {
  const figures = [figure("f1", { period_iso: "2020", number: 3 }), figure("f2", { period_iso: "2024-04" }), figure("f3", { indicator: "built_area", number: 1.7 }), figure("f4", { kind: "computed", period_iso: "2025" })];

  it("is the newest one of the extent", () => {
    expect(publishedArea(page({ figures }), "food-park", "planned")?.id).toBe("f2");
    expect(publishedArea(page({ figures }), "food-park", "built")?.id).toBe("f3");
  });

  it("is missing where no document gives it", () => {
    expect(publishedArea(page({ figures }), "food-park", "approved")).toBeUndefined();
    expect(publishedArea(page({ figures }), "beidu", "planned")).toBeUndefined();
  });
});
