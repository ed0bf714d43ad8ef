// Rings of a Leaflet polygon as plain parts, and back.
import L from "leaflet";
import { tidy, type Parts, type Position } from "./draft";
import type { Corner, EditedPolygon } from "./library";

export const latlngsOf = (parts: Parts): L.LatLng[][][] => parts.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => L.latLng(lat, lon))));

/** Leaflet keeps one part flat, [ring, hole], and several nested. */
export function ringsOf(polygon: EditedPolygon | undefined): Corner[][][] {
  const latlngs = (polygon?.getLatLngs() ?? []) as Corner[][] | Corner[][][];
  return Array.isArray(latlngs[0]?.[0]) ? (latlngs as Corner[][][]) : [latlngs as Corner[][]];
}

export const partsOf = (rings: readonly (readonly Corner[][])[]): Parts => tidy(rings.map((part) => part.map((ring) => ring.map(({ lng, lat }): Position => [lng, lat]))));

export const moveTo = (corner: L.LatLng, { lat, lng }: L.LatLng): void => void Object.assign(corner, { lat, lng });
