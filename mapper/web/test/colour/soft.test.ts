import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromOklab, oklabOf, soften } from "../../src/colour/soft";

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0").toUpperCase()}`);
const chroma = (hex: string): number => Math.hypot(...oklabOf(hex).slice(1));

describe("soft colours", () => {
  // values of CSS Color 4 (sample conversions) and of Ottosson's table
  it.each([
    ["#FFFFFF", 1, 0, 0],
    ["#FF0000", 0.62796, 0.22486, 0.12585],
    ["#008000", 0.51975, -0.1403, 0.10768],
    ["#0000FF", 0.45201, -0.03246, -0.31153],
  ])("knows OKLab of %s", (hex, lightness, a, b) => {
    const found = oklabOf(hex);
    [lightness, a, b].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 4));
  });

  it("comes back to the same colour", () => {
    fc.assert(
      fc.property(colours, (hex) => {
        expect(fromOklab(oklabOf(hex))).toBe(hex);
      }),
    );
  });

  it("keeps lightness and takes 40 % of the chroma within a step of 8 bits", () => {
    fc.assert(
      fc.property(colours, (hex) => {
        fc.pre(oklabOf(hex)[0] > 0.3); // near black a step is large
        expect(Math.abs(oklabOf(soften(hex))[0] - oklabOf(hex)[0])).toBeLessThan(0.006);
        expect(Math.abs(chroma(soften(hex)) - 0.6 * chroma(hex))).toBeLessThan(0.012);
      }),
    );
  });

  it("leaves greys alone and what is no colour", () => {
    expect(["#8A949D", "#777777", "#FFF", "red", ""].map(soften).slice(1)).toEqual(["#777777", "#FFFFFF", "red", ""]);
  });
});
