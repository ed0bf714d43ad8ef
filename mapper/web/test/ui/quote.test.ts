import { describe, expect, it } from "vitest";
import { createIndex } from "../../src/store";
import { citation, locatorsText, locatorWords, quotesOf, sourceNumbers } from "../../src/ui/quote";
import { figure, formula, page, source, words } from "./fixture";

const PLANNED = figure("planned");
const BUILT = figure("built", { value: words("1.7"), printed: "1.7平方公里", locator: "54" });
const LATER = figure("later", { source: "two", locator: "附表 3", printed: "102.1平方公里" });
const SHARE = figure("share", { kind: "computed", printed: "", locator: "", formula: formula(["built", "planned"]) });
const ACROSS = figure("across", { formula: formula(["planned", "later"]) });
const TERM = { name: words("A2"), value: words("189.78 ha"), source: words("landuse.parquet") };
const PER_LAND = figure("per-land", { kind: "computed", printed: "", locator: "", source: "layer", formula: formula(["later"], { terms: [TERM] }) });
const INDEX = createIndex(page({ figures: [PLANNED, BUILT, LATER, SHARE, ACROSS, PER_LAND], sources: [source("one", "1"), source("two", "2"), source("layer", "")] }));

describe("quotes", () => {
  it("of a printed figure name its document", () => {
    expect(quotesOf(PLANNED, INDEX)).toMatchObject([{ source: { id: "one" }, locators: ["53"], printed: ["4.16平方公里"] }]);
  });

  it("of a computed figure are those of its inputs, once per document", () => {
    expect(quotesOf(SHARE, INDEX)).toMatchObject([{ source: { id: "one" }, locators: ["54", "53"], printed: ["1.7平方公里", "4.16平方公里"] }]);
    expect(sourceNumbers(ACROSS, INDEX)).toBe("1、2");
  });

  it("of a figure with inputs of its own name their layer too, which needs no number", () => {
    expect(quotesOf(PER_LAND, INDEX)).toMatchObject([{ source: { id: "layer" } }, { source: { id: "two" } }]);
    expect(sourceNumbers(PER_LAND, INDEX)).toBe("2");
  });

  it("say lines in words and leave other locators alone", () => {
    expect(locatorWords("53-54")).toEqual({ zh: "第 53–54 行", en: "line 53–54" });
    expect(locatorsText(["53", "附表 3"], "zh")).toBe("第 53 行、附表 3");
  });

  it("read as one line for a paper", () => {
    expect(citation(PLANNED, INDEX, "zh")).toBe("规划面积，2024 年 4 月，4.16 km²。《资料1》，日报，2024 年，第 53 行，“4.16平方公里”。");
    expect(citation(PLANNED, INDEX, "en")).toBe("Planned area, April 2024, 4.16 km². “Document 1”, Daily, 2024 年, line 53, “4.16平方公里”.");
  });
});
