import { describe, expect, it } from "vitest";
import { readColumn } from "../../src/pack/columns";
import type { ColumnHead } from "../../src/pack/header";
import { folded, joined, planes } from "./encoder";

const NULLS = planes([0, 1, 0]);
const column = (head: Partial<ColumnHead>, ...lists: readonly Uint8Array[]) => readColumn(joined(...lists), { name: "c", kind: "integer", nulls: false, ...head }, 3);
const texts = (of: ReturnType<typeof column>): string[] => [0, 1, 2].map((i) => of.text(i));
const numbers = (of: ReturnType<typeof column>): number[] => [0, 1, 2].map((i) => of.number(i));

describe("the columns of a pack", () => {
  it("reads a dictionary with nulls", () => {
    const of = column({ kind: "dictionary", nulls: true, values: ["甲", "乙"] }, NULLS, planes([1, 0, 0]));
    expect([texts(of), of.isNull(1), of.isNumber, numbers(of)]).toEqual([["乙", "", "甲"], true, false, [NaN, NaN, NaN]]);
  });

  it("reads texts in UTF-8", () => {
    const encoded = ["地块", "", "A-1"].map((text) => new TextEncoder().encode(text));
    expect(texts(column({ kind: "text" }, planes(encoded.map((bytes) => bytes.length)), ...encoded))).toEqual(["地块", "", "A-1"]);
  });

  it("reads whole numbers off the least, a null is none", () => {
    const of = column({ nulls: true, least: -5 }, NULLS, planes([0, 0, 300]));
    expect([numbers(of), texts(of)]).toEqual([[-5, NaN, 295], ["-5", "", "295"]]);
  });

  it("reads whole numbers off each other", () => {
    expect(numbers(column({ least: 100, delta: true }, planes(folded([3, -2, 40]))))).toEqual([103, 101, 141]);
  });

  it("reads decimals as they were printed", () => {
    const of = column({ kind: "decimal", least: 10, decimals: 2 }, planes([0, 101, 12340]));
    expect([numbers(of), texts(of)]).toEqual([[0.1, 1.11, 123.5], ["0.1", "1.11", "123.5"]]);
  });

  it("reads serial texts with and without zeros", () => {
    expect(texts(column({ kind: "serial", before: "P", width: 4, least: 7 }, planes([0, 5, 9993])))).toEqual(["P0007", "P0012", "P10000"]);
    expect(texts(column({ kind: "serial", before: "P", width: 0, least: 0, delta: true }, planes(folded([1, 9, -3]))))).toEqual(["P1", "P10", "P7"]);
  });

  it("reads doubles bit for bit", () => {
    const values = Float64Array.of(Math.PI, -0.1, 1e300);
    const bytes = new Uint8Array(values.buffer);
    const mixed = Uint8Array.from({ length: 24 }, (_, i) => bytes[8 * (i % 3) + Math.floor(i / 3)]!);
    expect(numbers(column({ kind: "float" }, mixed))).toEqual([...values]);
  });
});
