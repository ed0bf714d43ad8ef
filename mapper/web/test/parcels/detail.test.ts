import { describe, expect, it } from "vitest";
import type { PackHeader } from "../../src/pack/header";
import { lineStrength, meanSide, sourceOf } from "../../src/parcels/detail";

const overview = (zoom: number) => ({ zoom, x: 0, y: 0, width: 1, height: 1 });
const header: PackHeader = { format: 1, form: "polygon", count: 4, bounds: [0, 0, 127, 127], classes: 1, middle: { shift: 5, zoom: 15 }, overviews: [overview(12), overview(14)], chunks: [], columns: [] };

describe("the level of a view", () => {
  it.each([
    [9.3, { overview: 0 }],
    [12, { overview: 0 }],
    [12.2, { overview: 0 }],
    [12.4, { overview: 1 }],
    [14.5, { detail: "middle" }],
    [15.4, { detail: "full" }],
  ])("at zoom %s", (zoom, source) => {
    expect(sourceOf(header, zoom, false)).toEqual(source);
  });

  it("is one of single features where those differ", () => {
    expect(sourceOf(header, 9, true)).toEqual({ detail: "middle" });
  });

  it("knows how large features look", () => {
    expect([meanSide(header, 20), meanSide(header, 18)]).toEqual([64, 16]);
  });

  it("draws full lines from 120 px per km, and lighter ones between small features before", () => {
    expect([lineStrength(3, 120), lineStrength(30, 20)]).toEqual([1, 1]);
    expect(lineStrength(4, 50)).toBeLessThan(lineStrength(10, 50));
  });
});
