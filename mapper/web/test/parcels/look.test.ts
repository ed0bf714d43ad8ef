import { beforeEach, describe, expect, it } from "vitest";
import type { PackedLayer } from "../../src/pack/packed";
import type { LandClassView } from "../../src/page_model";
import { kindOf, lookOf, overviewKinds } from "../../src/parcels/look";
import { FADED, NO_CLASS } from "../../src/parcels/raster";
import { createStore, type Store } from "../../src/store";
import { openMade, SQUARES } from "../pack/encoder";
import { group, page, row, station, words } from "../ui/fixture";

const landClass = (id: string, more: Partial<LandClassView> = {}): LandClassView => ({ id, code: id, name: words(id), label: words("工1", "I1"), fill: "#D7B48C", text: "#17212B", hatch: "", ...more });
const LEGEND = [group("land", ["100101", "1401"].map((id) => row(`class-${id}`, { target: "class", land_class: id })))];

let store: Store;
let pack: PackedLayer;
beforeEach(() => {
  pack = openMade(SQUARES);
  store = createStore(page({ packs: [pack.view], land_classes: [landClass("100101"), landClass("1401", { fill: "#FFFFFF", hatch: "#8A949D" })], stations: [station("2024", { legend: LEGEND })] }), new Map([["p", pack]]));
});
const kinds = (): number[] => [0, 1, 2, 3].map((index) => kindOf(lookOf(store, pack), pack, index));

describe("the look of a pack", () => {
  it("draws classes in their own colours, and what has none in a faint neutral", () => {
    expect(kinds()).toEqual([1, 2, 1, NO_CLASS]);
    const { fills } = lookOf(store, pack).inks;
    expect([fills[1]! & 0xffffff, fills[1]! >>> 24]).toEqual([0x8cb4d7, 255]);
    expect(fills[NO_CLASS]! >>> 24).toBeLessThan(100);
  });

  it("leaves out a class that is switched off in the tree", () => {
    store.setRows(["class-100101"], false);
    expect(kinds()).toEqual([0, 2, 0, NO_CLASS]);
    expect(overviewKinds(lookOf(store, pack))[1]).toBe(0);
  });

  it("fades the classes that are not looked at to 12 per cent", () => {
    store.focusClasses.value = new Set(["1401"]);
    expect(kinds()).toEqual([1 + FADED, 2, 1 + FADED, NO_CLASS + FADED]);
    expect(lookOf(store, pack).inks.fills[1 + FADED]! >>> 24).toBe(Math.round(0.12 * 255));
  });

  it("fades the features that the table's filters leave out", () => {
    store.masks.value = new Map([["p", Uint8Array.of(1, 0, 0, 1)]]);
    expect(kinds()).toEqual([1, 2 + FADED, 1 + FADED, NO_CLASS]);
  });

  it("hatches the class that has a hatch, and softens colours on demand", () => {
    const before = lookOf(store, pack).inks;
    expect([before.hasHatch, before.hatches[1], before.hatches[2]! & 0xffffff]).toEqual([true, 0, 0x9d948a]);
    store.softColours.value = true;
    expect(lookOf(store, pack).inks.fills[1]).not.toBe(before.fills[1]);
  });
});
