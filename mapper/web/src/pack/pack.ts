// What the page asks of a packed layer. Grid coordinates: Web Mercator, world / 2^28, y from the north (docs/pack_format.md).
import type { PackView } from "../page_model";

/** West, north, east, south limits on the grid. */
export interface GridBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Values of a column by the place of the feature in the pack. */
export interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  /** The value as text, "" for none. */
  text(index: number): string;
  /** The value as a number, NaN for none or where the column has texts. */
  number(index: number): number;
  /** True where there is no value. */
  isNull(index: number): boolean;
}

/** A ring or line in degrees: lon, lat, lon, lat ... in grid precision. */
export type Ring = Float64Array;

/** A layer whose pieces stand in the document and are decoded when asked for. All reading is immediate. */
export interface Pack {
  readonly id: string;
  readonly view: PackView;
  readonly count: number;
  readonly bounds: GridBox;
  /** True once the document holds all pieces; before that only classes and the first overview can be read. */
  readonly isComplete: boolean;
  /** Calls back at once if complete, else when the document has been read. */
  whenComplete(act: () => void): void;
  /** Number of the class from 1, 0 for none. */
  classOf(index: number): number;
  /** Id of the class in the page, "" for none. */
  classId(index: number): string;
  /** The column under a name, undefined if there is none. */
  column(name: string): Column | undefined;
  /** Topmost feature at a point of the grid, -1 for none; `near` is how far a line or point may lie off. */
  featureAt(x: number, y: number, near?: number): number;
  /** Features whose box meets a box, in ascending order; perhaps some more whose box all but meets it. */
  featuresIn(box: GridBox): Uint32Array;
  boxOf(index: number): GridBox;
  /** Parts of a feature, each a list of rings (outer first; closed, the last vertex is the first), in degrees. */
  partsOf(index: number): readonly (readonly Ring[])[];
  /** A point inside the feature, as lon, lat. */
  pointIn(index: number): readonly [number, number];
  /** Number of the first feature whose column `#` (row of the file) is this, -1 for none. */
  indexOfRow(row: number): number;
}

export type Packs = ReadonlyMap<string, Pack>;
