// Values of a column of a pack.
import type { ColumnHead } from "./header";
import type { Column } from "./pack";
import { PlaneReader, startsOf } from "./planes";

type Values = Pick<Column, "text" | "number">;

const NO_NUMBER = (): number => Number.NaN;

function dictionary(reader: PlaneReader, { values = [] }: ColumnHead, count: number): Values {
  const numbers = reader.list(count);
  return { text: (index) => values[numbers[index]!] ?? "", number: NO_NUMBER };
}

function texts(reader: PlaneReader, count: number): Values {
  const starts = startsOf(reader.list(count));
  const bytes = reader.rest();
  const decoder = new TextDecoder();
  return { text: (index) => decoder.decode(bytes.subarray(starts[index], starts[index + 1])), number: NO_NUMBER };
}

/** Whole numbers as they are stored: off the least, or each off the one before. */
function integers(reader: PlaneReader, { least = 0, delta = false }: ColumnHead, count: number): (index: number) => number {
  const values = delta ? reader.sums(count) : reader.wide(count);
  return (index) => values[index]! + least;
}

function decimals(reader: PlaneReader, head: ColumnHead, count: number): Values {
  const value = integers(reader, head, count);
  const scale = 10 ** (head.decimals ?? 0);
  const number = (index: number): number => value(index) / scale;
  return { text: (index) => String(number(index)), number };
}

function serials(reader: PlaneReader, head: ColumnHead, count: number): Values {
  const value = integers(reader, head, count);
  const { before = "", width = 0 } = head;
  return { text: (index) => before + String(value(index)).padStart(width, "0"), number: NO_NUMBER };
}

function floats(reader: PlaneReader, count: number): Values {
  const values = reader.doubles(count);
  return { text: (index) => String(values[index]), number: (index) => values[index]! };
}

function valuesOf(reader: PlaneReader, head: ColumnHead, count: number): Values {
  if (head.kind === "dictionary") return dictionary(reader, head, count);
  if (head.kind === "text") return texts(reader, count);
  if (head.kind === "serial") return serials(reader, head, count);
  return head.kind === "float" ? floats(reader, count) : decimals(reader, head, count);
}

export const isNumeric = ({ kind }: ColumnHead): boolean => kind === "integer" || kind === "decimal" || kind === "float";

export function readColumn(bytes: Uint8Array, head: ColumnHead, count: number): Column {
  const reader = new PlaneReader(bytes);
  const nulls = head.nulls ? reader.list(count) : undefined;
  const { text, number } = valuesOf(reader, head, count);
  const isNull = (index: number): boolean => nulls?.[index] === 1;
  return {
    name: head.name,
    isNumber: isNumeric(head),
    isNull,
    text: (index) => (isNull(index) ? "" : text(index)),
    number: (index) => (isNull(index) ? Number.NaN : number(index)),
  };
}
