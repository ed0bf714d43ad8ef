import { beforeEach, describe, expect, it } from "vitest";
import { lonOf, latOf } from "../../src/pack/grid";
import { createStore, type Store } from "../../src/store";
import { TableState } from "../../src/table/state";
import { page, group, row, station } from "../ui/fixture";
import { CLASSES, fakePack, PARCELS, squareOf } from "./fake_pack";

const pack = fakePack(PARCELS);
const legend = [group("land", [...CLASSES.keys()].map((id) => row(`class-${id}`, { target: "class", land_class: id })))];
let store: Store;
let table: TableState;
const ids = (): readonly string[] => Array.from(table.rows.value, (index) => pack.column("id")!.text(index));

beforeEach(() => {
  store = createStore(page({ packs: [pack.view], land_classes: [...CLASSES.values()], stations: [station("2024", { legend })] }), new Map([[pack.id, pack]]));
  table = new TableState(store);
});

describe("the table", () => {
  it("begins in the order of the file", () => expect(ids()).toEqual(["YX-10", "YX-9", "YX-101", "YX-2", "YX-1"]));
  it("turns up, down and back", () => {
    const turned = [1, 2, 3].map(() => {
      table.turn("far");
      return ids()[0];
    });
    expect(turned).toEqual(["YX-9", "YX-1", "YX-10"]);
  });
  it("shows what is in view", () => {
    const { x0, y0, x1, y1 } = squareOf(2);
    store.seen.value = [lonOf(x0 + 1), latOf(y1), lonOf(x1 - 1), latOf(y0)];
    table.inView.value = true;
    expect(ids()).toEqual(["YX-101"]);
  });
  it("leaves out classes that are switched off", () => {
    store.setRows(["class-0103"], false);
    expect(ids()).toEqual(["YX-10", "YX-101", "YX-1"]);
  });
  it("shows only the classes looked at", () => {
    store.focusClasses.value = new Set(["0103"]);
    expect(ids()).toEqual(["YX-9", "YX-2"]);
  });
});

describe("its filters", () => {
  it("fade the rest on the map", () => {
    table.setColumn("far", { kind: "range", least: 2, most: null });
    expect([...store.masks.value.get("parcels")!]).toEqual([1, 0, 0, 0, 1]);
  });
  it("leave the map alone once they are gone", () => {
    table.setText("YX-2");
    table.setText("");
    expect(store.masks.value.size).toBe(0);
  });
  it("are not told apart by what is in view", () => {
    table.inView.value = true;
    expect(store.masks.value.size).toBe(0);
  });
});
