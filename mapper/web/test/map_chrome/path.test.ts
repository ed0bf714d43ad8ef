import { describe, expect, it } from "vitest";
import { pointed, wouldClose, type Project } from "../../src/map/measure/aim";
import { measureCommandOf } from "../../src/map/measure/keys";
import { crossesItself, EMPTY, ended, undone, withPoint, type Path } from "../../src/map/measure/path";
import { measuredOf, resultOf } from "../../src/map/measure/result";
import type { LonLat } from "../../src/map/measure/geodesic";

/** A thousand px per degree. */
const project: Project = ({ lon, lat }) => ({ x: lon * 1000, y: -lat * 1000 });
const p = (lon: number, lat: number): LonLat => ({ lon, lat });
const drawn = (...points: LonLat[]): Path => points.reduce(withPoint, EMPTY);
const TRIANGLE = drawn(p(0, 0), p(1, 0), p(1, 1));

describe("a measured line", () => {
  it("ends as an area from three points on, as a line from two, not from one", () => {
    expect(ended(TRIANGLE).state).toBe("area");
    expect(ended(drawn(p(0, 0), p(1, 0))).state).toBe("line");
    expect(ended(drawn(p(0, 0)))).toEqual(drawn(p(0, 0)));
  });

  it("takes back its end first, then its points", () => {
    const open = undone(ended(TRIANGLE));
    expect(open).toEqual(TRIANGLE);
    expect(undone(open).points).toHaveLength(2);
    expect(undone(EMPTY)).toEqual(EMPTY);
  });

  it("gives way to a new one after its end", () => {
    expect(withPoint(ended(TRIANGLE), p(5, 5)).points).toEqual([p(5, 5)]);
  });

  it("closes on its first point, and by a second click in the same place", () => {
    expect(pointed(TRIANGLE, p(0.005, 0.005), project).state).toBe("area");
    expect(pointed(TRIANGLE, p(1.002, 1), project).state).toBe("area");
    expect(pointed(drawn(p(0, 0), p(1, 0)), p(1, 0), project).state).toBe("line");
    expect(pointed(drawn(p(0, 0)), p(0, 0), project).points).toHaveLength(1);
  });

  it("does not close on its first point with two points", () => {
    const two = drawn(p(0, 0), p(1, 0));
    expect(wouldClose(two, { x: 0, y: 0 }, project)).toBe(false);
    expect(pointed(two, p(0, 0), project).points).toHaveLength(3);
  });
});

describe("its result", () => {
  it("counts the live leg only while drawing", () => {
    expect(resultOf(TRIANGLE, p(2, 2)).live_m).toBeGreaterThan(100000);
    expect(resultOf(ended(TRIANGLE), p(2, 2)).live_m).toBe(0);
    expect(resultOf(EMPTY, p(2, 2)).live_m).toBe(0);
  });

  it("closes the perimeter", () => {
    const area = resultOf(ended(TRIANGLE), null);
    expect(area.legs_m).toHaveLength(3);
    expect(area.area_m2).toBeGreaterThan(6e9);
  });

  it("has no area where the line crosses itself", () => {
    const bow = drawn(p(0, 0), p(1, 1), p(1, 0), p(0, 1));
    expect(crossesItself(bow.points)).toBe(true);
    expect(crossesItself(TRIANGLE.points)).toBe(false);
    expect(resultOf(ended(bow), null)).toMatchObject({ isCrossing: true, area_m2: undefined });
    expect(measuredOf(ended(bow))?.area_m2).toBe(0);
  });

  it("tells nothing of nothing", () => {
    expect(measuredOf(EMPTY)).toBeNull();
  });
});

describe("measureCommandOf", () => {
  const press = (key: string, ctrlKey = false): ReturnType<typeof measureCommandOf> => measureCommandOf({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });
  it("knows its keys, and leaves the others", () => {
    expect(["Enter", "Backspace", "Escape", "ArrowUp", "z", "+"].map((key) => press(key))).toEqual(["enter", "undo", "end", "aim", null, null]);
    expect([press("z", true), press("Enter", true), press("Backspace", true)]).toEqual(["undo", null, null]);
  });
});
