// A packed layer made from polygons in a test, rounded to the grid of the format.
import { gridX, gridY, latOf, lonOf, meets } from "../../src/pack/grid";
import type { GridBox, Pack, Ring } from "../../src/pack/pack";
import type { PackView } from "../../src/page_model";

export interface FakeFeature {
  readonly landClass: string;
  readonly parts: readonly (readonly (readonly (readonly [number, number])[])[])[];
  /** Area of the original in m²; without it the column is not there. */
  readonly area_m2?: number;
}

type Point = readonly [number, number];

export const square = (west: number, south: number, size: number): readonly Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

/** One part with one ring. */
export const feature = (landClass: string, ring: readonly Point[]): FakeFeature => ({ landClass, parts: [[ring]] });

function onGrid(ring: readonly Point[]): readonly Point[] {
  return ring.map(([lon, lat]) => [Math.round(gridX(lon)), Math.round(gridY(lat))]);
}

function boxOf(points: readonly Point[]): GridBox {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { x0: least(xs), y0: least(ys), x1: most(xs), y1: most(ys) };
}

export function fakePack(features: readonly FakeFeature[], view: Partial<PackView> = {}): Pack {
  const grid = features.map(({ parts }) => parts.map((rings) => rings.map(onGrid)));
  const boxes = grid.map((parts) => boxOf(parts.flat(2)));
  const degrees = grid.map((parts) => parts.map((rings) => rings.map((ring): Ring => Float64Array.from(ring.flatMap(([x, y]) => [lonOf(x), latOf(y)])))));
  const classes = [...new Set(features.map(({ landClass }) => landClass))].filter(Boolean);
  const isAreaKnown = features.every(({ area_m2 }) => area_m2 !== undefined);
  const area = { name: "#area", isNumber: true, text: String, number: (i: number) => features[i]!.area_m2!, isNull: () => false };
  return {
    id: "land",
    view: { id: "land", state: "current", form: "polygon", classes, ...view } as PackView,
    count: features.length,
    bounds: boxOf(grid.flat(3)),
    isComplete: true,
    whenComplete: (act) => act(),
    classOf: (i) => classes.indexOf(features[i]!.landClass) + 1,
    classId: (i) => features[i]!.landClass,
    column: (name) => (name === "#area" && isAreaKnown ? area : undefined),
    featureAt: () => -1,
    featuresIn: (box) => Uint32Array.from(boxes.keys()).filter((i) => meets(boxes[i]!, box)),
    boxOf: (i) => boxes[i]!,
    partsOf: (i) => degrees[i]!,
    pointIn: (i) => [degrees[i]![0]![0]![0]!, degrees[i]![0]![0]![1]!],
    indexOfRow: (row) => row,
  };
}
