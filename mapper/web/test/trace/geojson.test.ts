import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft, Parts, Position } from "../../src/trace/draft";
import { geoJsonOf, readGeoJson } from "../../src/trace/geojson";
import { UNITS } from "../ui/fixture";

const SQUARE: Position[] = [[106.6, 29], [106.6, 29.01], [106.61, 29.01], [106.61, 29]];
const HOLE: Position[] = [[106.603, 29.003], [106.607, 29.003], [106.605, 29.006]];
const units = new Map(UNITS.map((unit) => [unit.id, unit]));
const draft = (parts: Parts): Draft => ({ unit: "food-park", extent: "planned", uncertainty_m: 12, note: "看图", parts });

interface File {
  readonly features: readonly [{ readonly properties: Record<string, unknown>; readonly geometry: { readonly type: string; readonly coordinates: Position[][] } }];
}
const written = (parts: Parts): File["features"][0] => (JSON.parse(geoJsonOf(draft(parts), units)) as File).features[0];
const signed = (ring: readonly Position[]): number => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);

describe("the file of a boundary", () => {
  it("says what parkmap import asks for", () => {
    expect(written([[SQUARE]]).properties).toEqual({
      unit_id: "food-park", name_zh: "重庆（綦江）食品园区", name_en: "Chongqing (Qijiang) Food Park", extent: "planned", basis: "digitised", position_uncertainty_m: 12, note: "看图", note_zh: "看图",
    });
  });

  it.each([["as drawn", SQUARE, HOLE], ["turned", [...SQUARE].reverse(), [...HOLE].reverse()]])("runs anticlockwise outside and clockwise in holes, %s", (_, outer, hole) => {
    const [shell, inner] = written([[outer, hole]]).geometry.coordinates;
    expect(signed(shell!)).toBeGreaterThan(0);
    expect(signed(inner!)).toBeLessThan(0);
    expect(shell![0]).toEqual(shell![shell!.length - 1]);
  });

  it("has seven decimals", () => {
    const [shell] = written([[[[106.123456789, 29], [106.2, 29], [106.2, 29.1]]]]).geometry.coordinates;
    expect(shell).toContainEqual([106.1234568, 29]);
  });

  it("is several polygons where there are several parts", () => {
    const far = SQUARE.map(([x, y]): Position => [x + 1, y]);
    expect(written([[SQUARE], [far]]).geometry.type).toBe("MultiPolygon");
  });
});

describe("reading it back", () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));

  it("gives what was written", () => {
    fc.assert(
      fc.property(corner, ([dx, dy]) => {
        const ring = SQUARE.map(([x, y]): Position => [Number((x + dx).toFixed(7)), Number((y + dy).toFixed(7))]).reverse();
        expect(readGeoJson(geoJsonOf(draft([[ring]]), units), "")).toEqual(draft([[ring]]));
      }),
    );
  });

  it.each([
    ["no JSON", "{"],
    ["no polygon", '{"type":"Point","coordinates":[1,2]}'],
    ["metres", '{"type":"Polygon","coordinates":[[[36400000,3200000],[36400100,3200000],[36400100,3200100],[36400000,3200000]]]}'],
    ["null", "null"],
    ["broken rings", '{"type":"Polygon","coordinates":7}'],
  ])("refuses %s", (_, text) => {
    expect(readGeoJson(text, "")).toBe("");
  });

  it("takes the polygon of the unit among several, and asks where none says it", () => {
    const feature = (unit: string): object => ({ type: "Feature", properties: { unit_id: unit }, geometry: { type: "Polygon", coordinates: [[...SQUARE, SQUARE[0]]] } });
    const text = JSON.stringify({ type: "FeatureCollection", features: [feature("a"), feature("b")] });
    expect(readGeoJson(text, "b")).toMatchObject({ unit: "b" });
    expect(readGeoJson(text, "c")).toBe("many");
  });
});
