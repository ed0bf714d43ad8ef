// Restores the page from its data: what is left out is empty, words that come up again stand in a list of their own.
import { FIELDS, type Page, type Words } from "./page_model";

/** Words as they stand in the data: a number of the list, both languages, or one text for both. */
type PackedWords = number | string | readonly [string, string];

interface PackedPage {
  readonly words: readonly PackedWords[];
  readonly page: unknown;
}

interface Reader {
  /** What a field is that the data leaves out. */
  readonly empty: unknown;
  read(value: unknown): unknown;
}

const as_is = (value: unknown): unknown => value;
const PLAIN: Readonly<Record<string, Reader>> = {
  text: { empty: "", read: as_is },
  number: { empty: 0, read: as_is },
  flag: { empty: false, read: as_is },
};
const NO_WORDS: Words = { zh: "", en: "" };

const pairOf = (words: Exclude<PackedWords, number>): Words => (typeof words === "string" ? { zh: words, en: words } : { zh: words[0], en: words[1] });

const mapped = (map: object, read: (value: unknown) => unknown): object => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, read(value)]));

function readers(list: readonly Words[]): (kind: string) => Reader {
  const known = new Map(Object.entries(PLAIN));
  const readWords = (packed: unknown): Words => (typeof packed === "number" ? list[packed]! : pairOf(packed as string));
  known.set("Words", { empty: NO_WORDS, read: readWords });

  const ofClass = (name: string): Reader => {
    const fields = Object.entries(FIELDS[name] ?? {}).map(([field, kind]) => ({ field, reader: of(kind) }));
    const read = (value: unknown): object => {
      const packed = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(fields.map(({ field, reader }) => [field, field in packed ? reader.read(packed[field]) : reader.empty]));
    };
    return { empty: undefined, read };
  };
  const make = (kind: string): Reader => {
    const { read } = kind.endsWith("?") ? of(kind.slice(0, -1)) : /[\]}]$/.test(kind) ? of(kind.slice(0, -2)) : ofClass(kind);
    if (kind.endsWith("?")) return { empty: null, read };
    if (kind.endsWith("[]")) return { empty: [], read: (value) => (value as unknown[]).map(read) };
    return kind.endsWith("{}") ? { empty: {}, read: (value) => mapped(value as object, read) } : { empty: undefined, read };
  };
  const of = (kind: string): Reader => {
    const reader = known.get(kind) ?? make(kind);
    known.set(kind, reader);
    return reader;
  };
  return of;
}

/** The page in full from the text of its data element. */
export function readPage(text: string): Page {
  const { words, page } = JSON.parse(text) as PackedPage;
  const list = words.map((entry) => pairOf(entry as string));
  return readers(list)("Page").read(page) as Page;
}
