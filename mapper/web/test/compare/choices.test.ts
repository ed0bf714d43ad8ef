// Adding and removing units, and the list they are chosen from.
import { expect, test } from "vitest";
import { choicesOf } from "../../src/compare/add_menu";
import { addUnit, comparedUnits, removeUnit } from "../../src/compare/chosen";
import type { Compare } from "../../src/page_model";
import { createStore, type Store } from "../../src/store";
import { page, UNITS, unit } from "../ui/fixture";

const compare: Compare = { units: ["food-park", "beidu"], sections: [], rows: [], frames: [], zones: [], shares: [], families: [], measure_units: [], figures: [] };
const stored = (): Store => createStore(page({ compare }), new Map());

test("pinyin finds a park, and one already there is not offered", () => {
  expect(choicesOf(UNITS, [], "beidu").map(({ id }) => id)).toEqual(["beidu"]);
  expect(choicesOf(UNITS, ["beidu"], "beidu")).toEqual([]);
});

test("adding says so, and twice is once", () => {
  const store = stored();
  addUnit(store, "beidu");
  addUnit(store, "beidu");
  expect(store.compared.value).toEqual(["beidu"]);
  expect(store.spoken.value).toBe("已加入 北渡，共 1 个");
});

test("a seventh unit is not taken", () => {
  const store = stored();
  store.compared.value = ["a", "b", "c", "d", "e", "f"];
  addUnit(store, "beidu");
  expect(store.compared.value).not.toContain("beidu");
});

test("units that the page cannot compare are passed over", () => {
  const store = stored();
  store.compared.value = ["shijiao", "food-park", "nowhere"];
  expect(comparedUnits(store).map(({ id }) => id)).toEqual(["food-park"]);
  removeUnit(store, "food-park");
  expect(comparedUnits(store)).toEqual([]);
});

test("before anything is typed all are offered", () => expect(choicesOf([unit("a"), unit("b")], ["a"], " ").map(({ id }) => id)).toEqual(["b"]));
