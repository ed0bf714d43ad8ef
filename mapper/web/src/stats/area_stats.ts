// Land of a packed layer within a zone, by class, with what balances it to the zone. Yields between short pieces of work.
import { onGrid } from "../pack/grid";
import type { Pack } from "../pack/pack";
import { lonLatBox } from "./grid";
import { Measure } from "./measure";
import type { Box } from "./sweep";
import type { Zone } from "./zone";

export interface ClassArea {
  /** Id of the class, "" for land without one. */
  readonly landClass: string;
  readonly area_m2: number;
  /** Features that have land in the zone. */
  readonly features: number;
  /** What the rounding of coordinates to the grid can make out of it: two standard deviations. */
  readonly doubt_m2: number;
}

export interface AreaStats {
  readonly zone_m2: number;
  /** The largest first. */
  readonly classes: readonly ClassArea[];
  /** Covered by no feature. */
  readonly gaps_m2: number;
  /** Covered more than once, counted once less than it is; undefined until all is looked at. */
  readonly overlaps_m2: number | undefined;
}

interface Sum {
  area: number;
  features: number;
  variance: number;
}

/** Id of the class that stands for land without one where the page gives it a colour. */
const UNCLASSIFIED = "(unclassified)";
/** Features swept together when looking for overlaps. */
const FEW = 16;
const DEEPEST = 14;
/** Quarters that together hold so many times the features of the whole are not worth making: the features lie on each other. */
const NO_GAIN = 3;

function resultOf(zone: Zone, sums: ReadonlyMap<string, Sum>, overlaps_m2: number | undefined): AreaStats {
  const classes = [...sums].map(([landClass, { area, features, variance }]) => ({ landClass, area_m2: area, features, doubt_m2: 2 * Math.sqrt(variance) }));
  const total = classes.reduce((sum, { area_m2 }) => sum + area_m2, 0);
  return { zone_m2: zone.area_m2, classes: classes.sort((a, b) => b.area_m2 - a.area_m2), gaps_m2: zone.area_m2 - total + (overlaps_m2 ?? 0), overlaps_m2 };
}

/** Where features that may lie on each other are few, the box is swept; else it is quartered. */
function* overlaps_m2(measure: Measure, zone: Zone, box: Box, boxes: ReadonlyMap<number, Box>, near: readonly number[], depth = 0): Generator<undefined, number> {
  if (near.length < 2 || zone.holds(box) === false) return 0;
  const quarters = quartersOf(box).map((quarter) => ({ quarter, nearer: near.filter((index) => doMeet(boxes.get(index)!, quarter)) }));
  const held = quarters.reduce((sum, { nearer }) => sum + nearer.length, 0);
  if (near.length <= FEW || depth === DEEPEST || held > NO_GAIN * near.length) {
    const { once_m2, total_m2 } = measure.together(near, box);
    yield;
    return total_m2 - once_m2;
  }
  let sum = 0;
  for (const { quarter, nearer } of quarters) sum += yield* overlaps_m2(measure, zone, quarter, boxes, nearer, depth + 1);
  return sum;
}

function quartersOf({ west, south, east, north }: Box): readonly Box[] {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return [
    { west, south, east: lon, north: lat },
    { west: lon, south, east, north: lat },
    { west, south: lat, east: lon, north },
    { west: lon, south: lat, east, north },
  ];
}

const doMeet = (a: Box, b: Box): boolean => a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south;

/** Classes come first; overlaps, which need the geometry of every feature, come with the result that is returned. */
export function* areaStats(pack: Pack, zone: Zone): Generator<AreaStats | undefined, AreaStats> {
  const measure = new Measure(pack, zone);
  const sums = new Map<string, Sum>();
  const boxes = new Map<number, Box>();
  for (const index of pack.featuresIn(onGrid(zone.box))) {
    const box = lonLatBox(pack.boxOf(index));
    const isInside = zone.holds(box);
    if (isInside === false) continue;
    boxes.set(index, box);
    const [area, variance] = isInside ? measure.whole(index) : measure.cut(index, box);
    const landClass = pack.classId(index);
    if (area > 0) add(sums, landClass === UNCLASSIFIED ? "" : landClass, area, variance);
    yield;
  }
  yield resultOf(zone, sums, undefined);
  return resultOf(zone, sums, yield* overlaps_m2(measure, zone, zone.box, boxes, [...boxes.keys()]));
}

function add(sums: Map<string, Sum>, landClass: string, area: number, variance: number): void {
  const sum = sums.get(landClass) ?? { area: 0, features: 0, variance: 0 };
  sums.set(landClass, sum);
  sum.area += area;
  sum.features++;
  sum.variance += variance;
}
