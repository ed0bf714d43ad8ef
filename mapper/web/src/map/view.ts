// The map view as plain numbers: what drawing and label placement need of Leaflet.
import type L from "leaflet";
import type { Point } from "./box";

const EARTH_KM = 40075.017;

/** Regimes of page.md §5, by pixels per km. */
export const NEAR = 12;
export const CLOSE = 40;

export interface MapView {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  readonly px_per_km: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly isPhone: boolean;
  /** Pixel of the view for a position. */
  at(lon: number, lat: number): Point;
}

export function pxPerKm(zoom: number, lat: number): number {
  return (256 * 2 ** zoom) / (EARTH_KM * Math.cos((lat * Math.PI) / 180));
}

/** Zoom at which a kilometre has so many pixels. */
export function zoomFor(px: number, lat: number): number {
  return Math.log2((px * EARTH_KM * Math.cos((lat * Math.PI) / 180)) / 256);
}

export function viewOf(map: L.Map, isPhone: boolean): MapView {
  const size = map.getSize();
  const zoom = map.getZoom();
  const bounds = map.getBounds();
  const corner = map.project(map.containerPointToLatLng([0, 0]), zoom);
  return {
    width: size.x,
    height: size.y,
    zoom,
    px_per_km: pxPerKm(zoom, map.getCenter().lat),
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
    isPhone,
    at(lon, lat) {
      const { x, y } = map.project([lat, lon], zoom);
      return { x: x - corner.x, y: y - corner.y };
    },
  };
}

export function isSameView(a: MapView, b: MapView): boolean {
  return a.zoom === b.zoom && a.west === b.west && a.north === b.north && a.width === b.width && a.height === b.height && a.isPhone === b.isPhone;
}
