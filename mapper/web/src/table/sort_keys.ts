// What the rows are sorted by: a number for each feature. Pure.
import type { Language } from "../store";
import type { Field } from "./field";

/** More different texts than this are compared by code point, digits by value: a collator would be felt. */
const MOST_COLLATED = 4000;
const DIGITS = 12;
const MOST_NUMBER = 1e10;

const natural = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(DIGITS, "0"));

function collated(texts: readonly string[], language: Language): Float64Array {
  const { compare } = new Intl.Collator(language === "zh" ? "zh-CN-u-co-pinyin" : "en", { numeric: true });
  const ranks = new Float64Array(texts.length);
  const places = texts.map((_, place) => place);
  places.sort((a, b) => compare(texts[a]!, texts[b]!)).forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}

/** Where the digits begin that a text ends with. */
function tailAt(text: string): number {
  let at = text.length;
  while (at > 0 && text.charCodeAt(at - 1) >= 48 && text.charCodeAt(at - 1) <= 57) at--;
  return at;
}

/** Ids are mostly a few heads with a number each: ordered by head, then by number. Nothing where they are not. */
function byTail(texts: readonly string[], language: Language): Float64Array | undefined {
  const heads = texts.map((text) => text.slice(0, tailAt(text)));
  const known = [...new Set(heads)];
  if (known.length > MOST_COLLATED) return undefined;
  const ranks = collated(known, language);
  const rankOf = new Map(known.map((head, at) => [head, ranks[at]!]));
  const numbers = Float64Array.from(texts, (text, at) => Number(text.slice(heads[at]!.length)));
  return numbers.every((number) => number < MOST_NUMBER) ? numbers.map((number, at) => rankOf.get(heads[at]!)! * MOST_NUMBER + number) : undefined;
}

/** A number for each text that sorts as the text does. */
function ranksOf(texts: readonly string[], language: Language): Float64Array {
  const numbers = Float64Array.from(texts, (text) => (text === "" ? 0 : Number(text)));
  if (numbers.every((number) => !Number.isNaN(number))) return numbers;
  if (texts.length <= MOST_COLLATED) return collated(texts, language);
  const tails = byTail(texts, language);
  if (tails) return tails;
  const ranks = new Float64Array(texts.length);
  const keyed = texts.map((text, place) => `${natural(text)}\u0000${place}`).sort();
  keyed.forEach((text, rank) => (ranks[Number(text.slice(text.lastIndexOf("\u0000") + 1))] = rank));
  return ranks;
}

/** Ranks of the features by their different texts, NaN for none. */
function codeRanks(field: Field, language: Language): Float64Array {
  const { keys, of } = field.codes();
  const ranks = ranksOf(keys.map((key) => field.words(key)[language]), language);
  return Float64Array.from(of, (code) => (keys[code] === "" ? NaN : ranks[code]!));
}

/** A number for each feature that sorts as its cell does; NaN where the cell is empty. */
export function sortKeys(field: Field, count: number, language: Language): Float64Array {
  if (!field.isNumber) return codeRanks(field, language);
  return Float64Array.from({ length: count }, (_, index) => field.values.number(index));
}
