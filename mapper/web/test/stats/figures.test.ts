import { expect, test } from "vitest";
import type { LandClassView } from "../../src/page_model";
import type { AreaStats } from "../../src/stats/area_stats";
import { csvText } from "../../src/csv";
import { asTabbed, fixed, linesOf, statsRows } from "../../src/stats/figures";
import { zoneGeoJson } from "../../src/stats/geojson";
import { createIndex } from "../../src/store";
import { page, words } from "../ui/fixture";
import { square } from "./fake_pack";

const land = (id: string): LandClassView => ({ id, code: id, name: words(`类${id}`, `Class, ${id}`), label: words(id), fill: "", text: "", hatch: "" });
const index = createIndex(page({ land_classes: [land("0103"), land("1001")] }));
const stats: AreaStats = {
  zone_m2: 200_000,
  classes: [{ landClass: "1001", area_m2: 120_000, features: 3, doubt_m2: 2 }, { landClass: "", area_m2: 30_000, features: 1, doubt_m2: 0 }, { landClass: "0103", area_m2: 10_000, features: 1, doubt_m2: 1 }],
  gaps_m2: 45_000,
  overlaps_m2: 5_000,
};
const layers = [{ id: "current", name: words("现状", "Current"), edition: words("2023"), stats }];

test("rows balance to the zone: classes, unclassified, gaps, less overlaps", () => {
  const rows = statsRows(stats, index);
  expect(rows.map((row) => row.name.zh)).toEqual(["类1001", "类0103", "未分类", "未覆盖", "重叠，已扣除"]);
  expect(rows.reduce((sum, row) => sum + (row.area_m2 ?? 0), 0)).toBe(stats.zone_m2);
});

test("gaps within the rounding of the grid are none", () => {
  const gap = (gaps_m2: number): number | undefined => statsRows({ ...stats, gaps_m2, overlaps_m2: 0 }, index).at(-1)!.area_m2;
  expect([gap(-2), gap(2), gap(5)]).toEqual([0, 0, 5]);
});

test("gaps are not told before overlaps are looked for", () => {
  const rows = statsRows({ ...stats, overlaps_m2: undefined }, index);
  expect(rows.at(-1)).toMatchObject({ name: { zh: "未覆盖" }, area_m2: undefined });
});

test("a table for spreadsheets has m², hectares, mu and shares", () => {
  const lines = linesOf(layers, index, "en", "");
  expect(lines[1]).toEqual(["Current", "1001", "Class, 1001", "120000.0", "12.000000", "180.0000", "60.0000"]);
  expect(asTabbed(lines).split("\r\n")).toHaveLength(8);
  expect(csvText(lines)).toContain('"Class, 1001"');
});

test("the note of a fictional region goes with the table", () => {
  expect(linesOf(layers, index, "zh", "虚构园区").at(-1)).toEqual(["虚构园区"]);
});

test.each([[12345.678, 2, "12\u2009345.68"], [-0.4, 1, "−0.4"], [-0.04, 1, "0.0"]])("%f reads %s", (value, decimals, text) => {
  expect(fixed(value, decimals, "zh")).toBe(text);
});

test("the exported outline keeps holes and runs anticlockwise", () => {
  const file = JSON.parse(zoneGeoJson([[...square(106, 29, 0.02)].reverse(), square(106.005, 29.005, 0.01), square(107, 29, 0.01)], layers, { fictional: true }));
  const { geometry, properties } = file.features[0];
  expect(geometry.type).toBe("MultiPolygon");
  expect(geometry.coordinates.map((rings: unknown[]) => rings.length)).toEqual([2, 1]);
  const [[x0, y0], [x1, y1], [x2, y2]] = geometry.coordinates[0][0];
  expect((x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)).toBeGreaterThan(0);
  expect(properties).toMatchObject({ fictional: true, area_m2: 200_000, layers: [{ layer: "current", gaps_m2: 45_000, unclassified_m2: 30_000 }] });
});
