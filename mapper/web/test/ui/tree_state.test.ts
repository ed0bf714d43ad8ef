import { describe, expect, it } from "vitest";
import { groupCheck, groupToggle, isDrawable, isOnly, landFirst, placedCount, shutAtStart, treeItems, treeMove, withClasses } from "../../src/ui/tree_state";
import { CLASSES } from "../table/fake_pack";
import { group, row, words } from "./fixture";

const ALLOY = row("alloy", { units: ["a", "b"], unplaced: ["b"] });
const PREFAB = row("prefab", { units: ["c"], unplaced: ["c"] });
const TOWNS = row("towns", { units: ["d"] });
const CLUSTERS = group("clusters", [ALLOY, PREFAB]);
const NAMES = group("names", [TOWNS]);
const GROUPS = [CLUSTERS, NAMES, group("landuse", [])];

describe("rows", () => {
  it("count only what is located", () => expect(placedCount(ALLOY)).toBe(1));
  it("without any located unit have nothing to draw", () => expect([ALLOY, PREFAB, TOWNS].map(isDrawable)).toEqual([true, false, true]));
});

describe("the box of a group", () => {
  it("is mixed where a row cannot be drawn", () => expect(groupCheck(CLUSTERS, new Set())).toBe("mixed"));
  it("is off where all rows are hidden", () => expect(groupCheck(NAMES, new Set(["towns"]))).toBe("false"));
  it("hides what can be drawn", () => expect(groupToggle(CLUSTERS, new Set())).toEqual({ ids: ["alloy"], shown: false }));
  it("shows all where something is hidden", () => expect(groupToggle(CLUSTERS, new Set(["alloy"]))).toEqual({ ids: ["alloy"], shown: true }));
});

it("knows the only row shown", () => {
  expect(isOnly("towns", GROUPS, new Set(["alloy", "prefab"]))).toBe(true);
  expect(isOnly("towns", GROUPS, new Set(["alloy"]))).toBe(false);
});

it("shuts groups without rows, and on a short screen the last with rows", () => {
  expect([...shutAtStart(GROUPS, false)]).toEqual(["landuse"]);
  expect([...shutAtStart(GROUPS, true)]).toEqual(["landuse", "names"]);
});

it("puts the parcels first", () => {
  const land = { ...group("land", [TOWNS]), packs: ["current"] };
  expect(landFirst([...GROUPS, land]).map(({ id }) => id)).toEqual(["land", "clusters", "names", "landuse"]);
});

it.each(["旱地", "handi", "0103", "Dry"])("leaves the classes found by %s", (sought) => {
  const rows = [row("a", { title: words("旱地", "Dry field"), land_class: "0103" }), row("b", { title: words("水田", "Paddy") })];
  expect(withClasses({ ...group("land", rows), packs: ["current"] }, sought, CLASSES).rows.map(({ id }) => id)).toEqual(["a"]);
});

describe("arrow keys", () => {
  const shut = new Set(["names"]);
  const items = treeItems(GROUPS, shut);
  it("skip the rows of a shut group", () => expect(items.map((item) => item.id)).toEqual(["clusters", "alloy", "prefab", "names", "landuse"]));
  it.each([
    ["ArrowDown", "clusters", { focus: "alloy" }],
    ["ArrowUp", "names", { focus: "prefab" }],
    ["ArrowUp", "clusters", null],
    ["ArrowRight", "clusters", { focus: "alloy" }],
    ["ArrowRight", "names", { open: "names" }],
    ["ArrowLeft", "prefab", { focus: "clusters" }],
    ["ArrowLeft", "clusters", { shut: "clusters" }],
    ["ArrowLeft", "names", null],
    ["Home", "names", { focus: "clusters" }],
    ["End", "clusters", { focus: "landuse" }],
    ["a", "clusters", null],
  ])("%s at %s", (key, at, move) => expect(treeMove(key, at, items, shut)).toEqual(move));
});
