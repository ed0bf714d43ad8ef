import { expect, it } from "vitest";
import { readPage } from "../src/page_data";

const read = (page: object, words: readonly unknown[] = []) => readPage(JSON.stringify({ words, page }));

it("restores what is left out as empty", () => {
  const page = read({ title: ["图", "Map"], figures: [{ id: "f1" }] });
  expect(page.figures[0]).toMatchObject({ id: "f1", number: 0, mark: "", label: { zh: "", en: "" }, formula: null });
  expect([page.fictional, page.units, page.panels, page.format]).toEqual([false, [], {}, 0]);
});

it("reads words as a number of the list, as a pair, or as one text for both", () => {
  const page = read({ title: 1, subtitle: ["甲", "A"], province: "B" }, ["x", ["图", "Map"]]);
  expect([page.title, page.subtitle, page.province]).toEqual([{ zh: "图", en: "Map" }, { zh: "甲", en: "A" }, { zh: "B", en: "B" }]);
});

it("reads maps, lists in lists, and fields that may be null", () => {
  const page = read({ panels: { a: { sections: [{ rows: [{ title: "t", reason: "r" }, { title: "t" }] }] } }, thematics: [{ sizes: { a: 0.5 } }] });
  const [first, second] = page.panels["a"]!.sections[0]!.rows;
  expect([first!.reason, second!.reason]).toEqual([{ zh: "r", en: "r" }, null]);
  expect(page.thematics[0]!.sizes).toEqual({ a: 0.5 });
});

it("leaves a finding without a place without one", () => {
  const page = read({ findings: [{ id: "a", lon: 106.5, lat: 29 }, { id: "b" }] });
  expect(page.findings.map(({ lon, lat }) => [lon, lat])).toEqual([[106.5, 29], [null, null]]);
});
