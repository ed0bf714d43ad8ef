// A column as the table and the card read it: what stands in a cell, and by what it is told apart.
import type { LandClassView, PackColumn, Words } from "../page_model";
import type { Column, Pack } from "../pack/pack";
import type { Language } from "../store";
import { AREA, areaColumns, type Part } from "./area_field";
import { folded } from "./text_match";
import { T } from "./words";

/** Different keys, and the place of each feature's key among them. */
export interface Codes {
  readonly keys: readonly string[];
  readonly of: Uint32Array;
}

export interface Field {
  readonly view: PackColumn;
  readonly values: Column;
  /** Numbers are sorted and filtered by size; everything else by its words. */
  readonly isNumber: boolean;
  /** True where few values come again and again: classes, flags, coded values. */
  readonly isCoded: boolean;
  readonly isClass: boolean;
  /** What the value is: id of a class, coded value or text; "" for none. */
  key(index: number): string;
  codes(): Codes;
  /** The words of each different key, folded for finding. */
  texts(language: Language): readonly string[];
  words(key: string): Words;
  shown(index: number, language: Language): string;
}

const THIN_SPACE = "\u2009";
const GROUP_FROM = 5;

/** A number as printed: grouped from five digits on, by a thin space in Chinese and a comma in English. */
export function numberText(value: number, decimals: number, language: Language): string {
  if (!Number.isFinite(value)) return "";
  const [whole = "", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.length < GROUP_FROM ? whole : whole.replace(/\B(?=(\d{3})+$)/g, language === "zh" ? THIN_SPACE : ",");
  return (value < 0 ? "\u2212" : "") + grouped + (rest ? `.${rest}` : "");
}

const plain = (text: string): Words => ({ zh: text, en: text });
const FLAGS: Readonly<Record<string, Words>> = { true: T.yes, false: T.no };

type Classes = ReadonlyMap<string, LandClassView>;

function classWords(classes: Classes, id: string): Words | undefined {
  const of = classes.get(id);
  if (!of) return undefined;
  const put = (name: string): string => [of.code, name].filter(Boolean).join(" ");
  return { zh: put(of.name.zh), en: put(of.name.en) };
}

/** Each different key once, and which of them a feature has: read at the first need, then kept. */
function codesOf(count: number, key: (index: number) => string): () => Codes {
  let made: Codes | undefined;
  return () => (made ??= readCodes(count, key));
}

function readCodes(count: number, key: (index: number) => string): Codes {
  const known = new Map<string, number>();
  const of = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const text = key(index);
    let code = known.get(text);
    if (code === undefined) known.set(text, (code = known.size));
    of[index] = code;
  }
  return { keys: [...known.keys()], of };
}

function textsOf(codes: () => Codes, words: (key: string) => Words): (language: Language) => readonly string[] {
  const made = new Map<Language, readonly string[]>();
  return (language) => {
    const texts = made.get(language) ?? codes().keys.map((key) => folded(words(key)[language]));
    made.set(language, texts);
    return texts;
  };
}

function fieldOf(pack: Pack, { view, values }: Part, classes: Classes): Field {
  const { class_column, id_column, label_column } = pack.view;
  const codes = view.kind === "flag" ? { ...FLAGS, ...view.words } : view.words;
  const isClass = view.kind === "class" || view.name === class_column;
  const isCoded = isClass || Object.keys(codes).length > 0;
  const isName = view.name === id_column || view.name === label_column;
  const isNumber = !isCoded && !isName && view.kind === "number" && values.isNumber;
  const byPack = view.name === class_column;
  const key = (index: number): string => (byPack && pack.classId(index)) || values.text(index);
  const words = (value: string): Words => codes[value] ?? (isClass ? classWords(classes, value) : undefined) ?? plain(value);
  const known = codesOf(pack.count, key);
  return {
    view,
    values,
    isNumber,
    isCoded,
    isClass,
    key,
    codes: known,
    texts: textsOf(known, words),
    words,
    shown: (index, language) => (isNumber ? numberText(values.number(index), view.decimals, language) : words(key(index))[language]),
  };
}

/** The columns a reader sees, in the order shown. */
export function fieldsOf(pack: Pack, classes: Classes): readonly Field[] {
  const parts = pack.view.columns
    .filter((view) => !view.hidden)
    .flatMap((view): readonly Part[] => {
      const values = pack.column(view.name);
      if (!values) return [];
      return view.name === AREA ? areaColumns({ view, values }, pack.count) : [{ view, values }];
    });
  return parts.map((part) => fieldOf(pack, part, classes));
}

/** Different values of a coded column: classes in their order, others as they come. "" last, if it comes at all. */
export function distinctKeys(field: Field, pack: Pack): readonly string[] {
  const found = new Set(field.codes().keys);
  const ordered = field.isClass ? pack.view.classes.filter((id) => found.delete(id)) : [];
  const hasNone = found.delete("");
  return [...ordered, ...found, ...(hasNone ? [""] : [])];
}
