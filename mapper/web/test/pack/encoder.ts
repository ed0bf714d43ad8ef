// Writes small packs into a document, by docs/pack_format.md: every ring is one arc of its own unless arcs are given.
import { deflateSync } from "fflate";
import type { ColumnHead, PackHeader } from "../../src/pack/header";
import { PackedLayer } from "../../src/pack/packed";
import { newCache } from "../../src/pack/source";
import type { PackView } from "../../src/page_model";
import { words } from "../ui/fixture";

export type Vertex = readonly [number, number];
/** Parts, rings, and the arcs of each ring: number of the arc, negative (-1 - number) if run backwards. */
export type Shape = readonly (readonly (readonly number[])[])[];

export interface Made {
  readonly form?: PackHeader["form"];
  readonly arcs: readonly (readonly Vertex[])[];
  readonly features: readonly Shape[];
  readonly classes?: readonly number[];
  readonly classIds?: readonly string[];
  readonly shift?: number;
  readonly overview?: { readonly zoom: number; readonly x: number; readonly y: number; readonly rows: readonly (readonly number[])[] };
  readonly columns?: readonly (readonly [ColumnHead, Uint8Array])[];
  readonly view?: Partial<PackView>;
}

export function planes(values: readonly number[]): Uint8Array {
  const most = Math.max(0, ...values);
  let count = 0;
  while (256 ** count <= most) count++;
  const bytes = [count];
  for (let plane = 0; plane < count; plane++) for (const value of values) bytes.push(Math.floor(value / 256 ** plane) % 256);
  return Uint8Array.from(bytes);
}

export const folded = (values: readonly number[]): number[] => values.map((value) => (value >= 0 ? 2 * value : -2 * value - 1));
export const joined = (...lists: readonly Uint8Array[]): Uint8Array => Uint8Array.from(lists.flatMap((list) => [...list]));
export const textOf = (bytes: Uint8Array): string => btoa(String.fromCharCode(...deflateSync(bytes)));

function topology(features: readonly Shape[]): Uint8Array {
  const rings = features.flat();
  const refs = rings.flat();
  let next = 0;
  const stored = refs.flat().map((ref) => {
    const [arc, back] = ref < 0 ? [-1 - ref, 1] : [ref, 0];
    if (arc === next) {
      next++;
      return 0;
    }
    return 1 + 2 * (next - arc - 1) + back;
  });
  return joined(planes(features.map((parts) => parts.length)), planes(rings.map((part) => part.length)), planes(refs.map((ring) => ring.length)), planes(stored));
}

const atShift = (value: number, shift: number): number => (shift > 0 ? (value + 2 ** (shift - 1)) >> shift : value);

/** One coordinate: firsts off the end of the arc before, and the differences within arcs. */
function axis(arcs: readonly (readonly number[])[], origin: number): [number[], number[]] {
  const firsts = arcs.map((arc, i) => arc[0]! - (i === 0 ? origin : arcs[i - 1]!.at(-1)!));
  return [firsts, arcs.flatMap((arc) => arc.slice(1).map((value, i) => value - arc[i]!))];
}

function geometry(arcs: readonly (readonly Vertex[])[], shift: number, [x0, y0]: Vertex): Uint8Array {
  const [firstX, dx] = axis(arcs.map((arc) => arc.map(([x]) => atShift(x, shift))), atShift(x0, shift));
  const [firstY, dy] = axis(arcs.map((arc) => arc.map(([, y]) => atShift(y, shift))), atShift(y0, shift));
  const steps = planes(arcs.map(() => 0));
  return joined(planes(arcs.map((arc) => arc.length - 1)), planes(folded(firstX)), planes(folded(firstY)), steps, steps, planes(folded(dx)), planes(folded(dy)));
}

export function viewOf(more: Partial<PackView> = {}): PackView {
  return { id: "p", name: words("地块"), state: "", form: "polygon", count: 0, total: words(""), bounds: [0, 0, 1, 1], classes: [], class_column: "", id_column: "", label_column: "", columns: [], edition: words(""), note: words(""), ...more };
}

/** Puts the pieces of a pack with one chunk into the document and opens it. */
export function openMade(made: Made): PackedLayer {
  const all = made.arcs.flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const { overview, shift } = made;
  const header: PackHeader = {
    format: 1, form: made.form ?? "polygon", count: made.features.length, bounds: box, classes: made.classes ? Math.max(...made.classes) : 0,
    middle: shift === undefined ? null : { shift, zoom: 20 - shift },
    overviews: overview ? [{ zoom: overview.zoom, x: overview.x, y: overview.y, width: overview.rows[0]!.length, height: overview.rows.length }] : [],
    chunks: [[0, made.features.length, ...box]],
    columns: made.columns?.map(([head]) => head) ?? [],
  };
  const pieces: Record<string, string> = { "": JSON.stringify(header) };
  const middle = shift === undefined ? "" : textOf(geometry(made.arcs, shift, [box[0], box[1]]));
  pieces["-c0"] = [textOf(topology(made.features)), middle, textOf(geometry(made.arcs, 0, [box[0], box[1]]))].join(".");
  if (made.classes) pieces["-classes"] = textOf(Uint8Array.from(made.classes));
  if (overview) pieces["-o0"] = textOf(Uint8Array.from(overview.rows.flatMap((row, i) => row.map((value, k) => value - (i > 0 ? overview.rows[i - 1]![k]! : 0)))));
  made.columns?.forEach(([, bytes], i) => (pieces[`-a${i}`] = textOf(bytes)));
  document.body.replaceChildren(
    ...Object.entries(pieces).map(([name, text]) => {
      const element = document.createElement("script");
      Object.assign(element, { type: "text/plain", id: `pm-pack-p${name}`, textContent: text });
      return element;
    }),
  );
  const classIds = made.classIds ?? [];
  return new PackedLayer(viewOf({ classes: classIds, form: header.form, count: header.count, ...made.view }), document, newCache());
}

/** Two squares of 100 that share an edge, the right one with a hole of 20, and a feature of two parts. */
export const SQUARES: Made = {
  arcs: [
    [[1100, 2100], [1100, 2000]],
    [[1100, 2000], [1000, 2000], [1000, 2100], [1100, 2100]],
    [[1100, 2100], [1200, 2100], [1200, 2000], [1100, 2000]],
    [[1140, 2040], [1160, 2040], [1160, 2060], [1140, 2060], [1140, 2040]],
    [[1300, 2000], [1310, 2000], [1310, 2010], [1300, 2000]],
    [[1330, 2000], [1340, 2000], [1340, 2010], [1330, 2000]],
  ],
  features: [[[[0, 1]]], [[[-1, 2], [3]]], [[[4]], [[5]]], []],
  classes: [1, 2, 1, 0],
  classIds: ["100101", "1401"],
};
