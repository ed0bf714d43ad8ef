import { describe, expect, it } from "vitest";
import { search, searchEntries } from "../../src/ui/search";
import { CLASSES, fakePack, PARCELS } from "../table/fake_pack";
import { page } from "./fixture";

const entries = searchEntries(page());
const ids = (query: string, language: "zh" | "en" = "zh"): readonly string[] =>
  search(entries, query, language).hits.map(({ entry: { target } }) => (target.kind === "cluster" ? target.system : target.kind === "feature" ? target.pack : target.id));

describe("search", () => {
  it.each([
    ["Chinese", "食品园区"],
    ["pinyin", "shipin"],
    ["initials", "spyq"],
    ["English in a Chinese page", "food park"],
    ["full-width letters and case", "ＳＰＹＱ"],
    ["two words in any order", "park chongqing"],
  ])("finds a park by %s", (_way, query) => {
    expect(ids(query)[0]).toBe("food-park");
  });

  it("tells which part of the name matched", () => {
    const [hit] = search(entries, "园区", "zh").hits;
    expect(hit?.label.slice(hit.range?.start, hit.range?.end)).toBe("园区");
  });

  it("tells the pinyin that matched", () => {
    expect(search(entries, "shijiao", "zh").hits[0]).toMatchObject({ label: "石角", matched: "Shijiao" });
  });

  it.each([
    ["pinyin", "shipin", "食品"],
    ["pinyin that ends within a syllable", "shipiny", "食品园"],
    ["initials", "spy", "食品园"],
  ])("tells which characters the %s stands for", (_way, query, expected) => {
    const [hit] = search(entries, query, "zh").hits;
    expect(hit?.label.slice(hit.range?.start, hit.range?.end)).toBe(expected);
  });

  it("puts what lies outside of the region last", () => {
    expect(ids("食品")).toEqual(["food-park", "far"]);
  });

  it("finds an indicator", () => {
    expect(ids("规划面积")).toEqual(["planned_area"]);
  });

  it.each(["旱地", "0103", "handi", "hd"])("finds a class on the map by %s", (query) => {
    const parcels = fakePack(PARCELS).view;
    const known = searchEntries(page({ packs: [parcels], land_classes: [...CLASSES.values()] }));
    expect(search(known, query, "zh").hits[0]?.entry.target).toEqual({ kind: "class", id: "0103" });
  });

  it("offers what sounds alike where nothing matches", () => {
    const found = search(entries, "北度", "zh");
    expect(found.nearest).toBe(true);
    expect(found.hits[0]?.label).toBe("北渡");
  });

  it("offers nothing for a query without any likeness", () => {
    expect(search(entries, "xyzxyzxyz", "zh").hits).toEqual([]);
  });

  it("shows eight rows at most", () => {
    expect(ids("i").length).toBeLessThanOrEqual(8);
  });
});
