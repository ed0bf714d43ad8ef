// A Leaflet grid of canvas tiles at the very zoom of the map; what was drawn before stays, stretched, until all new tiles are painted.
import L from "leaflet";

export const TILE_PX = 256;

interface Tile {
  readonly el: HTMLElement;
  readonly coords: L.Coords;
  current: boolean;
  loaded?: number;
  active?: boolean;
}

/** What Leaflet's grid has inside (1.9): its types leave these out. */
interface GridInside extends L.Layer {
  createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement;
  getEvents(): Record<string, L.LeafletEventHandlerFn>;
  _tileCoordsToKey(coords: L.Coords): string;
  _tiles: Record<string, Tile>;
  _tileZoom: number | undefined;
  _levels: Record<string, { readonly el: HTMLElement; readonly zoom: number }>;
  _loading: boolean;
  _update(center?: L.LatLng): void;
  _updateLevels(): void;
  _resetGrid(): void;
  _setZoomTransforms(center: L.LatLng, zoom: number): void;
  _removeTile(key: string): void;
}

const Grid = L.GridLayer as unknown as new (options: L.GridLayerOptions) => GridInside;

export class Tiles extends Grid {
  constructor(options: L.GridLayerOptions) {
    super({ tileSize: TILE_PX, noWrap: true, updateWhenIdle: false, updateInterval: 60, keepBuffer: 1, ...options });
  }

  /** Tiles of the view as it is. */
  get currentTiles(): readonly Tile[] {
    return Object.values(this._tiles ?? {}).filter(({ current }) => current);
  }

  /** Calls back for a tile whose picture is painted. */
  protected ready(coords: L.Coords): void {
    const tile = this._tiles[this._tileCoordsToKey(coords)];
    if (!tile) return;
    tile.loaded = Date.now();
    tile.active = true;
    tile.el.classList.add("leaflet-tile-loaded");
    this._pruneTiles();
    if (!this._loading || this.currentTiles.some(({ active }) => !active)) return;
    this._loading = false;
    this.fire("load");
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    const { viewprereset: _drop, ...events } = super.getEvents();
    return events;
  }

  protected _setView(center: L.LatLng, zoom: number, _noPrune?: boolean, noUpdate?: boolean): void {
    if (!noUpdate && zoom !== this._tileZoom) {
      this._tileZoom = zoom;
      this.dropUnpainted();
      this._updateLevels();
      for (const level of Object.values(this._levels)) level.el.style.zIndex = level.zoom === zoom ? "2" : "1";
      this._resetGrid();
    }
    if (!noUpdate) {
      this._update(center);
      this._pruneTiles();
    }
    this._setZoomTransforms(center, zoom);
  }

  protected _onMoveEnd(): void {
    if (!this._map || (this._map as unknown as { readonly _animatingZoom?: boolean })._animatingZoom) return;
    this._update();
    this._pruneTiles();
  }

  /** Tiles that are not looked at go when all that are looked at are painted. */
  protected _pruneTiles(): void {
    if (!this._map || this.currentTiles.some(({ active }) => !active)) return;
    for (const [key, { current }] of Object.entries(this._tiles)) if (!current) this._removeTile(key);
  }

  private dropUnpainted(): void {
    for (const [key, { coords, active }] of Object.entries(this._tiles)) if (!active || Math.abs(coords.z - this._tileZoom!) > 4) this._removeTile(key);
  }
}
