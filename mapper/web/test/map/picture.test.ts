import { beforeEach, describe, expect, it } from "vitest";
import type { Page, Place, Shape } from "../../src/page_model";
import { createStore, type Store } from "../../src/store";
import type { Features } from "../../src/map/features";
import { pictureOf, type Picture } from "../../src/map/picture";
import { spokenName, walkOrder } from "../../src/map/walk";
import type { MapView } from "../../src/map/view";
import { group, page, row, station, unit, words } from "../ui/fixture";

const place = (of: string, lon: number, lat: number, more: Partial<Place> = {}): Place => ({ id: `${of}-${lon}`, unit: of, role: "site", basis: "estimated", lon, lat, uncertainty_m: 3000, source: "", note: words(""), ...more });
const LINES: Readonly<Record<string, Shape["line"]>> = { built: "share", illustration: "illustration" };
const shape = (of: string, extent: string, more: Partial<Shape> = {}): Shape =>
  ({ id: `${of}-${extent}`, unit: of, extent, basis: "schematic", line: LINES[extent] ?? "schematic", area_measurable: extent !== "illustration", area_label: words("4.16 km²"), lon: 0.5, lat: 0.5, uncertainty_m: 3000, valid_from: "", valid_to: "", spoken: words(`${of}，范围示意`), ...more });

const PAGE: Page = page({
  units: [unit("region", { short: words("綦江") }), unit("zone"), unit("food", { name: words("食品园区") }), unit("beidu"), unit("seats"), unit("firm", { symbol: { form: "firm", industry: "", letter: "", colour: "" } }), unit("old", { last_named: "2021" }), unit("town", { kind: "town", symbol: { form: "town", industry: "", letter: "", colour: "" } })],
  places: [place("zone", 0.6, 0.6), place("food", 0.5, 0.5), place("beidu", 0.2, 0.7), place("seats", 0.7, 0.3, { role: "possible_seat" }), place("seats", 0.7, 0.2, { role: "possible_seat" }), place("firm", 0.3, 0.25), place("old", 0.8, 0.8), place("town", 0.4, 0.2, { role: "seat" })],
  shapes: [shape("food", "planned"), shape("food", "built"), shape("beidu", "illustration", { lon: 0.2, lat: 0.7 })],
  stations: [
    station("2024", {
      units: ["food", "beidu", "seats", "firm"],
      ghosts: ["old"],
      ghost_years: ["2021"],
      square: { unit: "zone", figure: "f1", area_m2: 1e8, label: words("100 km²") },
      legend: [
        group("all", [
          row("parks", { units: ["food", "beidu", "seats"] }),
          row("firms", { units: ["firm"] }),
          row("ghosts", { target: "ghosts", units: ["old"] }),
          row("shapes", { target: "shapes", units: ["food"] }),
          row("illustrations", { target: "illustrations", units: ["beidu"] }),
          row("halos", { target: "halos", units: ["food", "beidu", "old"] }),
          row("towns", { target: "towns", units: ["town"] }),
          row("outline", { target: "outline", units: ["region"] }),
        ]),
      ],
    }),
  ],
});
const SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];
const FEATURES: Features = { district: [SQUARE], neighbours: [], shapes: new Map(PAGE.shapes.map(({ id }) => [id, [[[0.48, 0.48], [0.52, 0.48], [0.52, 0.52], [0.48, 0.52], [0.48, 0.48]]]])) };

/** A view in which a degree measures so many pixels. */
function viewOf(px_per_km: number): MapView {
  const degree = px_per_km * 80;
  const at = (lon: number, lat: number) => ({ x: 400 + (lon - 0.5) * degree, y: 400 - (lat - 0.5) * degree });
  return { width: 800, height: 800, zoom: Math.log2(px_per_km * 156.5), px_per_km, west: 0, south: 0, east: 1, north: 1, isPhone: false, at };
}

let store: Store;
beforeEach(() => {
  store = createStore(PAGE);
});
const draw = (px_per_km = 8): Picture => pictureOf({ store, features: FEATURES, view: viewOf(px_per_km), measure: (text) => text.length * 12, blocked: [] });
const shownIn = (picture: Picture): string[] => picture.units.map(({ shown }) => shown.unit.id).sort();
const unitIn = (picture: Picture, id: string) => picture.units.find(({ shown }) => shown.unit.id === id)!;

