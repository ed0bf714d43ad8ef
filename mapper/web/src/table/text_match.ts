// Whether a text holds what was typed: as written, or by the pinyin or initials of its Chinese.
import { syllablesOf } from "../ui/pinyin";

const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-z]+$/;
/** Spelling out more different texts than this would be felt. */
const MOST_SPELLED = 5000;

const FOREIGN = /[^\x00-\x7f]/;

/** Full-width letters and case do not count. */
export const folded = (text: string): string => (FOREIGN.test(text) ? text.normalize("NFKC") : text).toLowerCase();

/** Pinyin and initials of a text, "" where it has no Chinese. */
export function spelling(text: string): readonly [string, string] {
  if (!HAN.test(text)) return ["", ""];
  const syllables = syllablesOf(folded(text));
  return [syllables.join(""), syllables.map((syllable) => syllable[0] ?? "").join("")];
}

/** A test for one query; the texts it is given are folded. */
export function textTest(query: string): (text: string) => boolean {
  const wanted = folded(query.trim());
  const canSpell = LATIN.test(wanted) && wanted.length > 1;
  let spelled = 0;
  return (text) => {
    if (text.includes(wanted)) return true;
    if (!canSpell || !HAN.test(text) || spelled++ > MOST_SPELLED) return false;
    return spelling(text).some((sound) => sound.includes(wanted));
  };
}
