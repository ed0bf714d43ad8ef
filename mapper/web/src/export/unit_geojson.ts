// Outlines and points of a unit as GeoJSON (RFC 7946) under the field names of the store, with what each rests on. Pure.
import type { Position } from "geojson";
import type { Features, Rings } from "../map/features";
import type { Page, Place, Shape } from "../page_model";
import { isAnticlockwise } from "../ring";

interface Feature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Readonly<Record<string, unknown>>;
}

/** Rings of several parts lie in one list: an outer ring, and the holes in it, which run the other way. */
function partsOf(rings: Rings): readonly (readonly (readonly Position[])[])[] {
  const parts: (readonly Position[])[][] = [];
  for (const ring of rings) {
    const part = parts.at(-1);
    if (!part || isAnticlockwise(ring) === isAnticlockwise(rings[0]!)) parts.push([ring]);
    else part.push(ring);
  }
  return parts;
}

const told = (shared: Readonly<Record<string, unknown>>, one: Shape | Place): Readonly<Record<string, unknown>> => ({
  id: one.id,
  ...shared,
  basis: one.basis,
  position_uncertainty_m: one.uncertainty_m,
});

function shapeFeature(shape: Shape, rings: Rings, shared: Readonly<Record<string, unknown>>): Feature {
  const parts = partsOf(rings);
  const { extent, area_measurable, valid_from, valid_to } = shape;
  return {
    type: "Feature",
    properties: { ...told(shared, shape), extent, area_measurable, ...(valid_from && { valid_from }), ...(valid_to && { valid_to }) },
    geometry: parts.length === 1 ? { type: "Polygon", coordinates: parts[0] } : { type: "MultiPolygon", coordinates: parts },
  };
}

function placeFeature(place: Place, shared: Readonly<Record<string, unknown>>): Feature {
  return { type: "Feature", properties: { ...told(shared, place), role: place.role }, geometry: { type: "Point", coordinates: [place.lon, place.lat] } };
}

/** Features of the unit; empty where neither an outline nor a point of it is known. */
export function unitFeatures(page: Page, features: Features | null, id: string): readonly Feature[] {
  const name = page.units.find((unit) => unit.id === id)!.name;
  const shared = { unit_id: id, name_zh: name.zh, name_en: name.en, ...(page.fictional && { fictional: true }) };
  const shapes = page.shapes.filter(({ unit }) => unit === id);
  return [
    ...shapes.flatMap((shape) => {
      const rings = features?.shapes.get(shape.id) ?? [];
      return rings.length > 0 ? [shapeFeature(shape, rings, shared)] : [];
    }),
    ...page.places.filter(({ unit, source }) => unit === id && source !== "").map((place) => placeFeature(place, shared)),
  ];
}

export const geoJsonText = (features: readonly Feature[]): string => `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
