import { describe, expect, it } from "vitest";
import type { Position } from "../../src/trace/draft";
import { snapped } from "../../src/trace/snap";

/** 1 degree is 1000 px. */
const project = ([x, y]: Position): { x: number; y: number } => ({ x: 1000 * x, y: -1000 * y });
const LINE: Position[] = [[0, 0], [1, 0], [1, 1]];
const at = (pointer: Position): Position | null => snapped(pointer, [LINE], project, 10, [0.01, 0.01]);

describe("snapping", () => {
  it.each([
    ["to a vertex, exactly", [1.005, 0.004], [1, 0]],
    ["to the nearest place of an edge", [0.5, 0.006], [0.5, 0]],
    ["to the vertex rather than to a nearer edge", [0.995, 0.001], [1, 0]],
    ["to nothing out of reach", [0.5, 0.02], null],
  ] as const)("%s", (_, pointer, expected) => {
    expect(at(pointer)).toEqual(expected);
  });
});
