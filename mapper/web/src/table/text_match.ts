// Whether a text holds what was typed: as written, or by the pinyin or initials of its Chinese.
import { syllablesOf } from "../ui/pinyin";

const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-z]+$/;
/** Spelling out more different texts than this would be felt. */
const MOST_SPELLED = 5000;

export const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Pinyin and initials of a text, "" where it has no Chinese. */
export function spelling(text: string): readonly [string, string] {
  if (!HAN.test(text)) return ["", ""];
  const syllables = syllablesOf(folded(text));
  return [syllables.join(""), syllables.map((syllable) => syllable[0] ?? "").join("")];
}

/** A test for one query; each different text is looked at once. */
export function textTest(query: string): (text: string) => boolean {
  const wanted = folded(query.trim());
  const known = new Map<string, boolean>();
  const look = (text: string): boolean => {
    if (folded(text).includes(wanted)) return true;
    const canSpell = LATIN.test(wanted) && wanted.length > 1 && known.size < MOST_SPELLED;
    return canSpell && spelling(text).some((spelled) => spelled.includes(wanted));
  };
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = look(text)));
    return found;
  };
}
