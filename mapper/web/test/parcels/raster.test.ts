import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inRing } from "../../src/pack/hit";
import { Raster } from "../../src/parcels/raster";

const SIDE = 16;
const coordinate = fc.double({ min: -6, max: SIDE + 6, noNaN: true });
const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 });
const listed = (points: readonly (readonly [number, number])[]): [Float64Array, Float64Array, number] => [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y), points.length];

describe("the scanline raster", () => {
  it("fills the cells whose middle lies inside, even-odd, also of rings beyond the tile", () => {
    fc.assert(fc.property(ring, fc.option(ring), (outer, hole) => {
      const raster = new Raster(SIDE, 1);
      const rings = [outer, ...(hole ? [hole] : [])].map(listed);
      for (const one of rings) raster.ring(...one);
      raster.fill(7);
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++) {
          const isIn = rings.filter(([xs, ys, n]) => inRing(xs, ys, n, x + 0.5, y + 0.5)).length % 2 === 1;
          expect(raster.cells[y * SIDE + x]).toBe(isIn ? 7 : 0);
        }
    }));
  });

  it("leaves no gap between features that share an edge", () => {
    const raster = new Raster(SIDE, 2);
    const edge: [number, number][] = [[11.3, 0], [17.7, 13], [9.1, 32]];
    raster.ring(...listed([[0, 0], ...edge, [0, 32]]));
    raster.fill(1);
    raster.ring(...listed([[32, 0], [32, 32], ...[...edge].reverse()]));
    raster.fill(2);
    expect(raster.cells.every((kind) => kind > 0)).toBe(true);
  });

  it("draws a line as heavy as it is wide, whatever its direction", () => {
    for (const [x1, y1] of [[14, 2], [2, 14], [12, 12]] as const) {
      const raster = new Raster(SIDE, 1);
      raster.line(2, 2, x1, y1, 1);
      const ink = raster.cover.reduce((sum, share) => sum + share / 255, 0);
      expect(ink / (Math.hypot(x1 - 2, y1 - 2) + 1)).toBeGreaterThan(0.85);
      expect(ink / (Math.hypot(x1 - 2, y1 - 2) + 1)).toBeLessThan(1.45);
    }
  });

  it("keeps within the tile", () => {
    const raster = new Raster(SIDE, 1);
    raster.line(-50, 8, 50, 8, 3);
    expect(raster.cover[7 * SIDE]).toBeGreaterThan(0);
    expect(raster.cover.length).toBe(SIDE * SIDE);
  });
});
