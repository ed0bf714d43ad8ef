import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, segmentMeetsBox, segmentsMeet, distance } from "../../src/map/box";
import { BLANK } from "../../src/map/field";
import type { LabelRequest, Sheet } from "../../src/map/candidates";
import { placeUnits, type PlacedLabel } from "../../src/map/labels";

const VIEWS = [{ width: 750, height: 790 }, { width: 390, height: 520 }];
const sheetOf = ({ width, height }: { width: number; height: number }): Sheet => ({
  width,
  height,
  blocked: [{ x: width - 56, y: 16, w: 40, h: 112 }, { x: width / 2 - 150, y: height - 90, w: 300, h: 60 }],
  field: BLANK,
  towns: [],
});
const request = (id: number, x: number, y: number, w: number, form: "callout" | "spot"): LabelRequest => ({
  id: `u${String(id).padStart(2, "0")}`,
  anchors: [{ x, y }],
  symbol: form === "spot" ? 30 : 26,
  variants: [{ w, h: 33 }, { w: w * 0.6, h: 17 }],
  form,
  first: "beside",
  weight: 1,
});

const scene = fc.record({ view: fc.constantFrom(...VIEWS), clustered: fc.boolean(), form: fc.constantFrom("callout" as const, "spot" as const), heart: fc.tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 0.1, max: 0.9, noNaN: true })), points: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 40, max: 170 })), { minLength: 1, maxLength: 16 }) }).map(({ view, clustered, form, heart, points }) => ({
  sheet: sheetOf(view),
  requests: points.map(([x, y, w], i) => {
    const span = clustered ? 60 : Infinity;
    const px = span === 60 ? heart[0] * view.width + (x - 0.5) * span : 6 + x * (view.width - 12);
    const py = span === 60 ? heart[1] * view.height + (y - 0.5) * span : 6 + y * (view.height - 12);
    return request(i, px, py, w, form);
  }),
}));

const boxes = (it: PlacedLabel) => (it.text ? [it.symbolBox, it.text] : [it.symbolBox]);
const pairs = (placed: readonly PlacedLabel[]) => placed.flatMap((a, i) => placed.slice(i + 1).map((b) => [a, b] as const));

describe("labels of units", () => {
  it("are all placed, and never overlap or cross", () => {
    let worst = 0;
    let alone = 0, short = 0, full = 0;
    const times: number[] = [];
    fc.assert(
      fc.property(scene, ({ sheet, requests }) => {
        const start = performance.now();
        const placed = placeUnits(requests, sheet);
        times.push(performance.now() - start);
        expect(placed.map((it) => it.id)).toEqual(requests.map((it) => it.id));
        for (const it of placed) it.variant === 0 ? full++ : it.variant === 1 ? short++ : alone++;
        for (const [a, b] of pairs(placed)) {
          for (const one of boxes(a)) for (const other of boxes(b)) expect(overlaps(one, other)).toBe(false);
          for (const s of a.leaders) for (const t of b.leaders) if (distance(s.from, t.from) >= 1) expect(segmentsMeet(s, t)).toBe(false);
          for (const s of a.leaders) for (const box of boxes(b)) expect(segmentMeetsBox(s, box)).toBe(false);
          for (const s of b.leaders) for (const box of boxes(a)) expect(segmentMeetsBox(s, box)).toBe(false);
        }
        for (const it of placed) for (const s of it.leaders) worst = Math.max(worst, distance(s.from, s.to) / sheet.width);
      }),
      { numRuns: 300, seed: 1 },
    );
    times.sort((a, b) => a - b);
    console.log({ worst, full, short, alone, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], max: times.at(-1) });
  });
});
