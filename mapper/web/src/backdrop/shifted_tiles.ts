// A tile layer for GCJ-02 tiles: each lies over its true place, so that the page's data never moves.
import L from "leaflet";
import { tileBox, viewInTiles } from "./tile_box";

/** What Leaflet 1.9 keeps to itself and a layer that moves its tiles must know. */
interface Inside {
  readonly _tileZoom: number;
  readonly _level: { readonly origin: L.Point };
}

const plain = L.TileLayer.prototype as unknown as { _getTiledPixelBounds(this: Inside, center: L.LatLng): L.Bounds };

const ShiftedTiles = L.TileLayer.extend({
  _getTiledPixelBounds(this: Inside, center: L.LatLng): L.Bounds {
    const { min, max } = plain._getTiledPixelBounds.call(this, center);
    const { left, top, right, bottom } = viewInTiles({ left: min!.x, top: min!.y, right: max!.x, bottom: max!.y }, this._tileZoom);
    return L.bounds([left, top], [right, bottom]);
  },
  _getTilePos(this: Inside, { x, y, z }: L.Coords): L.Point {
    const { left, top } = tileBox(x, y, z);
    return L.point(left, top).subtract(this._level.origin);
  },
}) as unknown as new (url: string, options: L.TileLayerOptions) => L.TileLayer;

export function shiftedTiles(url: string, options: L.TileLayerOptions): L.TileLayer {
  return new ShiftedTiles(url, options).on("tileloadstart", ({ tile, coords }) => {
    const { left, top, right, bottom } = tileBox(coords.x, coords.y, coords.z);
    tile.style.width = `${right - left}px`;
    tile.style.height = `${bottom - top}px`;
  });
}
