// Search over units, clusters and indicators: Chinese, English, aliases, pinyin and initials. Pure.
import type { Page, SymbolRef, Unit, Words } from "../page_model";
import type { Language } from "../store";
import { W } from "../words";
import { matchText, matchWords, Rank, type Range } from "./match";
import { prefixDistance } from "./distance";
import { syllablesOf } from "./pinyin";
import { spelledRange } from "./spelling";

export type Target =
  | { readonly kind: "unit"; readonly id: string }
  | { readonly kind: "cluster"; readonly system: string; readonly id: string }
  | { readonly kind: "indicator"; readonly id: string }
  | { readonly kind: "class"; readonly id: string }
  | { readonly kind: "feature"; readonly pack: string; readonly index: number };

export interface Entry {
  readonly target: Target;
  /** Names as shown, the short one first. */
  readonly names: readonly Words[];
  readonly kind: Words;
  readonly symbol: SymbolRef | null;
  readonly keys: readonly string[];
  readonly outside: boolean;
  readonly weight: number;
}

export interface Hit {
  readonly entry: Entry;
  readonly rank: number;
  readonly label: string;
  /** Part of the label that matched, itself or by its pinyin; null if the match lies elsewhere. */
  readonly range: Range | null;
  /** What matched where it is not the label: pinyin, an alias, the other language. */
  readonly matched: string;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** True where nothing matched and the hits only sound alike. */
  readonly nearest: boolean;
}

const LIMIT = 8;
const NEAREST_LIMIT = 3;
const WEIGHTS: Readonly<Record<string, number>> = { zone: 0, park: 0, group: 0, new_city: 0, base: 0, district: 1, town: 3, enterprise: 4 };
const CLUSTER_WEIGHT = 2;
const INDICATOR_WEIGHT = 5;
const CLASS_WEIGHT = 2;

function unitEntry(unit: Unit): Entry {
  return {
    target: { kind: "unit", id: unit.id },
    names: [unit.short, unit.name],
    kind: unit.kind_name,
    symbol: unit.symbol,
    keys: unit.keys,
    outside: unit.outside,
    weight: WEIGHTS[unit.kind] ?? INDICATOR_WEIGHT,
  };
}

/** The classes that stand on the map. */
function classEntries(page: Page): readonly Entry[] {
  const drawn = new Set(page.packs.flatMap((pack) => pack.classes));
  const classes = page.land_classes.filter(({ id }) => drawn.has(id));
  return classes.map((item): Entry => {
    const syllables = syllablesOf(item.name.zh);
    const keys = [item.code, syllables.join(""), syllables.map((syllable) => syllable[0] ?? "").join("")];
    return { target: { kind: "class", id: item.id }, names: [item.name], kind: W.landClass, symbol: null, keys: keys.filter(Boolean), outside: false, weight: CLASS_WEIGHT };
  });
}

export function searchEntries(page: Page): readonly Entry[] {
  const clusters = page.systems.flatMap((system) =>
    system.clusters.map((cluster): Entry => {
      const kind = { zh: `${W.kindOf.cluster.zh} ${system.year}`, en: `${W.kindOf.cluster.en} ${system.year}` };
      return { target: { kind: "cluster", system: system.id, id: cluster.id }, names: [cluster.name], kind, symbol: cluster.symbol, keys: cluster.keys, outside: false, weight: CLUSTER_WEIGHT };
    }),
  );
  const indicators = page.indicators.map((item): Entry => {
    return { target: { kind: "indicator", id: item.id }, names: [item.name], kind: W.kindOf.indicator, symbol: null, keys: item.keys, outside: false, weight: INDICATOR_WEIGHT };
  });
  return [...page.units.map(unitEntry), ...clusters, ...indicators, ...classEntries(page)];
}

const other = (language: Language): Language => (language === "zh" ? "en" : "zh");

/** The best match of an entry: its label first, then its other names, then its keys. */
function hitOf(entry: Entry, query: string, language: Language): Hit | null {
  const labels = entry.names.map((name) => name[language]);
  const elsewhere = [...entry.names.map((name) => name[other(language)]), ...entry.keys];
  let best: Hit | null = null;
  const offer = (rank: number, label: string, range: Range | null, matched: string): void => {
    if (!best || rank < best.rank) best = { entry, rank, label, range, matched };
  };
  for (const label of labels) {
    const match = matchText(label, query);
    if (match) offer(match.rank, label, match.range, "");
  }
  for (const text of elsewhere) {
    const match = matchText(text, query);
    if (!match) continue;
    const spelled = labels.map((label) => ({ label, range: spelledRange(label, text, match.range) })).find(({ range }) => range !== null);
    offer(match.rank, spelled?.label ?? labels[0] ?? "", spelled?.range ?? null, text);
  }
  if (!best && matchWords([...labels, ...elsewhere], query)) offer(Rank.words, labels[0] ?? "", null, "");
  return best;
}

function byQuality(a: Hit, b: Hit): number {
  return (
    a.rank - b.rank ||
    Number(a.entry.outside) - Number(b.entry.outside) ||
    a.entry.weight - b.entry.weight ||
    Number(a.range === null) - Number(b.range === null) ||
    a.label.length - b.label.length
  );
}

/** How far a spelling may be from a key to still count as the same sound. */
const tolerance = (length: number): number => Math.max(1, Math.floor(length / 3));

function nearestHits(entries: readonly Entry[], query: string, language: Language): readonly Hit[] {
  const spelling = syllablesOf(query).join("").replace(/[^\p{L}\p{N}]/gu, "");
  if (spelling.length < 3) return [];
  const hits = entries.flatMap((entry) => {
    const distances = entry.keys.map((key) => ({ key, distance: prefixDistance(spelling, key) }));
    const best = distances.reduce((a, b) => (b.distance < a.distance ? b : a), { key: "", distance: Infinity });
    if (best.distance > tolerance(spelling.length)) return [];
    return [{ entry, rank: best.distance, label: entry.names[0]?.[language] ?? "", range: null, matched: best.key }];
  });
  return hits.sort(byQuality).slice(0, NEAREST_LIMIT);
}

/** `more` are hits found elsewhere, such as features of packed layers. */
export function search(entries: readonly Entry[], query: string, language: Language, more: readonly Hit[] = []): Found {
  if (query.trim() === "") return { hits: [], nearest: false };
  const hits = [...entries.flatMap((entry) => hitOf(entry, query, language) ?? []), ...more].sort(byQuality);
  if (hits.length > 0) return { hits: hits.slice(0, LIMIT), nearest: false };
  return { hits: nearestHits(entries, query, language), nearest: true };
}
