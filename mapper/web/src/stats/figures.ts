// Statistics of an area as rows of a table: on the card, and as text for spreadsheets. Pure.
import { grouped, M2_PER_MU } from "../map/measure/format";
import type { Words } from "../page_model";
import type { Index, Language } from "../store";
import type { AreaStats } from "./area_stats";
import { S } from "./words";

export interface StatsRow {
  /** Id of the class, "" for what is no class. */
  readonly landClass: string;
  readonly code: string;
  readonly name: Words;
  /** Undefined while it is not known. */
  readonly area_m2: number | undefined;
  readonly share: number;
}

const M2_PER_HA = 1e4;
/** Under this the hectares get four decimals. */
const SMALL_M2 = 1e5;

/** Figures of a table are comparable: all have the decimals that the zone asks for. */
export const decimalsOf = (zone_m2: number): number => (zone_m2 < SMALL_M2 ? 4 : 2);

export function fixed(value: number, decimals: number, language: Language): string {
  const [whole = "0", rest] = Math.abs(value).toFixed(decimals).split(".");
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "−" : "";
  return sign + grouped(whole, language) + (rest ? `.${rest}` : "");
}

export const ha = (area_m2: number): number => area_m2 / M2_PER_HA;
export const mu = (area_m2: number): number => area_m2 / M2_PER_MU;

export function doubt_m2({ classes }: AreaStats): number {
  return Math.max(0, ...classes.map((item) => item.doubt_m2));
}

/** What the rounding of coordinates explains is no gap. */
export function gapsOf({ gaps_m2, classes }: AreaStats): number {
  const doubt = Math.hypot(...classes.map((item) => item.doubt_m2));
  return Math.abs(gaps_m2) <= doubt + 0.5 ? 0 : Math.max(0, gaps_m2);
}

/** What is left between the sum of the rows and the area. */
export const roundingOf = (stats: AreaStats): number => stats.gaps_m2 - gapsOf(stats);

/** Classes from the largest, then what balances them to the zone. */
export function statsRows(stats: AreaStats, { landClass }: Index): readonly StatsRow[] {
  const shareOf = (area: number): number => area / stats.zone_m2;
  const rest = (name: Words, area_m2: number | undefined): StatsRow => ({ landClass: "", code: "", name, area_m2, share: shareOf(area_m2 ?? 0) });
  const classed = stats.classes.filter((item) => item.landClass !== "");
  const without = stats.classes.find((item) => item.landClass === "");
  const { overlaps_m2 } = stats;
  return [
    ...classed.map(({ landClass: id, area_m2 }) => ({ landClass: id, code: landClass.get(id)?.code ?? "", name: landClass.get(id)?.name ?? { zh: id, en: id }, area_m2, share: shareOf(area_m2) })),
    ...(without ? [rest(S.unclassified, without.area_m2)] : []),
    rest(S.gaps, overlaps_m2 === undefined ? undefined : gapsOf(stats)),
    ...(overlaps_m2 === undefined || overlaps_m2 < 0.5 ? [] : [rest(S.overlaps, -overlaps_m2)]),
  ];
}

/** Table of one or more layers, in m², ha and mu. */
export function linesOf(layers: readonly { readonly name: Words; readonly stats: AreaStats }[], index: Index, language: Language, note: string): readonly (readonly string[])[] {
  const head = [S.layer, S.code, S.landClass].map((words) => words[language]);
  const cells = (layer: Words, row: Pick<StatsRow, "code" | "name" | "share">, area_m2: number): string[] => [
    layer[language], row.code, row.name[language], area_m2.toFixed(1), ha(area_m2).toFixed(6), mu(area_m2).toFixed(4), (100 * row.share).toFixed(4),
  ];
  const lines = layers.flatMap(({ name, stats }) => [
    ...statsRows(stats, index).flatMap((row) => (row.area_m2 === undefined ? [] : [cells(name, row, row.area_m2)])),
    cells(name, { code: "", name: S.rounding, share: roundingOf(stats) / stats.zone_m2 }, roundingOf(stats)),
    cells(name, { code: "", name: S.total, share: 1 }, stats.zone_m2),
  ]);
  return [[...head, "m²", "ha", S.mu[language], S.share[language]], ...lines, ...(note ? [[note]] : [])];
}

export const asTabbed = (lines: readonly (readonly string[])[]): string => lines.map((cells) => cells.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\r\n");
