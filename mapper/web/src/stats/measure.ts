// Land of the features of a pack within a zone, one by one and in groups.
import type { Pack } from "../pack/pack";
import { AREA } from "../table/area_field";
import { polygonArea_m2 } from "./authalic";
import { unit_m } from "./grid";
import { Sweep, type Box, type Covered } from "./sweep";
import type { Zone } from "./zone";

type Parts = ReturnType<Pack["partsOf"]>;

/** Vertices held in degrees. */
const MOST_KEPT = 1e6;
const METRE_LAT = 111_000;

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

export class Measure {
  private readonly sweep = new Sweep();
  private readonly own: ReturnType<Pack["column"]>;
  private readonly unit: number;
  private readonly metre: { readonly lon: number; readonly lat: number };

  private kept = new Map<number, Parts>();
  private keptVertices = 0;

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
    return own > 0 ? [own, 0] : [polygonArea_m2(this.partsOf(index)), this.variance(index)];
  }

  /** Land that a feature on the border has inside: its share on the grid, of its own area where that is known. */
  cut(index: number, box: Box): readonly [number, number] {
    const onGrid = polygonArea_m2(this.partsOf(index));
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
      for (const rings of this.partsOf(index)) for (const ring of rings) this.sweep.ring(i + 1, ring);
    });
    return this.sweep.measure();
  }

  /** Of the original, as the column tells it; 0 where it does not. */
  private ownArea(index: number): number {
    return this.own?.number(index) || 0;
  }

  /** Large features are met again in many boxes. */
  private partsOf(index: number): Parts {
    const known = this.kept.get(index);
    if (known) return known;
    const parts = this.pack.partsOf(index);
    this.keptVertices += parts.reduce((sum, rings) => rings.reduce((all, ring) => all + ring.length / 2, sum), 0);
    if (this.keptVertices > MOST_KEPT) [this.kept, this.keptVertices] = [new Map(), 0];
    this.kept.set(index, parts);
    return parts;
  }

  private variance(index: number): number {
    return this.partsOf(index).flat().reduce((sum, ring) => sum + variance_m4(ring, this.unit, this.metre), 0);
  }
}
