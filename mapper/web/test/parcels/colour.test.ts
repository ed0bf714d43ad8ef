import { expect, it } from "vitest";
import { lined, mean } from "../../src/parcels/colour";
import { inkOf } from "../../src/parcels/look";

const parts = (ink: number): number[] => [0, 8, 16, 24].map((shift) => (ink >>> shift) & 255);

it("a colour of the plan becomes the same pixel", () => {
  expect(parts(inkOf("#BB9674"))).toEqual([0xbb, 0x96, 0x74, 255]);
});

it("the mean of four opaque colours is the mean of their parts", () => {
  expect(parts(mean(inkOf("#000000"), inkOf("#FFFFFF"), inkOf("#FF0000"), inkOf("#0000FF")))).toEqual([128, 64, 128, 255]);
});

it("what is not there lends no colour, only transparency", () => {
  expect(parts(mean(inkOf("#C86432"), 0, 0, inkOf("#C86432")))).toEqual([200, 100, 50, 128]);
});

it("a white line lightens and keeps the alpha of what is faded", () => {
  expect(parts(lined(inkOf("#000000", 0.12), inkOf("#FFFFFF", 0), 128))).toEqual([127, 127, 127, 31]);
  expect(parts(lined(inkOf("#C86432"), inkOf("#FFFFFF", 0), 256))).toEqual([255, 255, 255, 255]);
});
