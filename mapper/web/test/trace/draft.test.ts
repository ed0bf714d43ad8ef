import { describe, expect, it } from "vitest";
import { begin, redone, tidy, undone, withStep, type Parts } from "../../src/trace/draft";

const square = (x: number): Parts => [[[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1]]]];

describe("history of a boundary", () => {
  it("goes back and forward over every step", () => {
    const two = withStep(withStep(begin([]), square(0)), square(1));
    expect(undone(two).now).toEqual(square(0));
    expect(undone(undone(two)).now).toEqual([]);
    expect(redone(undone(two)).now).toEqual(square(1));
  });

  it("does not count what changes nothing", () => {
    const one = withStep(begin([]), square(0));
    expect(withStep(one, square(0)).past).toHaveLength(1);
  });

  it("forgets what was taken back once something else is drawn", () => {
    const other = withStep(undone(withStep(begin([]), square(0))), square(5));
    expect(redone(other).now).toEqual(square(5));
  });

  it("stays where it is at either end", () => {
    expect(undone(begin(square(0))).now).toEqual(square(0));
    expect(redone(begin(square(0))).now).toEqual(square(0));
  });
});

describe("tidying", () => {
  it("drops rings of two corners, and parts without an outer ring", () => {
    const ring = square(0)[0]![0]!;
    expect(tidy([[ring, [[0.2, 0.2], [0.4, 0.4]]], [[[9, 9]], ring]])).toEqual([[ring]]);
  });
});