describe("the picture of a view", () => {
  it("shows the units of the year and its ghosts, firms as dots", () => {
    const picture = draw();
    expect(shownIn(picture)).toEqual(["beidu", "food", "old", "seats"]);
    expect(picture.dots.map(({ id }) => id)).toEqual(["firm"]);
  });

  it("says of a ghost when it was last named", () => {
    const { shown, words: said } = unitIn(draw(), "old");
    expect([shown.isGhost, said[0]!.line]).toEqual([true, "2021 年 · ±3 km"]);
  });

  it("shows a zone by its area square, not by a symbol, even when it is chosen", () => {
    store.chooseUnit("zone");
    expect(shownIn(draw())).not.toContain("zone");
  });

  it("leads to both possible seats", () => {
    expect(unitIn(draw(), "seats").placed.leaders).toHaveLength(2);
  });

  it("leaves out what its rows have switched off, but not the chosen unit", () => {
    store.setRows(["parks", "halos"], false);
    store.chooseUnit("food");
    const picture = draw();
    expect(shownIn(picture)).toEqual(["food", "old"]);
    expect(picture.rings.map(({ place: { unit: of } }) => of)).toEqual(["food"]);
  });

  it("draws an illustration from 12 px per km up, and the built share over 40 or with the choice", () => {
    const extents = (px: number): string[] => draw(px).shapes.map(({ shape: { extent } }) => extent).sort();
    expect(extents(8)).toEqual(["planned"]);
    expect(extents(13)).toEqual(["illustration", "planned"]);
    expect(extents(41)).toEqual(["built", "illustration", "planned"]);
    store.chooseUnit("food");
    expect(extents(8)).toEqual(["built", "planned"]);
  });

  it("draws a real outline in the row of its own line, from afar too", () => {
    const real = { ...PAGE, shapes: [shape("food", "built", { line: "surveyed" })] };
    const legend = [group("all", [row("parks", { units: ["food"] }), row("surveyed", { target: "shapes", units: ["food"] })])];
    store = createStore({ ...real, stations: [station("2024", { units: ["food"], legend })] });
    expect(draw(8).shapes.map(({ shape: { line } }) => line)).toEqual(["surveyed"]);
    store.setRows(["surveyed"], false);
    expect(draw(8).shapes).toEqual([]);
  });

  it("names firms from afar where there is nothing else", () => {
    const legend = [group("all", [row("firms", { units: ["firm"] })])];
    store = createStore({ ...PAGE, stations: [station("2024", { units: ["firm"], legend })] });
    expect([draw(8).dots, shownIn(draw(8))]).toEqual([[], ["firm"]]);
  });

  it("calls out a unit from afar and marks it at its position close by", () => {
    expect(unitIn(draw(8), "food").placed.leaders).toHaveLength(1);
    expect(unitIn(draw(20), "food").placed.leaders).toHaveLength(0);
  });

  it("sets the label of a shape below it when it is close", () => {
    const { placed, request } = unitIn(draw(45), "food");
    expect([placed.align, placed.text!.y > request.body!.y + request.body!.h]).toEqual(["middle", true]);
  });

  it("tags schematic outlines only", () => {
    expect([unitIn(draw(), "food").words[0]!.tag, unitIn(draw(), "beidu").words[0]!.tag]).toEqual(["示意", ""]);
  });

  it("says what the ring of the chosen unit means", () => {
    expect(draw().ringCaption).toBeUndefined();
    store.chooseUnit("food");
    expect(draw().ringCaption?.words).toBe("实际位置在此圈内，±3 km");
  });

  it("shows a thematic layer's units only", () => {
    const layer = { id: "t", title: words("产值"), classes: [{ label: words("大"), colour: "#21918C", units: ["food"] }], no_data: ["beidu"], sizes: { food: 1 } };
    store = createStore({ ...PAGE, thematics: [layer] });
    store.thematic.value = "t";
    const picture = draw();
    expect(shownIn(picture)).toEqual(["beidu", "food"]);
    expect(unitIn(picture, "food").request.symbol).toBeGreaterThan(unitIn(picture, "beidu").request.symbol);
  });
});

describe("the walk over the units", () => {
  it("goes by standing in the year, then from north to south, towns last", () => {
    expect(walkOrder(store).map(({ id }) => id)).toEqual(["beidu", "food", "seats", "firm", "old", "zone", "town"]);
  });

  it("says the sentence of the outline, or that the unit is not on this map", () => {
    expect(spokenName(store, store.index.unit.get("food")!)).toBe("food，范围示意");
    expect(spokenName(store, store.index.unit.get("zone")!)).toContain("不在 2024 年的图上");
  });
});
