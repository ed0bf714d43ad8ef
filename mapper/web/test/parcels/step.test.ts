import { expect, it } from "vitest";
import { nearestTo, stepFrom, WAYS } from "../../src/parcels/step";
import { openMade, type Vertex } from "../pack/encoder";

const square = (x: number, y: number, side = 8): Vertex[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
/** Nine squares in three rows, and one far away to the right. */
const PLACES: readonly Vertex[] = [...[0, 10, 20].flatMap((y) => [0, 10, 20].map((x): Vertex => [x, y])), [400, 11]];
const pack = () => openMade({ arcs: PLACES.map(([x, y]) => square(x, y)), features: PLACES.map((_, i) => [[[i]]]) });
const all = (): boolean => true;

it("arrows lead to the neighbour in their direction", () => {
  const of = pack();
  expect(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => stepFrom(of, 4, WAYS[key]!, all))).toEqual([1, 7, 3, 5]);
});

it("arrows pass over what is not seen, and go far where nothing is near", () => {
  const of = pack();
  expect(stepFrom(of, 3, WAYS["ArrowRight"]!, (index) => index !== 4)).toBe(5);
  expect(stepFrom(of, 5, WAYS["ArrowRight"]!, all)).toBe(9);
  expect(stepFrom(of, 0, WAYS["ArrowLeft"]!, all)).toBe(-1);
});

it("going in takes the feature nearest to the middle", () => {
  expect(nearestTo(pack(), 13, 12, { x0: 0, y0: 0, x1: 30, y1: 30 }, all)).toBe(4);
  expect(nearestTo(pack(), 13, 12, { x0: 0, y0: 0, x1: 30, y1: 30 }, (index) => index === 8)).toBe(8);
});
