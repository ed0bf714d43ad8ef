import { beforeEach, expect, it } from "vitest";
import type { FindingView, Page } from "../../src/page_model";
import { createStore, type Store } from "../../src/store";
import { drawnFindings, flagBox } from "../../src/map/findings";
import type { MapView } from "../../src/map/view";
import { group, page, row, station, words } from "../ui/fixture";

const finding = (id: string, level: FindingView["level"], lon: number | null, lat: number | null = 0.5): FindingView =>
  ({ id, icon: "check", unit: "", figures: [], head: words(id), text: words(""), level, where: "", remedy: words(""), lon, lat });

const PAGE: Page = page({
  findings: [finding("mark", "", null, null), finding("e", "error", 0.5), finding("w", "warning", 0.51), finding("n", "note", 0.9), finding("far", "note", 5)],
  stations: [station("2024", { legend: [group("findings", [row("finding-error", { target: "findings", count: 1 }), row("finding-warning", { target: "findings", count: 1 }), row("finding-note", { target: "findings", count: 2 })])] })],
});
const VIEW: MapView = { width: 800, height: 800, zoom: 10, px_per_km: 8, west: 0, south: 0, east: 1, north: 1, isPhone: false, at: (lon, lat) => ({ x: lon * 800, y: 800 - lat * 800 }) };

let store: Store;
beforeEach(() => {
  store = createStore(PAGE);
});
const drawn = (): (readonly [string, number])[] => drawnFindings(store, VIEW).map(({ finding: { id }, count }) => [id, count] as const);

it("draws those that would overlap as one, by the gravest", () => {
  expect(drawn()).toEqual([["e", 2], ["n", 1]]);
});

it("leaves out levels that are switched off, but not the open one", () => {
  store.setRows(["finding-error", "finding-note"], false);
  expect(drawn()).toEqual([["w", 1]]);
  store.openFinding("n");
  expect(drawn()).toEqual([["n", 1], ["w", 1]]);
});

it("draws the open one in front of those near it", () => {
  store.openFinding("w");
  expect(drawnFindings(store, VIEW)[0]).toMatchObject({ isOpen: true, count: 2, finding: { id: "w" } });
});

it("forgets the open one when a unit is chosen", () => {
  store.openFinding("w");
  store.chooseUnit("food-park");
  expect(store.finding.value).toBe("");
});

it("keeps room for the number", () => {
  const [two, one] = drawnFindings(store, VIEW);
  expect(flagBox(two!).w).toBeGreaterThan(flagBox(one!).w);
});
