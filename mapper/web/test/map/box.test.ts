import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offSegment, segmentMeetsBox, segmentsMeet, type Point } from "../../src/map/box";
import { Ink } from "../../src/map/field";

const point: fc.Arbitrary<Point> = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
const segment = fc.record({ from: point, to: point });
const box = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }), w: fc.integer({ min: 1, max: 60 }), h: fc.integer({ min: 1, max: 60 }) });
const along = ({ from, to }: { from: Point; to: Point }, share: number): Point => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
const SHARES = Array.from({ length: 201 }, (_, i) => i / 200);

describe("segments", () => {
  it("meet whichever way they run", () => {
    fc.assert(fc.property(segment, segment, (s, t) => segmentsMeet(s, t) === segmentsMeet({ from: t.to, to: t.from }, s)));
  });

  it("meet if a point of one lies on the other", () => {
    fc.assert(fc.property(segment, point, fc.constantFrom(0, 0.5, 1), (s, end, share) => segmentsMeet(s, { from: along(s, share), to: end })));
  });

  it("meet a box if any of their points lies in it", () => {
    fc.assert(
      fc.property(segment, box, (s, b) => {
        const inside = SHARES.map((share) => along(s, share)).some(({ x, y }) => x > b.x && x < b.x + b.w && y > b.y && y < b.y + b.h);
        return !inside || segmentMeetsBox(s, b);
      }),
    );
  });

  it("do not meet a box that all their points pass by", () => {
    fc.assert(
      fc.property(segment, box, (s, b) => {
        const off = Math.min(...SHARES.map((share) => along(s, share)).map(({ x, y }) => Math.max(b.x - x, x - b.x - b.w, b.y - y, y - b.y - b.h)));
        return off < 1 || !segmentMeetsBox(s, b);
      }),
    );
  });

  it("are as far from a point as their nearest point", () => {
    fc.assert(
      fc.property(segment, point, (s, p) => {
        const nearest = Math.min(...SHARES.map((share) => along(s, share)).map(({ x, y }) => Math.hypot(x - p.x, y - p.y)));
        expect(offSegment(p, s)).toBeLessThanOrEqual(nearest + 1e-9);
        expect(offSegment(p, s)).toBeGreaterThan(nearest - 1);
      }),
    );
  });
});

describe("ink of the map", () => {
  it("weighs a box by the cells it covers", () => {
    const ink = new Ink(100, 100);
    ink.box({ x: 0, y: 0, w: 39, h: 39 }, 2);
    expect(ink.finish().over({ x: 20, y: 20, w: 40, h: 40 })).toBe(5 * 5 * 2);
  });

  it("does not count what lies on top of another twice", () => {
    const ink = new Ink(100, 100);
    ink.disc({ x: 50, y: 50 }, 30, 1);
    const once = ink.finish().over({ x: 0, y: 0, w: 100, h: 100 });
    ink.disc({ x: 50, y: 50 }, 30, 1);
    expect(ink.finish().over({ x: 0, y: 0, w: 100, h: 100 })).toBe(once);
  });
});
