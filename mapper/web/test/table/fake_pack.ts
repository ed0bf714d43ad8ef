// A packed layer from plain lists, for what reads packs: features stand on a row of squares, one class each.
import type { LandClassView, PackColumn, PackView } from "../../src/page_model";
import type { Column, GridBox, Pack } from "../../src/pack/pack";
import { words } from "../ui/fixture";

export type Cell = string | number | null;

export function packColumn(name: string, kind: PackColumn["kind"], more: Partial<PackColumn> = {}): PackColumn {
  return { name, title: words(name), measure_unit: words(""), kind, decimals: 0, words: {}, hidden: false, ...more };
}

export function landClass(id: string, zh = id, more: Partial<LandClassView> = {}): LandClassView {
  return { id, code: id, name: words(zh), label: words(zh.slice(0, 1)), fill: "#D7B48C", text: "#17212B", hatch: "", ...more };
}

function column(name: string, cells: readonly Cell[]): Column {
  return {
    name,
    isNumber: cells.some((cell) => typeof cell === "number"),
    text: (index) => String(cells[index] ?? ""),
    number: (index) => (typeof cells[index] === "number" ? (cells[index] as number) : NaN),
    isNull: (index) => cells[index] === null,
  };
}

/** Feature i fills the square from (10 i, 0) to (10 i + 9, 9) of the grid. */
export const squareOf = (index: number): GridBox => ({ x0: 10 * index, y0: 0, x1: 10 * index + 9, y1: 9 });

export interface FakePack {
  readonly id?: string;
  readonly view?: Partial<PackView>;
  readonly columns: readonly PackColumn[];
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
}

export function fakePack({ id = "parcels", view = {}, columns, cells }: FakePack): Pack {
  const count = Object.values(cells)[0]?.length ?? 0;
  const rows = cells["#"] ?? Array.from({ length: count }, (_, index) => index);
  const known = new Map(Object.entries({ ...cells, "#": rows }).map(([name, list]) => [name, column(name, list)]));
  const full: PackView = {
    id, name: words("地块", "Parcels"), state: "", form: "polygon", count, total: words(""), bounds: [0, 0, 1, 1], classes: [], class_column: "", id_column: "", label_column: "", columns,
    edition: words(""), note: words(""), ...view,
  };
  const classId = (index: number): string => known.get(full.class_column)?.text(index) ?? "";
  const indexes = Array.from({ length: count }, (_, index) => index);
  return {
    id, view: full, count, bounds: { x0: 0, y0: 0, x1: 10 * count, y1: 9 }, isComplete: true,
    whenComplete: (act) => act(),
    classOf: (index) => full.classes.indexOf(classId(index)) + 1,
    classId,
    column: (name) => known.get(name),
    featureAt: (x) => Math.floor(x / 10),
    featuresIn: ({ x0, x1 }) => Uint32Array.from(indexes.filter((index) => squareOf(index).x0 <= x1 && squareOf(index).x1 >= x0)),
    boxOf: squareOf,
    partsOf: () => [],
    pointIn: (index) => [index, 0],
    indexOfRow: (row) => rows.indexOf(row),
  };
}

/** Five parcels of two classes. */
export const PARCELS: FakePack = {
  view: { classes: ["0103", "100101"], class_column: "use", id_column: "id" },
  columns: [packColumn("id", "text"), packColumn("use", "class"), packColumn("far", "number", { decimals: 1 }), packColumn("state", "text", { words: { a: words("已建", "built"), b: words("未建", "not built") } }), packColumn("firm", "text")],
  cells: {
    id: ["YX-10", "YX-9", "YX-101", "YX-2", "YX-1"],
    use: ["100101", "0103", "100101", "0103", ""],
    far: [2, 0.5, null, 1.25, 12345.6],
    state: ["a", "b", "a", null, "b"],
    firm: ["食品厂", "=cmd()", "机械厂", null, "=cmd()"],
  },
};

export const CLASSES = new Map([landClass("0103", "旱地"), landClass("100101", "一类工业用地")].map((item) => [item.id, item]));
