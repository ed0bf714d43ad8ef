import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsOf, numberText, distinctKeys, type Field } from "../../src/table/field";
import { maskOf, type ColumnFilter } from "../../src/table/filter";
import { sorted, type Direction } from "../../src/table/sort";
import { sortKeys } from "../../src/table/sort_keys";
import { CLASSES, fakePack, packColumn, PARCELS } from "./fake_pack";

const pack = fakePack(PARCELS);
const fields = fieldsOf(pack, CLASSES);
const field = (name: string): Field => fields.find(({ view }) => view.name === name)!;
const ALL = Uint32Array.of(0, 1, 2, 3, 4);
const order = (name: string, direction: Direction): readonly string[] =>
  Array.from(sorted(ALL, sortKeys(field(name), pack.count, "zh"), direction), (index) => pack.column("id")!.text(index));
const passing = (columns: Readonly<Record<string, ColumnFilter>>, text = ""): readonly number[] | undefined => {
  const mask = maskOf(fields, pack.count, { text, columns: new Map(Object.entries(columns)) }, "zh");
  return mask && Array.from(ALL.filter((index) => mask[index] === 1));
};

describe("cells", () => {
  it("name classes by code and name", () => expect(field("use").shown(0, "zh")).toBe("100101 一类工业用地"));
  it("say coded values in words", () => expect([0, 1, 3].map((index) => field("state").shown(index, "en"))).toEqual(["built", "not built", ""]));
  it("keep the decimals of the column", () => expect([0, 1, 2].map((index) => field("far").shown(index, "zh"))).toEqual(["2.0", "0.5", ""]));
  it.each([
    ["four digits stand together", 2035, "zh", "2035"],
    ["a thin space in Chinese", 12345, "zh", "12\u2009345"],
    ["a comma in English", 1234567, "en", "1,234,567"],
    ["a true minus", -3, "en", "\u22123"],
  ] as const)("%s", (_what, value, language, text) => expect(numberText(value, 0, language)).toBe(text));
});

describe("the area", () => {
  const shown = (...areas: readonly number[]): readonly string[] =>
    fieldsOf(fakePack({ columns: [packColumn("#area", "number")], cells: { "#area": areas } }), CLASSES).map((each) => `${each.view.title.zh} ${each.shown(0, "zh")} ${each.view.measure_unit.zh}`.trim());
  it("of parcels is told in hectares and mu", () => expect(shown(19_080, 5000)).toEqual(["#area 1.91 ha", "亩 28.6"]));
  it("of houses is told in square metres", () => expect(shown(120, 90)).toEqual(["#area 120"]));
});

function rowsOf(ids: readonly string[]): readonly number[] {
  const [only] = fieldsOf(fakePack({ columns: [packColumn("id", "text")], cells: { id: ids } }), CLASSES);
  return [...sorted(Uint32Array.from(ids.keys()), sortKeys(only!, ids.length, "en"), "up")];
}

describe("order", () => {
  it.each(["up", "down"] as const)("of any numbers, %s, is that of a sort by comparing", (direction) =>
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
        const features = Uint32Array.from(numbers.keys());
        const sign = direction === "up" ? 1 : -1;
        const expected = [...features].sort((a, b) => (numbers[a] === numbers[b] ? 0 : numbers[a]! < numbers[b]! ? -sign : sign));
        expect([...sorted(features, Float64Array.from(numbers), direction)]).toEqual(expected);
      }),
    ),
  );
  it("takes the digits of texts by value", () => expect(order("id", "up")).toEqual(["YX-1", "YX-2", "YX-9", "YX-10", "YX-101"]));
  it("takes numbers by size, empty cells last", () => expect(order("far", "up")).toEqual(["YX-9", "YX-2", "YX-10", "YX-1", "YX-101"]));
  it("keeps empty cells last when turned", () => expect(order("far", "down").at(-1)).toBe("YX-101"));
  it("keeps equal ones as they come", () => expect(order("use", "up")).toEqual(["YX-9", "YX-2", "YX-10", "YX-101", "YX-1"]));
  it.each([
    ["numbers", ["10", "0", "9.5", ""], [1, 2, 0, 3]],
    ["numbers behind letters", ["P10", "P9", "A11", "P009"], [2, 1, 3, 0]],
  ])("takes %s by their value", (_what, ids, expected) => expect(rowsOf(ids)).toEqual(expected));
  it.each([
    ["a number behind", (index: number) => `${"BA"[index % 2]}-${index}`],
    ["a number inside", (index: number) => `${index}-x`],
  ])("is by value for very many texts with %s", (_what, idOf) => {
    const ids = Array.from({ length: 9000 }, (_, index) => idOf((index * 7) % 9000));
    const rows = rowsOf(ids).map((index) => ids[index]!);
    const byValue = [...ids].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(rows).toEqual(byValue);
  });
});

describe("filters", () => {
  it("are none where nothing is asked", () => expect(passing({ far: { kind: "range", least: null, most: null } })).toBeUndefined());
  it("leave empty cells out of a range", () => expect(passing({ far: { kind: "range", least: 1, most: null } })).toEqual([0, 3, 4]));
  it("take a class from a checklist", () => expect(passing({ use: { kind: "values", keys: new Set(["0103"]) } })).toEqual([1, 3]));
  it("take empty cells from a checklist", () => expect(passing({ state: { kind: "values", keys: new Set([""]) } })).toEqual([3]));
  it("join columns", () => expect(passing({ use: { kind: "values", keys: new Set(["0103"]) }, far: { kind: "range", least: 1, most: null } })).toEqual([3]));
  it.each([
    ["Chinese", "机械"],
    ["pinyin", "jixie"],
    ["initials", "jxc"],
  ])("find a text by %s", (_way, text) => expect(passing({ firm: { kind: "text", text } })).toEqual([2]));
  it("find a text in any column", () => expect(passing({}, "yx-10")).toEqual([0, 2]));
  it("find a number in any column", () => expect(passing({}, "0.5")).toEqual([1]));
});

it("lists classes in their order and empty cells last", () => expect(distinctKeys(field("use"), pack)).toEqual(["0103", "100101", ""]));
