// The map in a sentence, for those who cannot see it: where, when, how many units, and the land by class.
import type { LegendGroup, LegendRow } from "../page_model";
import { shownPacks } from "../parcels/shown";
import type { Store } from "../store";
import { fill } from "../words";
import { W } from "./words";

/** Classes that are named; the others are counted. */
const NAMED = 5;

/** Hectares as the legend prints them, with thin spaces or commas between thousands. */
function amountOf(row: LegendRow, at: number): number {
  const number = Number((row.amounts[at]?.zh ?? "").replace(/[^\d.]/g, ""));
  return Number.isFinite(number) ? number : 0;
}

/** "现状：工业用地 45 %，道路 20 %，其余 7 类 35 %", nothing for a layer without areas. */
function landOf(store: Store, { rows, packs }: LegendGroup, pack: string): string {
  const { t, page } = store;
  const at = packs.indexOf(pack);
  const sizes = rows.filter(({ target }) => target === "class").map((row) => ({ name: row.title, size: amountOf(row, at) })).filter(({ size }) => size > 0);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const name = page.packs.find(({ id }) => id === pack)?.name;
  if (at < 0 || total === 0 || !name) return "";
  const largest = sizes.sort((a, b) => b.size - a.size);
  const share = (part: readonly { readonly size: number }[]): string => String(Math.round((100 * part.reduce((sum, { size }) => sum + size, 0)) / total));
  const rest = largest.slice(NAMED);
  const classes = largest.slice(0, NAMED).map((item) => t(fill(W.classShare, { name: item.name, share: share([item]) })));
  if (rest.length > 0) classes.push(t(fill(W.classShare, { name: fill(W.otherClasses, { n: rest.length }), share: share(rest) })));
  return t(fill(W.land, { name, classes: classes.join(t(W.comma)) }));
}

/** What the map shows now. */
export function mapSentence(store: Store): string {
  const { page, index, currentStation, shownUnits, unit, t } = store;
  const place = index.unit.get(unit.value || page.region);
  const { year, legend } = currentStation.value;
  const head = [t(fill(W.mapOf, { name: place?.name ?? page.title })), year && t(fill(W.year, { year })), t(fill(W.unitsOnMap, { n: shownUnits.value.size }))];
  const land = shownPacks(store).flatMap((pack) => legend.map((group) => landOf(store, group, pack)));
  return [head.filter(Boolean).join(t(W.comma)), ...land.filter(Boolean)].join(t(W.sentenceEnd)) + t(W.sentenceEnd).trim();
}
