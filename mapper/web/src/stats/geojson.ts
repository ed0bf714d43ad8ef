// The zone with its results as GeoJSON (RFC 7946): outer rings anticlockwise, holes with the ring around them. Pure.
import type { Words } from "../page_model";
import { ringArea_m2 } from "./authalic";
import type { AreaStats } from "./area_stats";
import { gapsOf, roundingOf } from "./figures";
import type { ZoneRings } from "./zone";

type Positions = ZoneRings[number];

/** A tenth of a millimetre: the outline is the one that was measured. */
const DECIMALS = 9;

function closed(ring: Positions, isOuter: boolean): number[][] {
  const open = ring.map((at) => at.map((value) => Number(value.toFixed(DECIMALS))));
  const turned = ringArea_m2(ring.flat()) > 0 === isOuter ? open : open.reverse();
  return [...turned, turned[0]!];
}

function holds(outer: Positions, [x, y]: Positions[number]): boolean {
  return outer.reduce((inside, [ax, ay], i) => {
    const [bx, by] = outer[(i + 1) % outer.length]!;
    return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside;
  }, false);
}

/** Rings as polygons: those in an odd number of others are holes of the smallest around them. */
function polygonsOf(rings: ZoneRings): number[][][][] {
  const size = (ring: Positions): number => Math.abs(ringArea_m2(ring.flat()));
  const around = rings.map((ring) => rings.filter((other) => other !== ring && size(other) > size(ring) && holds(other, ring[0]!)));
  return rings.flatMap((outer, i) => {
    if (around[i]!.length % 2 === 1) return [];
    const holes = rings.filter((_, at) => around[at]!.length === around[i]!.length + 1 && around[at]!.includes(outer));
    return [[closed(outer, true), ...holes.map((hole) => closed(hole, false))]];
  });
}

export interface LayerStats {
  readonly id: string;
  readonly name: Words;
  readonly edition: Words;
  readonly stats: AreaStats;
}

const tenth = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value * 10) / 10);

export function zoneGeoJson(rings: ZoneRings, layers: readonly LayerStats[], properties: Readonly<Record<string, string | boolean>>): string {
  const polygons = polygonsOf(rings);
  const results = layers.map(({ id, name, edition, stats }) => ({
    layer: id,
    name_zh: name.zh,
    name_en: name.en,
    edition_zh: edition.zh,
    classes: stats.classes.filter((item) => item.landClass !== "").map((item) => ({ class: item.landClass, area_m2: tenth(item.area_m2), share: Number((item.area_m2 / stats.zone_m2).toFixed(6)), features: item.features })),
    unclassified_m2: tenth(stats.classes.find((item) => item.landClass === "")?.area_m2 ?? 0),
    gaps_m2: tenth(gapsOf(stats)),
    rounding_m2: tenth(roundingOf(stats)),
    overlaps_m2: tenth(stats.overlaps_m2),
  }));
  const geometry = polygons.length === 1 ? { type: "Polygon", coordinates: polygons[0] } : { type: "MultiPolygon", coordinates: polygons };
  const feature = { type: "Feature", properties: { ...properties, area_m2: tenth(layers[0]?.stats.zone_m2), layers: results }, geometry };
  return `${JSON.stringify({ type: "FeatureCollection", features: [feature] })}\n`;
}
