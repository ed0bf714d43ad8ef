// The header of a pack as it stands in the document.
import type { PackView } from "../page_model";

export interface OverviewHead {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ColumnHead {
  readonly name: string;
  readonly kind: "dictionary" | "text" | "integer" | "decimal" | "serial" | "float";
  readonly nulls: boolean;
  readonly values?: readonly string[];
  readonly least?: number;
  readonly decimals?: number;
  readonly delta?: boolean;
  readonly before?: string;
  readonly width?: number;
}

/** First feature, number of features, x0, y0, x1, y1. */
export type ChunkHead = readonly [number, number, number, number, number, number];

export interface PackHeader {
  readonly format: number;
  readonly form: PackView["form"];
  readonly count: number;
  readonly bounds: readonly [number, number, number, number];
  readonly classes: number;
  readonly middle: { readonly shift: number; readonly zoom: number } | null;
  readonly overviews: readonly OverviewHead[];
  readonly chunks: readonly ChunkHead[];
  readonly columns: readonly ColumnHead[];
}

export const FORMAT = 1;

export function readHeader(text: string, id: string): PackHeader {
  const header = JSON.parse(text) as PackHeader;
  if (header.format !== FORMAT) throw new Error(`parkmap: layer ${id} is in format ${header.format}; this page reads format ${FORMAT}`);
  return header;
}
