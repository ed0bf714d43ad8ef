// From which level a pack is painted at a zoom.
import { GRID_ZOOM } from "../pack/grid";
import type { PackHeader } from "../pack/header";
import type { Detail } from "../pack/source";

export type Source = { readonly overview: number } | { readonly detail: Detail };

/** A level is drawn up to a fifth larger than it was made for. */
const TOLERANCE = 0.25;

/** The coarsest overview that is fine enough, then the middle level, then the full one. Features that are drawn each for itself need vectors. */
export function sourceOf({ overviews, middle }: PackHeader, zoom: number, isByFeature: boolean): Source {
  const overview = isByFeature ? -1 : overviews.findIndex((one) => zoom <= one.zoom + TOLERANCE);
  if (overview >= 0) return { overview };
  return { detail: middle && zoom <= middle.zoom + TOLERANCE ? "middle" : "full" };
}

/** Side of the mean feature in pixels, if the features fill the bounds. */
export function meanSide({ bounds: [x0, y0, x1, y1], count }: PackHeader, zoom: number): number {
  return Math.sqrt(((x1 - x0 + 1) * (y1 - y0 + 1)) / Math.max(1, count)) * 2 ** (zoom - GRID_ZOOM);
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

const NEAR_PX_PER_KM = 120;
export const LINE_PX = 0.9;

/** Strength of parcel lines, 0 to 1: full from 120 px per km or where parcels are large, lighter the smaller they look. */
export const lineStrength = (side: number, px_per_km: number): number => (px_per_km >= NEAR_PX_PER_KM ? 1 : clamp((side - 2) / 12, 0.2, 1));

/** How far the borders between classes are lightened in an overview, 0 to 1. */
export const edgeStrength = (side: number): number => clamp((side - 2) / 12, 0.08, 0.6);
