// A page of a small invented region: just enough for the shell's own logic.
import type { FigureView, Formula, LegendGroup, LegendRow, Page, Source, Station, Unit, Words } from "../../src/page_model";

export const words = (zh: string, en = zh): Words => ({ zh, en });
const NONE = words("");
const SYMBOL = { form: "plain", industry: "", letter: "", colour: "" } as const;

export function unit(id: string, more: Partial<Unit> = {}): Unit {
  return { id, name: words(id), short: words(id), kind: "park", kind_name: words("园区", "Park"), parent: "", symbol: SYMBOL, position: NONE, area: NONE, last_named: "", keys: [], placed: true, outside: false, ...more };
}

export function row(id: string, more: Partial<LegendRow> = {}): LegendRow {
  return { id, title: words(id), symbol: SYMBOL, target: "units", tier: null, units: [], unplaced: [], count: 0, land_class: "", amounts: [], ...more };
}

export function group(id: string, rows: readonly LegendRow[]): LegendGroup {
  return { id, title: words(id), rows, empty: rows.length === 0 ? words("没有") : null, aside: rows.length === 0 ? words("未提供") : NONE, heads: [], packs: [], foot: NONE };
}

export function station(id: string, more: Partial<Station> = {}): Station {
  return { id, year: id, name: words(id), line: NONE, owner: "zone", members: [], unnamed: 0, ghosts: [], ghost_years: [], units: [], legend: [], square: null, ...more };
}

export function figure(id: string, more: Partial<FigureView> = {}): FigureView {
  return {
    id, unit: "food-park", indicator: "planned_area", label: words("规划面积", "Planned area"), value: words("4.16"), measure_unit: words("km²"), qualifier: NONE, number: 4.16,
    period: words("2024 年 4 月", "April 2024"), period_iso: "2024-04", kind: "actual", source: "one", locator: "53", printed: "4.16平方公里", mark: "", note: NONE, formula: null, ...more,
  };
}

export function formula(inputs: readonly string[], more: Partial<Formula> = {}): Formula {
  return { expression: words("÷"), numbers: words("÷"), inputs, terms: [], rule: NONE, references: [], ...more };
}

export function source(id: string, number: string): Source {
  return { id, number, title: words(`资料${number}`, `Document ${number}`), publisher: words("日报", "Daily"), date: words("2024 年"), file: "", licence: "", figures: [] };
}

export const UNITS: readonly Unit[] = [
  unit("region", { kind: "district", name: words("綦江区", "Qijiang District"), short: words("綦江", "Qijiang"), keys: ["qijiangqu", "qjq"] }),
  unit("food-park", { name: words("重庆（綦江）食品园区", "Chongqing (Qijiang) Food Park"), short: words("食品园区", "Food Park"), keys: ["shipinyuanqu", "spyq"] }),
  unit("beidu", { name: words("北渡产业园", "Beidu Industrial Park"), short: words("北渡", "Beidu"), keys: ["beidu", "bd"] }),
  unit("far", { name: words("外地食品园", "Food Park elsewhere"), short: words("外地食品园", "Food Park elsewhere"), keys: [], outside: true }),
  unit("shijiao", { kind: "town", name: words("石角镇", "Shijiao Town"), short: words("石角", "Shijiao"), keys: ["shijiao", "sj"] }),
];

export function page(more: Partial<Page> = {}): Page {
  return {
    format: 1, title: words("图", "Map"), subtitle: NONE, region: "region", adcode: "500110", province: NONE, fictional: false, language: "zh", bounds: [0, 0, 1, 1], zone_limits: [],
    stations: [station("2021", { legend: [group("clusters", [row("food"), row("metal")])] }), station("2024")], first_station: "2024",
    units: UNITS, places: [], shapes: [], neighbours: [], panels: {}, figures: [], events: [], findings: [], systems: [], thematics: [], industries: [], land_classes: [],
    indicators: [{ id: "planned_area", name: words("规划面积", "Planned area"), keys: ["guihuamianji"], units: ["food-park"] }], themes: [], sources: [], packs: [], backdrops: [], compare: null, guide: null, ...more,
  };
}
