import { beforeEach, describe, expect, it } from "vitest";
import { factsOf, grouped } from "../../src/parcels/facts";
import { wordsFor } from "../../src/parcels/labels";
import { packsAt } from "../../src/parcels/pick";
import { zoomToSee } from "../../src/parcels/reveal";
import { SWIPE } from "../../src/parcels/shown";
import { createStore, type Store } from "../../src/store";
import { openMade, planes, SQUARES, viewOf } from "../pack/encoder";
import { page, words } from "../ui/fixture";

const AREA = [{ name: "#area", kind: "decimal", nulls: false, least: 0, decimals: 1 } as const, planes([191_200, 12_345_678_900, 0, 0])] as const;
const CLASS = { id: "100101", code: "100101", name: words("一类工业用地", "Class 1 industry"), label: words("工1", "I1"), fill: "#D7B48C", text: "#17212B", hatch: "" };

let store: Store;
beforeEach(() => {
  const pack = openMade({ ...SQUARES, columns: [AREA], view: { class_column: "code" } });
  store = createStore(page({ packs: [pack.view], land_classes: [CLASS] }), new Map([["p", pack]]));
});

describe("what is said of a feature", () => {
  it("is class with code and area in hectares and mu", () => {
    const { name, area, spoken } = factsOf(store, { pack: "p", index: 0 });
    expect([name, area, spoken]).toEqual(["100101 一类工业用地", "1.91 ha · 28.7 亩", "100101 一类工业用地，1.91 公顷"]);
  });

  it("is in English where the page is", () => {
    store.language.value = "en";
    expect(factsOf(store, { pack: "p", index: 0 }).area).toBe("1.91 ha · 28.7 mu");
    expect(factsOf(store, { pack: "p", index: 0 }).spoken).toBe("100101 Class 1 industry, 1.91 hectares");
  });

  it("says that there is no class", () => {
    expect(factsOf(store, { pack: "p", index: 3 }).name).toBe("无地类");
  });

  it("groups digits by the rule of the language", () => {
    expect([grouped(1234.5, 1, "zh"), grouped(12345, 0, "zh"), grouped(1234.5, 1, "en")]).toEqual(["1234.5", "12\u2009345", "1,234.5"]);
  });
});

describe("labels on parcels", () => {
  const look = { kinds: new Map([[1, { fill: "", text: "", label: CLASS.label, code: CLASS.code }]]) } as never;
  const column = (text: string) => ({ text: () => text }) as never;
  const none = { label: undefined, id: undefined };
  it("are the short word, and the code from 72 px", () => {
    expect(wordsFor(1, look, none, 0, "zh", 40, 24)).toEqual(["工1"]);
    expect(wordsFor(1, look, none, 0, "en", 72, 24)).toEqual(["100101"]);
  });
  it("have the number of the parcel where there is height for it", () => {
    expect(wordsFor(1, look, { label: undefined, id: column("P-7") }, 0, "zh", 80, 40)).toEqual(["100101", "P-7"]);
    expect(wordsFor(1, look, { label: undefined, id: column("P-7") }, 0, "zh", 80, 30)).toEqual(["100101"]);
  });
  it("are the label column's text where there are no classes", () => {
    expect(wordsFor(255, look, { label: column("街道办"), id: undefined }, 0, "zh", 80, 40)).toEqual(["街道办"]);
  });
});

describe("what lies under the pointer", () => {
  it("is on the side of the swipe that is seen there", () => {
    const views = [viewOf({ id: "planned", state: "planned" }), viewOf({ id: "current", state: "current" })];
    const swiped = createStore(page({ packs: views }));
    swiped.landView.value = SWIPE;
    swiped.swipeAt.value = 0.4;
    expect([packsAt(swiped, 0.3), packsAt(swiped, 0.6)]).toEqual([["planned"], ["current"]]);
  });
});

describe("bringing a feature into view", () => {
  it("comes nearer to what is too small, and never goes away", () => {
    expect(zoomToSee(640, 16, 17)).toBe(16);
    expect(zoomToSee(1280, 10, 17)).toBeCloseTo(20 + Math.log2(120 / 1280));
    expect(zoomToSee(64, 10, 17)).toBe(17);
  });
});
