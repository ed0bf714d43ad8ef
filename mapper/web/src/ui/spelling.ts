// Which characters of a Chinese name a match in its pinyin or in its initials stands for.
import type { Range } from "./match";
import { syllablesOf } from "./pinyin";

/** Lengths of the pieces of the spelling, one a character; null where the spelling is not that of the name. */
function pieces(characters: readonly string[], spelling: string): readonly number[] | null {
  const syllables = syllablesOf(characters.join(""));
  if (syllables.join("") === spelling) return syllables.map((syllable) => syllable.length);
  const isInitials = syllables.length === spelling.length && syllables.every((syllable, index) => syllable[0] === spelling[index]);
  return isInitials ? syllables.map(() => 1) : null;
}

/** The part of a name that the matched part of its spelling covers, half-matched characters included. */
export function spelledRange(name: string, spelling: string, matched: Range): Range | null {
  const characters = [...name];
  if (!/\p{Script=Han}/u.test(name) || characters.length !== name.length) return null;
  const lengths = pieces(characters, spelling.toLowerCase());
  if (!lengths) return null;
  let end = 0;
  const covered = lengths.flatMap((length, index) => {
    const start = end;
    end += length;
    return start < matched.end && end > matched.start ? [index] : [];
  });
  const first = covered[0];
  const last = covered.at(-1);
  return first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}
