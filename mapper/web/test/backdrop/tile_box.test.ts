import { describe, expect, it } from "vitest";
import { fromGcj02, toGcj02, type LonLat } from "../../src/backdrop/gcj02";
import { lonLatOf, pxOf, tileBox, viewInTiles } from "../../src/backdrop/tile_box";

/** Districts of different corners of China, and the fictional one in the ocean. */
const PLACES: readonly LonLat[] = [[106.65, 29.03], [105.72, 29.7], [88.2, 4], [126.6, 45.8], [75.9, 39.5], [121.5, 31.2]];
const ZOOMS = [7, 10, 12, 14, 15, 16, 17, 18];
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Furthest that a point drawn in a tile lies from its true place, in px of the tile's zoom. */
function residual_px(at: LonLat, zoom: number): number {
  const [px, py] = pxOf(toGcj02(at), zoom);
  const [x, y] = [Math.floor(px / 256), Math.floor(py / 256)];
  const { left, top, right, bottom } = tileBox(x, y, zoom);
  const errors = STEPS.flatMap((u) =>
    STEPS.map((v) => {
      const [tx, ty] = pxOf(fromGcj02(lonLatOf([(x + u) * 256, (y + v) * 256], zoom)), zoom);
      return Math.hypot(left + u * (right - left) - tx, top + v * (bottom - top) - ty);
    }),
  );
  return Math.max(...errors);
}

describe("place of a GCJ-02 tile", () => {
  it.each(ZOOMS)("is right to a pixel over the whole tile at zoom %i", (zoom) => {
    for (const at of PLACES) expect(residual_px(at, zoom)).toBeLessThanOrEqual(1.15);
  });

  it("moves by half a kilometre, so that leaving it out would be seen", () => {
    const [x, y] = pxOf(PLACES[0]!, 16).map((value) => Math.floor(value / 256)) as [number, number];
    expect(Math.abs(tileBox(x, y, 16).left - x * 256)).toBeGreaterThan(100);
  });

  it("leaves no gap between neighbours", () => {
    const [x, y] = [52214, 27350];
    expect(tileBox(x, y, 16).right).toBe(tileBox(x + 1, y, 16).left);
    expect(tileBox(x, y, 16).bottom).toBe(tileBox(x, y + 1, 16).top);
  });

  it("is the tile's own outside of China", () => {
    expect(tileBox(1, 1, 3)).toEqual({ left: 256, top: 256, right: 512, bottom: 512 });
  });
});

describe("tiles of a view", () => {
  it.each(ZOOMS)("cover it wholly at zoom %i", (zoom) => {
    const [cx, cy] = pxOf(PLACES[0]!, zoom);
    const view = { left: cx - 720, top: cy - 450, right: cx + 720, bottom: cy + 450 };
    const grid = viewInTiles(view, zoom);
    const tile = (value: number): number => Math.floor(value / 256);
    expect(tileBox(tile(grid.left), tile(grid.top), zoom).left).toBeLessThanOrEqual(view.left);
    expect(tileBox(tile(grid.left), tile(grid.top), zoom).top).toBeLessThanOrEqual(view.top);
    expect(tileBox(tile(grid.right), tile(grid.bottom), zoom).right).toBeGreaterThanOrEqual(view.right);
    expect(tileBox(tile(grid.right), tile(grid.bottom), zoom).bottom).toBeGreaterThanOrEqual(view.bottom);
  });
});
