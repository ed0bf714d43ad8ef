// Numbers of differences as Python words them.
import { expect, test } from "vitest";
import { amountWords, percentText, rounded } from "../../src/compare/numbers";
import type { CompareUnit } from "../../src/page_model";

const yuan: CompareUnit = { id: "亿元", name: { zh: "亿元", en: "m yuan" }, factor: 1, yuan: 1e8, ordinal: false };
const km2: CompareUnit = { id: "平方公里", name: { zh: "km²", en: "km²" }, factor: 1, yuan: 0, ordinal: false };

test.each([
  [7.04823, 7.048],
  [0.134056, 0.1341],
  [12345.6, 12346],
  [-2.9934, -2.993],
  [0, 0],
])("%f has four significant digits: %f", (value, shown) => expect(rounded(value)).toBe(shown));

test("a difference bears its sign, and a true minus", () => {
  expect(amountWords(2.5, km2, "", true)).toEqual({ zh: "+2.5 km²", en: "+2.5 km²" });
  expect(amountWords(-2.9934, km2, "", true).zh).toBe("\u22122.993 km²");
});

test("English says yuan in bn or m", () => {
  expect(amountWords(107.8, yuan, "").en).toBe("10.78 bn yuan");
  expect(amountWords(0.5, yuan, "")).toEqual({ zh: "0.5 亿元", en: "50 m yuan" });
});

test("five digits are grouped", () => expect(amountWords(12345, km2, "")).toEqual({ zh: "12\u2009345 km²", en: "12,345 km²" }));

test("percent has one decimal", () => expect(percentText(-40.26)).toBe("\u221240.3 %"));
