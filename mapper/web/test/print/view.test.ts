import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetOf } from "../../src/print/paper";
import { union, viewFor, type Bounds } from "../../src/print/view";

const bounds = fc
  .record({ lon: fc.double({ min: -170, max: 160, noNaN: true }), lat: fc.double({ min: -60, max: 60, noNaN: true }), w: fc.double({ min: 0.001, max: 5, noNaN: true }), h: fc.double({ min: 0.001, max: 5, noNaN: true }) })
  .map(({ lon, lat, w, h }): Bounds => [lon, lat, lon + w, lat + h]);

describe("view of the printed map", () => {
  it("shows all of the bounds with air around them", () => {
    fc.assert(
      fc.property(bounds, (box) => {
        const view = viewFor(box, 700, 560, 40);
        const [a, b] = [view.at(box[0], box[3]), view.at(box[2], box[1])];
        expect(Math.min(a.x, a.y, 700 - b.x, 560 - b.y)).toBeGreaterThan(39.99);
      }),
    );
  });

  it("knows its own corners", () => {
    fc.assert(
      fc.property(bounds, (box) => {
        const view = viewFor(box, 700, 560, 40);
        const corner = view.at(view.east, view.south);
        expect(corner.x).toBeCloseTo(700, 4);
        expect(corner.y).toBeCloseTo(560, 4);
      }),
    );
  });

  it("takes boxes together in any order", () => {
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 5 }), (boxes) => {
        expect(union([...boxes].reverse())).toEqual(union(boxes));
      }),
    );
  });
});

describe("sheet", () => {
  it("leaves 12 mm on all sides and shares the width 700 to 309", () => {
    const { width, height, mapWidth, column } = sheetOf({ paper: "a4", orientation: "landscape", content: "" });
    expect([width, height]).toEqual([1031, 700]);
    expect(mapWidth / column).toBeCloseTo(700 / 309, 1);
  });

  it("gives the map the whole width of an upright sheet", () => {
    const { width, mapWidth, columns } = sheetOf({ paper: "a3", orientation: "portrait", content: "" });
    expect([mapWidth, columns]).toEqual([width, 2]);
  });
});
