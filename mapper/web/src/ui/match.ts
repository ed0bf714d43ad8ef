// How well a query matches one text, and which part of the text it is. Brackets, blanks and case do not count.

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Match {
  readonly rank: number;
  readonly range: Range;
}

/** Smaller is better. */
export const Rank = { exact: 0, prefix: 1, word: 2, inside: 3, words: 4 } as const;

interface Folded {
  readonly text: string;
  /** Place of each folded character in the original. */
  readonly at: readonly number[];
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isLatin = (character: string | undefined): boolean => character !== undefined && /[\p{Script=Latin}\p{N}]/u.test(character);

function fold(text: string): Folded {
  let folded = "";
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    for (const character of text.charAt(index).normalize("NFKC").toLowerCase()) {
      if (!isLetter(character)) continue;
      folded += character;
      at.push(index);
    }
  }
  return { text: folded, at };
}

/** A word starts after a blank or bracket, and where Latin script meets Chinese. */
function startsWord(text: string, index: number): boolean {
  const before = text[index - 1];
  return !isLetter(before) || isLatin(before) !== isLatin(text[index]);
}

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let index = text.indexOf(part); index >= 0; index = text.indexOf(part, index + 1)) found.push(index);
  return found;
}

/** One Latin letter inside a word matches nearly everything, so it only counts at the start of one. */
const isTooVague = (query: string, rank: number): boolean => rank === Rank.inside && query.length < 2 && isLatin(query);

export function matchText(text: string, query: string): Match | null {
  const folded = fold(text);
  const wanted = fold(query).text;
  if (wanted === "" || folded.text === "") return null;
  const places = occurrences(folded.text, wanted);
  const first = places[0];
  if (first === undefined) return null;
  const atWord = places.find((place) => startsWord(text, folded.at[place]!));
  const rank = folded.text === wanted ? Rank.exact : first === 0 ? Rank.prefix : atWord !== undefined ? Rank.word : Rank.inside;
  if (isTooVague(wanted, rank)) return null;
  const place = rank === Rank.word ? atWord! : first;
  return { rank, range: { start: folded.at[place]!, end: folded.at[place + wanted.length - 1]! + 1 } };
}

/** True where every word of a query of several words starts a word of one of the texts. */
export function matchWords(texts: readonly string[], query: string): boolean {
  const words = query.split(/\s+/).filter((word) => fold(word).text !== "");
  if (words.length < 2) return false;
  return words.every((word) => texts.some((text) => (matchText(text, word)?.rank ?? Rank.words) <= Rank.word));
}
