// The geometry of the Folium layers, read once; the layers themselves leave the map, whose drawing is ours.
import type L from "leaflet";
import type { Feature, Geometry, Position } from "geojson";
import type { Words } from "../page_model";
import type { Point } from "./box";
import type { MapView } from "./view";

/** Rings of lon/lat positions, holes among them: drawn even-odd. */
export type Rings = readonly (readonly Position[])[];

export interface Neighbour {
  readonly id: string;
  readonly name: Words;
  readonly lon: number;
  readonly lat: number;
  readonly rings: Rings;
}

export interface Features {
  readonly district: Rings;
  readonly neighbours: readonly Neighbour[];
  /** Rings of each shape by its id. */
  readonly shapes: ReadonlyMap<string, Rings>;
}

/** The Folium layers that the page adopts. */
export interface FoliumLayers {
  readonly outline: L.GeoJSON;
  readonly shapes: L.GeoJSON;
  readonly places: L.GeoJSON;
  readonly findings: L.GeoJSON;
}

function featuresOf(layer: L.GeoJSON): Feature[] {
  const found: Feature[] = [];
  layer.eachLayer((part) => {
    const { feature } = part as L.Layer & { feature?: Feature };
    if (feature) found.push(feature);
  });
  return found;
}

function ringsOf(geometry: Geometry | null): Rings {
  if (geometry?.type === "Polygon") return geometry.coordinates;
  if (geometry?.type === "MultiPolygon") return geometry.coordinates.flat();
  return [];
}

const text = (feature: Feature, key: string): string => String(feature.properties?.[key] ?? "");

export function takeFeatures(map: L.Map, layers: FoliumLayers): Features {
  const outline = featuresOf(layers.outline);
  const features = {
    district: outline.filter((item) => text(item, "role") === "district").flatMap((item) => ringsOf(item.geometry)),
    neighbours: outline
      .filter((item) => text(item, "role") === "neighbour")
      .map((item) => ({
        id: text(item, "id"),
        name: { zh: text(item, "name_zh"), en: text(item, "name_en") },
        lon: Number(item.properties?.["label_lon"]),
        lat: Number(item.properties?.["label_lat"]),
        rings: ringsOf(item.geometry),
      })),
    shapes: new Map(featuresOf(layers.shapes).map((item) => [text(item, "id"), ringsOf(item.geometry)])),
  };
  map.getContainer().classList.toggle("is-bare", features.district.length === 0);
  for (const layer of [layers.outline, layers.shapes, layers.places, layers.findings]) map.removeLayer(layer);
  return features;
}

export function toPixels(rings: Rings, view: MapView): Point[][] {
  return rings.map((ring) => ring.map(([lon, lat]) => view.at(lon!, lat!)));
}

/** How far beyond the view outlines are drawn: as far as one drag goes. */
const BEYOND = 1;

/** Cuts a ring to the view and its surroundings (Sutherland and Hodgman, 1974), so that deep zooms stay quick. */
export function clipped(ring: readonly Point[], view: MapView): Point[] {
  const x0 = -BEYOND * view.width;
  const x1 = (1 + BEYOND) * view.width;
  const y0 = -BEYOND * view.height;
  const y1 = (1 + BEYOND) * view.height;
  const cut = (points: readonly Point[], depth: (at: Point) => number): Point[] =>
    points.flatMap((at, i) => {
      const before = points[(i + points.length - 1) % points.length]!;
      const a = depth(before);
      const b = depth(at);
      const share = a / (a - b);
      const edge = a >= 0 === b >= 0 ? [] : [{ x: before.x + (at.x - before.x) * share, y: before.y + (at.y - before.y) * share }];
      return b >= 0 ? [...edge, at] : edge;
    });
  let points: Point[] = [...ring];
  for (const depth of [(p: Point) => p.x - x0, (p: Point) => x1 - p.x, (p: Point) => p.y - y0, (p: Point) => y1 - p.y]) points = cut(points, depth);
  return points;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings
    .filter((ring) => ring.length > 2)
    .map((ring) => `M${ring.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join("L")}Z`)
    .join("");
}
