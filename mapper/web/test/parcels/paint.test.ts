import { describe, expect, it } from "vitest";
import type { Look } from "../../src/parcels/look";
import { paintFeatures, placeOf } from "../../src/parcels/paint";
import { paintOverview } from "../../src/parcels/paint_overview";
import { Raster } from "../../src/parcels/raster";
import { shade, type Inks } from "../../src/parcels/shade";
import { openMade, SQUARES } from "../pack/encoder";

const GREEN = 0xff00aa00;
const BLUE = 0xffcc0000;
const inks: Inks = { fills: Uint32Array.from({ length: 512 }, (_, kind) => (kind === 1 ? GREEN : kind === 2 ? BLUE : 0)), hatches: new Uint32Array(512), hasHatch: false, line: 0x00ffffff };
const look: Look = { inks, shown: new Uint8Array(512).fill(1), faded: new Uint8Array(512), kinds: new Map(), mask: undefined };
const SIDE = 1024;

/** Pixels of the tile that holds the squares, by positions of the grid. */
function painted(zoom: number, line: number): (x: number, y: number) => number {
  const pack = openMade(SQUARES);
  const scale = 2 ** (zoom - 20);
  const place = placeOf(0, 0, zoom, SIDE, 1);
  const raster = new Raster(SIDE, 2);
  for (const _ of paintFeatures(raster, pack, "full", look, place));
  const out = new Uint32Array(SIDE * SIDE);
  shade(raster, inks, out, line, 0);
  return (x, y) => out[Math.floor(y * scale - place.top) * SIDE + Math.floor(x * scale - place.left)]!;
}

describe("a painted tile", () => {
  it.each([18, 18.5])("has each feature in the colour of its class at zoom %s, the hole empty", (zoom) => {
    const at = painted(zoom, 0);
    expect([at(1020, 2050), at(1120, 2020), at(1150, 2050)]).toEqual([GREEN, BLUE, 0]);
  });

  it("has a white line where features meet", () => {
    const edge = painted(18, 256)(1100, 2050);
    expect((edge & 255) + ((edge >>> 8) & 255) + ((edge >>> 16) & 255)).toBeGreaterThan(400);
  });
});

describe("a tile from an overview", () => {
  const rows = [[1, 1, 2, 2], [1, 1, 2, 2], [0, 0, 2, 1], [0, 0, 2, 1]];
  const overview = { zoom: 3, x: 0, y: 0, width: 4, height: 4, cells: Uint8Array.from(rows.flat()) };
  const draw = (edge: number): Uint32Array => {
    const out = new Uint32Array(16);
    paintOverview(overview, look, placeOf(0, 0, 2, 4, 1), 4, edge, out);
    return out;
  };

  it("shows the classes at half the size, and nothing beside it", () => {
    expect([...draw(0).slice(0, 3)]).toEqual([GREEN, BLUE, 0]);
    expect(draw(0)[4]).toBe(0);
  });

  it("hatches the class that has a hatch, and only that", () => {
    const hatched = { ...look, inks: { ...inks, hatches: inks.hatches.map((_, kind) => (kind === 1 ? 0xff0000ff : 0)), hasHatch: true } };
    const out = new Uint32Array(16);
    paintOverview(overview, hatched, placeOf(0, 0, 2, 4, 1), 4, 0, out);
    expect([out[0], out[1]]).toEqual([0xff0000ff, BLUE]);
  });

  it("mixes small neighbours, and lightens where they meet", () => {
    const sum = (colour: number): number => (colour & 255) + ((colour >>> 8) & 255) + ((colour >>> 16) & 255);
    expect(draw(0)[5]).toBe(0xff665500);
    expect(sum(draw(128)[5]!)).toBeGreaterThan(sum(draw(0)[5]!));
  });
});
