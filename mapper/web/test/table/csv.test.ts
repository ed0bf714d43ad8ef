import { describe, expect, it } from "vitest";
import { csvCell } from "../../src/csv";
import { csvParts } from "../../src/table/csv";
import { fieldsOf } from "../../src/table/field";
import { words } from "../ui/fixture";
import { CLASSES, fakePack, packColumn, PARCELS } from "./fake_pack";

const fields = fieldsOf(fakePack(PARCELS), CLASSES);
const linesOf = (rows: readonly number[]): readonly string[] => csvParts(fields, Uint32Array.from(rows), "zh").join("").split("\r\n");

describe("a cell", () => {
  it.each(["=1+1", "+cmd", "-x", "@sum", "\tx", "\rx"])("%j is never a formula", (text) => expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/));
  it.each(["-5", "+1.5", "-.5e-3"])("%s stays a number", (text) => expect(csvCell(text)).toBe(text));
  it("is quoted where it holds a comma, a quote or a line break", () => expect(csvCell('a,"b"\n')).toBe('"a,""b""\n"'));
});

describe("a file", () => {
  it("begins with a byte order mark and the heads", () => expect(linesOf([])[0]).toBe("\uFEFFid,use,far,state,firm"));
  it("holds the rows in their order, numbers in full", () => expect(linesOf([4, 1]).slice(1)).toEqual(["YX-1,,12345.6,未建,'=cmd()", "YX-9,0103 旱地,0.5,未建,'=cmd()", ""]));
  it("names the unit in the head", () => {
    const area = fieldsOf(fakePack({ columns: [packColumn("#area", "number", { title: words("面积", "Area"), measure_unit: words("ha") })], cells: { "#area": [15_000] } }), CLASSES);
    expect(csvParts(area, Uint32Array.of(0), "en").join("")).toBe("\uFEFFArea (ha),mu\r\n1.5,22.5\r\n");
  });
  it("says in every row that it is invented", () => {
    const note = { title: words("说明"), text: words("虚构") };
    expect(csvParts(fields, Uint32Array.of(0), "zh", note).join("").split("\r\n")[1]).toMatch(/,虚构$/);
  });
});
