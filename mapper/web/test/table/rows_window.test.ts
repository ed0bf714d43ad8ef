import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyHeight, rowsWindow, scrollFor } from "../../src/table/rows_window";

const ROW = 32;
const tables = fc.record({ count: fc.integer({ min: 1, max: 2_000_000 }), seen: fc.integer({ min: ROW, max: 1000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) });
const scrolledBy = (count: number, seen: number, share: number): number => Math.round(share * Math.max(0, bodyHeight(count, ROW) - seen));

describe("the rows in the document", () => {
  it("fill what is seen, wherever the table is scrolled", () =>
    fc.assert(
      fc.property(tables, ({ count, seen, share }) => {
        const scrolled = scrolledBy(count, seen, share);
        const { first, end, above } = rowsWindow(count, ROW, seen, scrolled);
        expect(above).toBeLessThanOrEqual(scrolled + 1);
        expect(above + (end - first) * ROW).toBeGreaterThanOrEqual(Math.min(scrolled + seen, bodyHeight(count, ROW)) - 1);
        expect(end - first).toBeLessThan(seen / ROW + 20);
      }),
    ));
  it("begin with the first and end with the last", () => {
    expect(rowsWindow(1e6, ROW, 192, 0).first).toBe(0);
    expect(rowsWindow(1e6, ROW, 192, bodyHeight(1e6, ROW) - 192).end).toBe(1e6);
  });
  it("keep the height of a table that fits", () => {
    const { first, end, above, below } = rowsWindow(1000, ROW, 192, 5000);
    expect(above + (end - first) * ROW + below).toBe(1000 * ROW);
    expect(above).toBe(first * ROW);
  });
});

describe("scrolling to a row", () => {
  it("does nothing where it is seen", () => expect(scrollFor(3, 100, ROW, 192, 0)).toBeUndefined());
  it.each([
    ["down to one below, which is then the last", 10, 0, 5 * ROW],
    ["up to one above, which is then the first", 2, 10 * ROW, 2 * ROW],
  ])("goes %s", (_what, place, scrolled, expected) => expect(scrollFor(place, 100, ROW, 192, scrolled)).toBe(expected));
  it("brings any row into the document", () =>
    fc.assert(
      fc.property(tables, ({ count, seen, share }) => {
        const place = Math.min(count - 1, Math.floor(share * count));
        const scrolled = scrollFor(place, count, ROW, seen, 0) ?? 0;
        const { first, end } = rowsWindow(count, ROW, seen, scrolled);
        expect(place).toBeGreaterThanOrEqual(first);
        expect(place).toBeLessThan(end);
      }),
    ));
});
