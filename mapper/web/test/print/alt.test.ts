import { describe, expect, it } from "vitest";
import type { PackView } from "../../src/page_model";
import { mapSentence } from "../../src/print/alt";
import { createStore } from "../../src/store";
import { group, page, row, station, words } from "../ui/fixture";

const PACK: PackView = {
  id: "current", state: "current", name: words("现状", "Current"), form: "polygon", count: 9, total: words(""), bounds: [0, 0, 1, 1], classes: [], class_column: "", id_column: "", label_column: "", columns: [],
  edition: words(""), note: words(""),
};
const AREAS = ["1\u2009500.0", "500.0", "250.0", "100.0", "75.0", "50.0", "25.0", ""];

function storeOf(areas: readonly string[]) {
  const rows = areas.map((area, i) => row(`c${i}`, { target: "class", title: words(`类${i}`, `class ${i}`), amounts: [words(""), words(area)] }));
  const land = { ...group("land", rows), packs: ["planned", "current"] };
  return createStore(page({ packs: [PACK], stations: [station("2024", { legend: [land] })] }));
}

describe("map in a sentence", () => {
  it("names the largest classes with their shares and counts the others", () => {
    const store = storeOf(AREAS);
    store.landView.value = "current";
    expect(mapSentence(store)).toBe("綦江区地图，2024 年，0 个单位。现状：类0 60 %，类1 20 %，类2 10 %，类3 4 %，类4 3 %，其余 2 类 3 %。");
  });

  it("speaks the language of the page", () => {
    const store = storeOf(["3.0", "1.0"]);
    store.language.value = "en";
    store.landView.value = "current";
    expect(mapSentence(store)).toContain("Current: class 0 75 %, class 1 25 %.");
  });

  it("says nothing of land where no areas are known", () => {
    const store = storeOf(["", "–"]);
    store.landView.value = "current";
    expect(mapSentence(store)).toBe("綦江区地图，2024 年，0 个单位。");
  });
});
