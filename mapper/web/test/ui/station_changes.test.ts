// What two spatial structures list differently.
import { expect, test } from "vitest";
import type { Member } from "../../src/page_model";
import { changesBetween, neighbourOf, spokenChanges } from "../../src/ui/station_changes";
import { station, words } from "./fixture";

const member = (unit: string, role: Member["role"], label = unit): Member => ({ unit, role, label: words(label) });
const square = (label: string, area_m2: number) => ({ unit: "zone", figure: "", area_m2, label: words(label) });
const old = station("2020", { members: [member("qiaohe", "group", "桥河工业园"), member("beidu", "group"), member("food", "group")], square: square("7.98 km²", 7.98e6) });
const later = station("2021", { members: [member("qiaohe", "park", "桥河"), member("beidu", "group"), member("core", "core")], ghosts: ["food"], square: square("102.1 km²", 102.1e6) });

test("added, not named, of another kind, of another name", () => {
  const changes = changesBetween(old, later);
  expect(changes.added.map(({ unit }) => unit)).toEqual(["core"]);
  expect(changes.unnamed.map(({ unit }) => unit)).toEqual(["food"]);
  expect(changes.roles).toEqual([{ unit: "qiaohe", label: words("桥河"), before: "group", after: "park" }]);
  expect(changes.renamed.map(({ after }) => after.zh)).toEqual(["桥河"]);
});

test("the earlier year stands first, whichever is shown", () => expect(changesBetween(later, old)).toEqual(changesBetween(old, later)));

test("a unit that later documents name elsewhere is only not listed", () => {
  const changes = changesBetween(old, { ...later, ghosts: [] });
  expect(changes.unlisted.map(({ unit }) => unit)).toEqual(["food"]);
  expect(changes.unnamed).toEqual([]);
});

test("areas are told where they differ", () => {
  expect(changesBetween(old, later).areas?.map((label) => label?.zh)).toEqual(["7.98 km²", "102.1 km²"]);
  expect(changesBetween(old, { ...later, square: old.square }).areas).toBeNull();
});

test("the year before is compared with, for the first the next", () => {
  expect(neighbourOf([old, later], "2021")).toBe(old);
  expect(neighbourOf([old, later], "2020")).toBe(later);
});

test("what is spoken counts", () => expect(spokenChanges(changesBetween(old, later)).zh).toBe("与 2020 年相比：列入 1，未列入或未提及 1"));
