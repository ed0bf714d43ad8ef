// A column as the table and the card read it: what stands in a cell, and by what it is told apart.
import type { LandClassView, PackColumn, Words } from "../page_model";
import type { Column, Pack } from "../pack/pack";
import type { Language } from "../store";
import { T } from "./words";

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

export function fieldOf(pack: Pack, view: PackColumn, classes: Classes): Field | undefined {
  const values = pack.column(view.name);
  if (!values) return undefined;
  const codes = view.kind === "flag" ? { ...FLAGS, ...view.words } : view.words;
  const isClass = view.kind === "class";
  const isCoded = isClass || Object.keys(codes).length > 0;
  const isNumber = !isCoded && view.kind === "number" && values.isNumber;
  const byPack = isClass && view.name === pack.view.class_column;
  const key = (index: number): string => (byPack && pack.classId(index)) || values.text(index);
  const words = (value: string): Words => codes[value] ?? (isClass ? classWords(classes, value) : undefined) ?? plain(value);
  return {
    view,
    values,
    isNumber,
    isCoded,
    isClass,
    key,
    words,
    shown: (index, language) => (isNumber ? numberText(values.number(index), view.decimals, language) : words(key(index))[language]),
  };
}

/** The columns a reader sees, in the order shown. */
export function fieldsOf(pack: Pack, classes: Classes): readonly Field[] {
  return pack.view.columns.filter((view) => !view.hidden).flatMap((view) => fieldOf(pack, view, classes) ?? []);
}

/** Different values of a coded column: classes in their order, others as they come. "" last, if it comes at all. */
export function distinctKeys(field: Field, pack: Pack): readonly string[] {
  const found = new Set<string>();
  for (let index = 0; index < pack.count; index++) found.add(field.key(index));
  const ordered = field.isClass ? pack.view.classes.filter((id) => found.delete(id)) : [];
  const hasNone = found.delete("");
  return [...ordered, ...found, ...(hasNone ? [""] : [])];
}
