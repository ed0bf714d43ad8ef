import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlaneReader, startsOf } from "../../src/pack/planes";
import { folded, joined, planes } from "./encoder";

describe("lists in byte planes", () => {
  it("reads numbers of every width, one list after the other", () => {
    const lists = [[0, 0, 0], [1, 2, 255], [256, 65535, 3], [2 ** 32 - 1, 0, 2 ** 24]];
    const reader = new PlaneReader(joined(...lists.map(planes)));
    for (const list of lists) expect([...reader.list(3)]).toEqual(list);
  });

  it("reads numbers up to 2^48", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 48 - 1 })), (list) => {
      expect([...new PlaneReader(planes(list)).wide(list.length)]).toEqual(list);
    }));
  });

  it("unfolds signed numbers", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -(2 ** 28), max: 2 ** 28 })), (list) => {
      expect([...new PlaneReader(planes(folded(list))).signed(list.length)]).toEqual(list);
    }));
  });

  it("adds up differences beyond 32 bits", () => {
    const reader = new PlaneReader(planes(folded([2 ** 40, -(2 ** 39), -1])));
    expect([...reader.sums(3)]).toEqual([2 ** 40, 2 ** 39, 2 ** 39 - 1]);
  });

  it("begins each item where the one before ends", () => {
    expect([...startsOf(Uint32Array.of(2, 0, 3))]).toEqual([0, 2, 2, 5]);
  });
});
