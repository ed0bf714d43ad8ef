import { beforeEach, describe, expect, it } from "vitest";
import { gridX, gridY, latOf, lonOf } from "../../src/pack/grid";
import type { PackedLayer } from "../../src/pack/packed";
import { openMade, SQUARES } from "./encoder";

let pack: PackedLayer;
beforeEach(() => {
  pack = openMade(SQUARES);
});
const ringOf = (ring: Float64Array): number[][] => Array.from({ length: ring.length / 2 }, (_, i) => [Math.round(gridX(ring[2 * i]!)), Math.round(gridY(ring[2 * i + 1]!))]);

describe("a packed layer", () => {
  it("joins the arcs of a ring, one run backwards, without doubling their nodes", () => {
    expect(ringOf(pack.partsOf(0)[0]![0]!)).toEqual([[1100, 2100], [1100, 2000], [1000, 2000], [1000, 2100], [1100, 2100]]);
    expect(ringOf(pack.partsOf(1)[0]![0]!)).toEqual([[1100, 2000], [1100, 2100], [1200, 2100], [1200, 2000], [1100, 2000]]);
  });

  it("keeps holes and parts apart", () => {
    expect(pack.partsOf(1).map((part) => part.length)).toEqual([2]);
    expect(pack.partsOf(2).map((part) => part.length)).toEqual([1, 1]);
    expect(pack.partsOf(3)).toEqual([]);
  });

  it.each([
    ["inside the left square", 1050, 2050, 0],
    ["inside the right square", 1120, 2050, 1],
    ["in the hole", 1150, 2050, -1],
    ["in the second part", 1338, 2003, 2],
    ["between the parts", 1320, 2003, -1],
  ])("finds the feature %s", (_, x, y, index) => {
    expect(pack.featureAt(x, y)).toBe(index);
  });

  it("finds the features in a box, those without geometry never by a part of the chunk", () => {
    expect([...pack.featuresIn({ x0: 1150, y0: 2090, x1: 1320, y1: 2300 })]).toEqual([1]);
    expect([...pack.featuresIn({ x0: 1150, y0: 1990, x1: 1320, y1: 2300 })]).toEqual([1, 2]);
  });

  it("has a point in every feature, beside its hole", () => {
    for (const index of [0, 1, 2]) {
      const [lon, lat] = pack.pointIn(index);
      expect(pack.featureAt(gridX(lon), gridY(lat))).toBe(index);
    }
  });

  it("tells classes by number and by id", () => {
    expect([0, 1, 2, 3].map((index) => pack.classOf(index))).toEqual([1, 2, 1, 0]);
    expect([0, 1, 3].map((index) => pack.classId(index))).toEqual(["100101", "1401", ""]);
  });

  it("gives boxes on the grid", () => {
    expect(pack.boxOf(2)).toEqual({ x0: 1300, y0: 2000, x1: 1340, y1: 2010 });
  });

  it("decodes the middle level in its own units", () => {
    const { level } = openMade({ ...SQUARES, shift: 2 }).chunk(0, "middle");
    expect([level.shift, level.xs[0], level.ys[0]]).toEqual([2, (1100 + 2) >> 2, (2100 + 2) >> 2]);
  });

  it("adds up the rows of an overview", () => {
    const rows = [[0, 1, 2], [1, 1, 255], [0, 0, 1]];
    expect([...openMade({ ...SQUARES, overview: { zoom: 10, x: 0, y: 0, rows } }).overview(0).cells]).toEqual(rows.flat());
  });

  it("names the piece that a damaged page lacks", () => {
    document.getElementById("pm-pack-p-c0")!.remove();
    expect(() => pack.partsOf(0)).toThrow("pm-pack-p-c0");
  });

  it("refuses a format that it does not know", () => {
    document.getElementById("pm-pack-p")!.textContent = '{"format": 2}';
    expect(() => new (pack.constructor as new (...of: unknown[]) => unknown)(pack.view, document, undefined)).toThrow("format 2");
  });
});

describe("lines and points", () => {
  it("are hit from near by only", () => {
    const open = openMade({ form: "line", arcs: [[[0, 0], [100, 0], [100, 50]]], features: [[[[0]]]] });
    expect([open.featureAt(50, 4, 5), open.featureAt(50, 8, 5), open.featureAt(104, 40, 5)]).toEqual([0, -1, 0]);
  });
  it("a point is hit within reach", () => {
    const open = openMade({ form: "point", arcs: [[[10, 10]], [[40, 10]]], features: [[[[0]]], [[[1]]]] });
    expect([open.featureAt(12, 11, 5), open.featureAt(38, 10, 5), open.featureAt(25, 10, 5)]).toEqual([0, 1, -1]);
  });
});

describe("the grid", () => {
  it("is Web Mercator: known places and back", () => {
    expect([lonOf(2 ** 27), latOf(2 ** 27)]).toEqual([0, 0]);
    expect(latOf(0)).toBeCloseTo(85.0511287798, 8);
    expect(latOf(gridY(29.03))).toBeCloseTo(29.03, 10);
  });
});
