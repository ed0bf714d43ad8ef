import type { Position } from "geojson";
import { expect, test } from "vitest";
import { unitCsv } from "../../src/export/unit_csv";
import { geoJsonText, unitFeatures } from "../../src/export/unit_geojson";
import type { Features } from "../../src/map/features";
import type { Page, Place, Shape } from "../../src/page_model";
import { createStore } from "../../src/store";
import { figure, page, source, words } from "../ui/fixture";

const NONE = words("");
const OUTER: Position[] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]];
const HOLE: Position[] = [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]];
const SECOND: Position[] = [[6, 0], [8, 0], [8, 2], [6, 2], [6, 0]];
const SHAPE: Shape = {
  id: "food-park-planned", unit: "food-park", extent: "planned", basis: "schematic", line: "schematic", area_measurable: true, area_label: NONE, lon: 1, lat: 1, uncertainty_m: 3000, valid_from: "2024-04", valid_to: "", spoken: NONE,
};
const PLACE: Place = { id: "food-park-site", unit: "food-park", role: "site", basis: "estimated", lon: 106.6, lat: 29, uncertainty_m: 3000, source: "one", note: NONE };

const features = (rings: readonly Position[][]): Features => ({ district: [], neighbours: [], shapes: new Map([[SHAPE.id, rings]]) });
const made = (more: Partial<Page> = {}): Page => page({ shapes: [SHAPE], places: [PLACE, { ...PLACE, id: "x-centre", source: "" }, { ...PLACE, unit: "beidu" }], ...more });

test("an outline keeps its holes and parts", () => {
  const [outline] = unitFeatures(made(), features([OUTER, HOLE, SECOND]), "food-park");
  expect(outline!.geometry).toEqual({ type: "MultiPolygon", coordinates: [[OUTER, HOLE], [SECOND]] });
  expect(outline!.properties).toMatchObject({ unit_id: "food-park", basis: "schematic", position_uncertainty_m: 3000, valid_from: "2024-04" });
  expect(outline!.properties).not.toHaveProperty("valid_to");
});

test("points of other units and points that only lie within a shape are left out", () => {
  const found = unitFeatures(made(), features([OUTER]), "food-park");
  expect(found.map(({ geometry }) => geometry["type"])).toEqual(["Polygon", "Point"]);
  expect(JSON.parse(geoJsonText(found)).features).toHaveLength(2);
});

test("a unit that is known by name alone has no features", () => {
  expect(unitFeatures(made(), null, "far")).toEqual([]);
});

test("features of a fictional region say so", () => {
  expect(unitFeatures(made({ fictional: true }), features([OUTER]), "food-park").every(({ properties }) => properties["fictional"] === true)).toBe(true);
});

test("every figure is a line with period, kind, document and place in it", () => {
  const told = page({ figures: [figure("f1"), figure("f2", { unit: "beidu" }), figure("f3", { value: words("=1+1"), mark: "doubtful" })], sources: [source("one", "1")] });
  const lines = unitCsv(createStore(told, new Map()), "food-park").split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe("重庆（綦江）食品园区,规划面积,,4.16,km²,2024 年 4 月,实际,,《资料1》,第 53 行");
  expect(lines[2]).toContain("'=1+1");
  expect(lines[2]).toContain("存疑");
});
