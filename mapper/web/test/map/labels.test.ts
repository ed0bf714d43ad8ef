import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance, holds, overlaps, segmentMeetsBox, segmentsMeet, within, type Segment } from "../../src/map/box";
import { LEADER_SHARE } from "../../src/map/candidates";
import type { LabelRequest, Sheet } from "../../src/map/label_request";
import { Ink } from "../../src/map/field";
import { placeUnits, type PlacedLabel } from "../../src/map/labels";
import { boxesOf, crowded, pairsOf, requestAt, scattered, sheetOf } from "./strategies";

const RUNS = { numRuns: 40 };
const PATIENCE_MS = 60_000;
const desk = sheetOf({ width: 750, height: 790 });

const sharePlace = (a: Segment, b: Segment): boolean => distance(a.from, b.from) < 1;

/** Everything that must never be seen between two labels, in words. */
function faultsOf(placed: readonly PlacedLabel[]): string[] {
  return pairsOf(placed).flatMap(([a, b]) => {
    const found: string[] = [];
    if (boxesOf(a).some((one) => boxesOf(b).some((other) => overlaps(one, other)))) found.push(`${a.id} lies on ${b.id}`);
    if (a.leaders.some((s) => b.leaders.some((t) => !sharePlace(s, t) && segmentsMeet(s, t)))) found.push(`leaders of ${a.id} and ${b.id} cross`);
    for (const [leading, lying] of [[a, b], [b, a]] as const) {
      if (leading.leaders.some((s) => boxesOf(lying).some((box) => segmentMeetsBox(s, box)))) found.push(`the leader of ${leading.id} runs through ${lying.id}`);
    }
    return found;
  });
}

function check({ sheet, requests }: { readonly sheet: Sheet; readonly requests: readonly LabelRequest[] }): void {
  const placed = placeUnits(requests, sheet);
  expect(placed.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
  expect(faultsOf(placed)).toEqual([]);
  const paper = { x: 0, y: 0, w: sheet.width, h: sheet.height };
  for (const box of placed.flatMap(boxesOf)) {
    expect(within(box, paper)).toBe(true);
    expect(sheet.blocked.some((block) => overlaps(box, block))).toBe(false);
  }
}

describe("labels of units", () => {
  it("are all placed and never overlap or cross, wherever the units are", () => fc.assert(fc.property(scattered, check), RUNS), PATIENCE_MS);

  it("are all placed and never overlap or cross in a crowd", () => fc.assert(fc.property(crowded, check), RUNS), PATIENCE_MS);

  it("stand in the same places for the same input in any order", () => {
    fc.assert(
      fc.property(scattered, ({ sheet, requests }) => {
        expect(placeUnits([...requests].reverse(), sheet)).toEqual(placeUnits(requests, sheet));
      }),
      { numRuns: 15 },
    );
  }, PATIENCE_MS);

  it("with words have leaders of at most 45 % of the width", () => {
    fc.assert(
      fc.property(scattered, ({ sheet, requests }) => {
        for (const { text, leaders } of placeUnits(requests, sheet)) {
          for (const { from, to } of text ? leaders : []) expect(distance(from, to)).toBeLessThanOrEqual(LEADER_SHARE * sheet.width);
        }
      }),
      RUNS,
    );
  }, PATIENCE_MS);

  it("stand in full where there is room", () => {
    const apart = [0, 1, 2, 3, 4, 5].map((i) => requestAt(i, 150 + 150 * (i % 3), 150 + 200 * Math.floor(i / 3)));
    expect(placeUnits(apart, desk).map(({ variant }) => variant)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("have their symbol on the side that faces the position", () => {
    const [right] = placeUnits([requestAt(0, 20, 400)], desk);
    expect([right!.align, right!.symbol.x < right!.text!.x]).toEqual(["start", true]);
    const [left] = placeUnits([requestAt(0, 730, 400)], desk);
    expect([left!.align, left!.symbol.x > left!.text!.x]).toEqual(["end", true]);
  });

  it("lead to every possible seat of one unit", () => {
    const [placed] = placeUnits([requestAt(0, 300, 300, { anchors: [{ x: 300, y: 300 }, { x: 320, y: 460 }] })], desk);
    expect(placed!.leaders.map(({ from }) => from.y)).toEqual([300, 460]);
  });

  it("keep the symbol at the position where it has room", () => {
    const [placed] = placeUnits([requestAt(0, 300, 300, { form: "spot" })], desk);
    expect([placed!.symbol, placed!.leaders]).toEqual([{ x: 300, y: 300 }, []]);
  });

  it("leave the position where two units share it", () => {
    const placed = placeUnits([requestAt(0, 300, 300, { form: "spot" }), requestAt(1, 300, 300, { form: "spot" })], desk);
    expect(placed.every(({ symbolBox }) => !holds(symbolBox, { x: 300, y: 300 }))).toBe(true);
  });

  it("rather stand on empty paper than on a border", () => {
    const ink = new Ink(750, 790);
    ink.line([{ x: 330, y: 0 }, { x: 330, y: 790 }], 4);
    const [placed] = placeUnits([requestAt(0, 300, 400)], { ...desk, field: ink.finish() });
    expect(placed!.align).toBe("end");
  });

  it("of forty units never overlap or cross", () => {
    const many = Array.from({ length: 40 }, (_, i) => requestAt(i, 60 + ((i * 173) % 620), 60 + ((i * 311) % 600)));
    expect(faultsOf(placeUnits(many, desk))).toEqual([]);
  });
});
