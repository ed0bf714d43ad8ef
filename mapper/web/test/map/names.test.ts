import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, segmentMeetsBox } from "../../src/map/box";
import { placeNames, type NameRequest } from "../../src/map/names";
import { pairsOf, sheetOf } from "./strategies";

const sheet = sheetOf({ width: 750, height: 790 });
const town = (id: string, x: number, y: number): NameRequest => ({ id, at: { x, y }, size: { w: 26, h: 15 }, clear: 3, sides: ["right", "left", "above", "below", "corners"] });
const NOTHING = { boxes: [], leaders: [] };

describe("names of towns", () => {
  it("never lie on each other or on what stands already", () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 750 }), y: fc.integer({ min: 0, max: 790 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), fc.array(point, { maxLength: 8 }), (towns, corners) => {
        const boxes = corners.map(({ x, y }) => ({ x, y, w: 120, h: 33 }));
        const leaders = corners.slice(1).map((to, i) => ({ from: corners[i]!, to }));
        const names = placeNames(towns.map(({ x, y }, i) => town(`t${i}`, x, y)), sheet, { boxes, leaders });
        for (const [a, b] of pairsOf(names)) expect(overlaps(a.box, b.box)).toBe(false);
        for (const { box } of names) {
          expect([...boxes, ...sheet.blocked].some((other) => overlaps(box, other))).toBe(false);
          expect(leaders.some((leader) => segmentMeetsBox(leader, box))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("stand to the right where there is room", () => {
    expect(placeNames([town("a", 300, 300)], sheet, NOTHING)[0]!.align).toBe("start");
  });

  it("change sides for a neighbour", () => {
    const names = placeNames([town("a", 300, 300), town("b", 325, 300)], sheet, NOTHING);
    expect(names.map(({ id, align }) => `${id} ${align}`).sort()).toEqual(["a end", "b start"]);
  });

  it("are left out where nothing is free", () => {
    expect(placeNames([town("a", 300, 300)], sheet, { boxes: [{ x: 200, y: 200, w: 200, h: 200 }], leaders: [] })).toEqual([]);
  });
});
