// Order of the rows: a number for each feature, and an index array sorted by it. Pure.
import type { Language } from "../store";
import type { Field } from "./field";

export type Direction = "up" | "down";

/** More different texts than this are compared by code point, digits by value: a collator would be felt. */
const MOST_COLLATED = 4000;
const DIGITS = 12;

const natural = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(DIGITS, "0"));

function textOrder(texts: readonly string[], language: Language): readonly number[] {
  const places = texts.map((_, place) => place);
  if (texts.length <= MOST_COLLATED) {
    const { compare } = new Intl.Collator(language === "zh" ? "zh-CN-u-co-pinyin" : "en", { numeric: true });
    return places.sort((a, b) => compare(texts[a]!, texts[b]!));
  }
  const keyed = texts.map((text, place) => `${natural(text)}\u0000${place}`).sort();
  return keyed.map((text) => Number(text.slice(text.lastIndexOf("\u0000") + 1)));
}

/** Rank of each feature among the different texts of a column, NaN for none. */
function textRanks(field: Field, count: number, language: Language): Float64Array {
  const known = new Map<string, number>();
  const places = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const key = field.key(index);
    let place = known.get(key);
    if (place === undefined) known.set(key, (place = known.size));
    places[index] = key === "" ? NaN : place;
  }
  const ranks = new Float64Array(known.size);
  textOrder([...known.keys()].map((key) => field.words(key)[language]), language).forEach((place, rank) => (ranks[place] = rank));
  return places.map((place) => (Number.isNaN(place) ? NaN : ranks[place]!));
}

/** A number for each feature that sorts as its cell does; NaN where the cell is empty. */
export function sortKeys(field: Field, count: number, language: Language): Float64Array {
  if (!field.isNumber) return textRanks(field, count, language);
  return Float64Array.from({ length: count }, (_, index) => field.values.number(index));
}

/** Features by their keys, equal ones in the order they come in, those without a key last either way. */
export function sorted(features: Uint32Array, keys: Float64Array, direction: Direction): Uint32Array {
  const filled = features.filter((index) => !Number.isNaN(keys[index]!));
  const empty = features.filter((index) => Number.isNaN(keys[index]!));
  const sign = direction === "up" ? 1 : -1;
  filled.sort((a, b) => sign * (keys[a]! - keys[b]!));
  const all = new Uint32Array(features.length);
  all.set(filled);
  all.set(empty, filled.length);
  return all;
}
