// Land of a packed layer within a zone, by class, with what balances it to the zone. Yields between short pieces of work.
import type { Pack } from "../pack/pack";
import { AREA } from "../table/area_field";
import { polygonArea_m2 } from "./authalic";
import { gridBox, lonLatBox, unit_m } from "./grid";
import { Sweep, type Box, type Covered } from "./sweep";
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

/** Variance of the area when each vertex of a ring is rounded to a grid: each moves a triangle on its two neighbours. */
function variance_m4(ring: ArrayLike<number>, unit: number, metre: { readonly lon: number; readonly lat: number }): number {
  let sum = 0;
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const [before, after] = [(i + n - 2) % n, (i + 2) % n];
    sum += ((ring[after]! - ring[before]!) * metre.lon) ** 2 + ((ring[after + 1]! - ring[before + 1]!) * metre.lat) ** 2;
  }
  return (sum * unit ** 2) / 48;
}

const METRE_LAT = 111_000;

/** Measures the features of a pack one by one and in groups. */
class Measure {
  private readonly sweep = new Sweep();
  private readonly own: ReturnType<Pack["column"]>;
  private readonly unit: number;
  private readonly metre: { readonly lon: number; readonly lat: number };

  constructor(
    private readonly pack: Pack,
    private readonly zone: Zone,
  ) {
    const lat = (zone.box.south + zone.box.north) / 2;
    this.own = pack.column(AREA);
    this.unit = unit_m(lat);
    this.metre = { lon: METRE_LAT * Math.cos((lat * Math.PI) / 180), lat: METRE_LAT };
  }

  /** Land of a feature that lies inside, and the variance of it. */
  whole(index: number): readonly [number, number] {
    const own = this.ownArea(index);
    return own > 0 ? [own, 0] : [polygonArea_m2(this.pack.partsOf(index)), this.variance(index)];
  }

  /** Land that a feature on the border has inside: its share on the grid, of its own area where that is known. */
  cut(index: number, box: Box): readonly [number, number] {
    const onGrid = polygonArea_m2(this.pack.partsOf(index));
    const { total_m2 } = this.together([index], box);
    if (onGrid === 0 || total_m2 === 0) return [0, 0];
    const own = this.ownArea(index);
    const share = total_m2 / onGrid;
    // with its own area known, what the rounding adds on one side of the border it takes from the other
    return own > 0 ? [own * share, this.variance(index) / 4] : [total_m2, this.variance(index)];
  }

  /** Land of the zone in a box under some features. */
  together(indexes: readonly number[], box: Box): Covered {
    this.sweep.begin(box);
    this.zone.give(this.sweep, box);
    indexes.forEach((index, i) => {
      for (const rings of this.pack.partsOf(index)) for (const ring of rings) this.sweep.ring(i + 1, ring);
    });
    return this.sweep.measure();
  }

  /** Of the original, as the column tells it; 0 where it does not. */
  private ownArea(index: number): number {
    return this.own?.number(index) || 0;
  }

  private variance(index: number): number {
    return this.pack.partsOf(index).flat().reduce((sum, ring) => sum + variance_m4(ring, this.unit, this.metre), 0);
  }
}

function resultOf(zone: Zone, sums: ReadonlyMap<string, Sum>, overlaps_m2: number | undefined): AreaStats {
  const classes = [...sums].map(([landClass, { area, features, variance }]) => ({ landClass, area_m2: area, features, doubt_m2: 2 * Math.sqrt(variance) }));
  const total = classes.reduce((sum, { area_m2 }) => sum + area_m2, 0);
  return { zone_m2: zone.area_m2, classes: classes.sort((a, b) => b.area_m2 - a.area_m2), gaps_m2: zone.area_m2 - total + (overlaps_m2 ?? 0), overlaps_m2 };
}

/** Where features that may lie on each other are few, the box is swept; else it is quartered. */
function* overlaps_m2(measure: Measure, zone: Zone, box: Box, boxes: ReadonlyMap<number, Box>, near: readonly number[], depth = 0): Generator<undefined, number> {
  if (near.length < 2 || zone.holds(box) === false) return 0;
  if (near.length <= FEW || depth === DEEPEST) {
    const { once_m2, total_m2 } = measure.together(near, box);
    yield;
    return total_m2 - once_m2;
  }
  let sum = 0;
  for (const quarter of quartersOf(box)) {
    const nearer = near.filter((index) => doMeet(boxes.get(index)!, quarter));
    sum += yield* overlaps_m2(measure, zone, quarter, boxes, nearer, depth + 1);
  }
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
  for (const index of pack.featuresIn(gridBox(zone.box))) {
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
