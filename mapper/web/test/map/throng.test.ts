import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../src/map/box";
import { placeUnits } from "../../src/map/labels";
import { pairsOf, requestAt, sheetOf } from "./strategies";

const desk = sheetOf({ width: 750, height: 790 });
const PATIENCE_MS = 60_000;
const place = fc.record({ x: fc.integer({ min: 20, max: 730 }), y: fc.integer({ min: 20, max: 760 }), w: fc.integer({ min: 40, max: 170 }) });
const throng = fc.array(place, { minLength: 46, maxLength: 160 }).map((places) => places.map(({ x, y, w }, i) => requestAt(i, x, y, { variants: [{ w, h: 33 }, { w: w * 0.6, h: 17 }] })));

describe("labels of a throng", () => {
  it("are all there, and no words lie on other words or symbols", () => {
    fc.assert(
      fc.property(throng, (requests) => {
        const placed = placeUnits(requests, desk);
        expect(placed.map(({ id }) => id).sort()).toEqual(requests.map(({ id }) => id).sort());
        const covered = pairsOf(placed).filter(([a, b]) => (a.text && b.text && overlaps(a.text, b.text)) || (a.text && b.leaders.length + (b.text ? 1 : 0) > 0 && overlaps(a.text, b.symbolBox)));
        expect(covered).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, PATIENCE_MS);

  it("stand at their positions where there is no room", () => {
    const requests = Array.from({ length: 60 }, (_, i) => requestAt(i, 300, 300));
    const placed = placeUnits(requests, desk);
    expect(placed.filter(({ symbol, text }) => !text && symbol.x === 300 && symbol.y === 300).length).toBeGreaterThan(10);
  });

  it("stand in the same places for the same input in any order", () => {
    fc.assert(
      fc.property(throng, (requests) => {
        expect(placeUnits([...requests].reverse(), desk)).toEqual(placeUnits(requests, desk));
      }),
      { numRuns: 5 },
    );
  }, PATIENCE_MS);
});
