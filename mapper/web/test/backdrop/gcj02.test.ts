import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromGcj02, toGcj02, type LonLat } from "../../src/backdrop/gcj02";
import golden from "./gcj02.json";

const POINT_M = 1e-9;
const inChina = fc.tuple(fc.double({ min: 73, max: 137, noNaN: true }), fc.double({ min: 2, max: 55, noNaN: true }));
const apart = (a: LonLat, b: LonLat): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

describe("GCJ-02", () => {
  it.each(golden as { wgs84: [number, number]; gcj02: [number, number] }[])("shifts $wgs84 as geo/datum.py does", ({ wgs84, gcj02 }) => {
    expect(apart(toGcj02(wgs84), gcj02)).toBeLessThan(POINT_M);
    expect(apart(fromGcj02(gcj02), wgs84)).toBeLessThan(POINT_M);
  });

  it("is undone everywhere in China", () => {
    fc.assert(fc.property(inChina, (at) => apart(fromGcj02(toGcj02(at)), at) < POINT_M));
  });

  it.each([[-0.1, 51.5], [88.2, 0.5], [150, -30]] as LonLat[])("moves nothing outside: %s %s", (...at) => {
    expect(toGcj02(at)).toEqual(at);
    expect(fromGcj02(at)).toEqual(at);
  });
});
