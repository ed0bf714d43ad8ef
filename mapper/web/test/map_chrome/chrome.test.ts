import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latitude, longitude } from "../../src/map/chrome/degrees";
import { labelsFor, limitLabel, linesFor, spacingFor, type Room } from "../../src/map/chrome/graticule_lines";
import { mapCommandOf } from "../../src/map/chrome/keys";
import { barFor, barText, roundLength } from "../../src/map/chrome/scale";
import { overlaps } from "../../src/map/box";
import type { MapView } from "../../src/map/view";

describe("scale bar", () => {
  it("is as drawn: 10 km are 83 px, 2 km are 84 px, 55 px on the phone", () => {
    expect(barFor(10000 / 83, 100)).toEqual({ metres: 10000, width_px: 83 });
    expect(barFor(2000 / 84, 100)).toEqual({ metres: 2000, width_px: 84 });
    expect(barFor(10000 / 55, 100)).toEqual({ metres: 10000, width_px: 55 });
  });

  it("is always a round length, over two fifths and at most all of the room", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e5, noNaN: true }), (metresPerPx) => {
        const { metres, width_px } = barFor(metresPerPx, 100);
        return /^[125]0*(\.0+)?$|^0\.0*[125]$/.test(String(Number(metres.toPrecision(3)))) && width_px > 39.9 && width_px <= 100.1;
      }),
    );
  });

  it("reads in m and km", () => {
    expect([roundLength(0.3), 500, 1000, 20000].map(barText)).toEqual(["0.2 m", "500 m", "1 km", "20 km"]);
  });
});

describe("degrees", () => {
  it("name the hemisphere instead of a sign", () => {
    expect([longitude(106.69, 4), longitude(-0.5, 1), latitude(-33.2, 1), latitude(-0.00001, 2)]).toEqual(["106.6900°E", "0.5°W", "33.2°S", "0.00°N"]);
  });
});

const viewAround = (lon: number, lat: number, width: number, height: number, pxPerDegree: number): MapView => ({
  width,
  height,
  zoom: 10,
  px_per_km: pxPerDegree / 97.4,
  west: lon,
  south: lat,
  east: lon + width / pxPerDegree,
  north: lat + height / pxPerDegree,
  isPhone: false,
  at: (x, y) => ({ x: (x - lon) * pxPerDegree, y: height - (y - lat) * pxPerDegree }),
});
const roomOf = (view: MapView, taken: Room["taken"] = []): Room => ({ view, taken, left: 0, measure: (text) => text.length * 7 });

describe("graticule", () => {
  it("is denser the closer the map", () => {
    expect([1, 8, 42, 300].map((px) => spacingFor(px).degrees)).toEqual([1, 0.2, 0.05, 0.01]);
  });

  it("stays wide where a view reaches round the world", () => {
    expect([0.03, 0.2].map((px) => spacingFor(px).degrees)).toEqual([20, 5]);
    const world = linesFor(viewAround(0, 0, 700, 500, 2.8));
    expect(world.meridians.filter(({ label }) => label).map(({ label }) => label)).toContain("40°E");
    expect(world.meridians.length).toBeLessThan(16);
  });

  it("writes round degrees with the decimals of the spacing", () => {
    const far = linesFor(viewAround(106.31, 28.35, 776, 844, 809));
    expect(far.meridians.map(({ label }) => label)).toEqual(["106.4°E", "106.6°E", "106.8°E", "107.0°E", "107.2°E"]);
    const near = linesFor(viewAround(106.62, 28.98, 720, 844, 4088));
    expect(near.parallels.map(({ label }) => label)).toEqual(["29.00°N", "29.05°N", "29.10°N", "29.15°N"]);
  });

  it("keeps its labels in the view, clear of each other and of what lies over the map", () => {
    fc.assert(
      fc.property(fc.double({ min: 100, max: 110, noNaN: true }), fc.double({ min: 20, max: 40, noNaN: true }), fc.double({ min: 250, max: 40000, noNaN: true }), (lon, lat, pxPerDegree) => {
        const view = viewAround(lon, lat, 776, 844, pxPerDegree);
        const card = { x: 720, y: 16, w: 40, h: 112 };
        const boxes = labelsFor(linesFor(view), roomOf(view, [card])).map(({ text, x, y }) => ({ x, y: y - 12, w: text.length * 7, h: 16 }));
        const all = [card, ...boxes];
        return boxes.every((box) => box.x >= 0 && box.x + box.w <= 776 && box.y >= 0) && all.every((a, i) => all.slice(i + 1).every((b) => !overlaps(a, b)));
      }),
    );
  });

  it("names a zone limit at the bottom only where there is room", () => {
    const view = viewAround(106.31, 28.35, 776, 844, 809);
    expect(limitLabel(300, "3° 带分界", 0, roomOf(view))).toMatchObject({ x: 306, y: 812 });
    expect(limitLabel(760, "3° 带分界", 0, roomOf(view))?.x).toBeLessThan(760);
    expect(limitLabel(300, "3° 带分界", 0, roomOf(view, [{ x: 90, y: 748, w: 600, h: 56 }]))).toBeUndefined();
  });
});

describe("mapCommandOf", () => {
  const press = (key: string, shiftKey = false, ctrlKey = false): ReturnType<typeof mapCommandOf> => mapCommandOf({ key, shiftKey, ctrlKey, metaKey: false, altKey: false });
  it("knows plus, minus, nought and the arrows", () => {
    expect(["+", "=", "-", "0", "a"].map((key) => press(key))).toEqual(["in", "in", "out", "fit", null]);
    expect(press("ArrowLeft")).toEqual({ pan: [-80, 0] });
    expect(press("ArrowDown", true)).toEqual({ pan: [0, 240] });
  });

  it("leaves the browser's own zoom alone", () => {
    expect(press("+", false, true)).toBeNull();
    expect(press("0", false, true)).toBeNull();
  });
});
