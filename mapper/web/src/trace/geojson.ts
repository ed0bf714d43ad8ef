// A traced boundary as the GeoJSON that `parkmap import` takes, and back: RFC 7946, WGS-84, 7 decimals, outer rings anticlockwise. Pure.
import type { Geometry } from "geojson";
import type { Unit } from "../page_model";
import { isAnticlockwise } from "../ring";
import { extentOf, tidy, type Draft, type Parts, type Position } from "./draft";

const DECIMALS = 7;

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

function closedRing(ring: readonly Position[], isOuter: boolean): Position[] {
  const positions = ring.map(([lon, lat]): Position => [rounded(lon), rounded(lat)]).filter((at, i, all) => i === 0 || at[0] !== all[i - 1]![0] || at[1] !== all[i - 1]![1]);
  const turned = isAnticlockwise(positions) === isOuter ? positions : positions.reverse();
  return [...turned, turned[0]!];
}

export function geoJsonOf({ unit, extent, uncertainty_m, note, parts }: Draft, units: ReadonlyMap<string, Unit>): string {
  const coordinates = parts.map((rings) => rings.map((ring, i) => closedRing(ring, i === 0)));
  const name = units.get(unit)?.name;
  const properties = {
    unit_id: unit,
    name_zh: name?.zh ?? "",
    name_en: name?.en ?? "",
    extent,
    basis: "digitised",
    ...(uncertainty_m > 0 ? { position_uncertainty_m: uncertainty_m } : {}),
    ...(note ? { note, note_zh: note } : {}),
  };
  const geometry = coordinates.length === 1 ? { type: "Polygon", coordinates: coordinates[0] } : { type: "MultiPolygon", coordinates };
  return `${JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }] })}\n`;
}

export const fileNameOf = (unit: string): string => `boundary-${unit}.geojson`;

interface Loose {
  readonly type?: unknown;
  readonly features?: unknown;
  readonly geometry?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly coordinates?: unknown;
}

function isPosition(value: unknown): value is [number, number] {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof lon === "number" && typeof lat === "number" && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Open rings of a geometry, nothing if it is no polygon in degrees. */
function partsOf(geometry: Loose | null | undefined): Parts | undefined {
  const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.type === "MultiPolygon" ? geometry.coordinates : undefined;
  const rings = (polygons as unknown[] | undefined)?.flat(1);
  if (!rings?.length || !rings.every((ring) => Array.isArray(ring) && ring.every(isPosition))) return undefined;
  const open = (ring: readonly Position[]): Position[] => ring.slice(0, -1).map(([lon, lat]) => [lon, lat]);
  return tidy((polygons as Position[][][]).map((polygon) => polygon.map(open)));
}

export type Read = Pick<Draft, "parts"> & Partial<Draft>;

/** The boundary in a file: that of the unit asked for, or the only one. "" if the file holds none, "many" if it is not clear which. */
export function readGeoJson(text: string, unit: string): Read | "" | "many" {
  let file: Loose;
  try {
    file = JSON.parse(text) as Loose;
  } catch {
    return "";
  }
  const features = (Array.isArray(file?.features) ? file.features : file?.type === "Feature" ? [file] : [{ geometry: file }]) as Loose[];
  const found = features.flatMap((feature) => {
    const parts = partsOf(feature?.geometry as (Geometry & Loose) | null);
    return parts?.length ? [{ parts, told: feature.properties ?? {} }] : [];
  });
  const own = found.filter(({ told }) => told["unit_id"] === unit);
  const one = own.length === 1 ? own[0] : found.length === 1 ? found[0] : undefined;
  if (!one) return found.length ? "many" : "";
  const { unit_id, extent, position_uncertainty_m, note } = one.told;
  return {
    parts: one.parts,
    ...(typeof unit_id === "string" ? { unit: unit_id } : {}),
    ...(extent ? { extent: extentOf(extent) } : {}),
    ...(typeof position_uncertainty_m === "number" ? { uncertainty_m: position_uncertainty_m } : {}),
    ...(typeof note === "string" ? { note } : {}),
  };
}
