import { expect, test } from "vitest";
import type { PackView } from "../../src/page_model";
import { contextPacks, shownPacks, SWIPE } from "../../src/parcels/shown";
import { createStore } from "../../src/store";
import { moved } from "../../src/swipe/keys";
import { movesOf } from "../../src/swipe/moves";
import { fakePack, feature, square } from "../stats/fake_pack";
import { page } from "../ui/fixture";

test.each([
  ["ArrowLeft", false, 0.43],
  ["ArrowRight", false, 0.47],
  ["ArrowRight", true, 0.55],
  ["Home", false, 0],
  ["End", true, 1],
  ["a", false, undefined],
])("%s (shift %s) takes the line to %s", (key, isFar, to) => {
  expect(moved(0.45, key, isFar)).toBe(to);
});

test("the line stays within the map", () => {
  expect([moved(0.01, "ArrowLeft", true), moved(0.99, "ArrowRight", false)]).toEqual([0, 1]);
});

const pack = (id: string, state: PackView["state"]): PackView => ({ id, state }) as PackView;

test("the present state lies under the differences and is no layer of its own there", () => {
  const store = createStore(page({ packs: [pack("p", "planned"), pack("c", "current"), pack("d", "change")] }));
  const shown = (view: string): readonly (readonly string[])[] => {
    store.landView.value = view;
    return [shownPacks(store), contextPacks(store)];
  };
  expect([shown("d"), shown("c"), shown(SWIPE)]).toEqual([[["d"], ["c"]], [["c"], []], [["p", "c"], []]]);
});

test("changes are summed by the classes before and after, the largest first", () => {
  const columns = [{ name: "class_code", kind: "class" }, { name: "current_use", kind: "class" }] as unknown as PackView["columns"];
  const pieces = ["1001", "1001", "0902"].map((landClass, i) => ({ ...feature(landClass, square(106 + i, 29, 0.01)), area_m2: 10 ** i }));
  const fake = fakePack(pieces, { class_column: "class_code", columns });
  const before = { name: "current_use", isNumber: false, text: (i: number) => ["0103", "0103", "0301"][i]!, number: () => NaN, isNull: () => false };
  const moves = movesOf({ ...fake, column: (name) => (name === "current_use" ? before : fake.column(name)) });
  expect(moves).toEqual([{ before: "0301", after: "0902", area_m2: 100 }, { before: "0103", after: "1001", area_m2: 11 }]);
});
