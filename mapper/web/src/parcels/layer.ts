// A packed layer on the map: its tiles, painted in slices from the level that the zoom needs.
import type L from "leaflet";
import { pxPerKm } from "../map/view";
import { latOf, lonOf, meets } from "../pack/grid";
import type { PackedLayer } from "../pack/packed";
import { edgeStrength, lineStrength, meanSide, sourceOf, type Source } from "./detail";
import { Labels, NUMBER_PX_PER_KM, type LabelStyle } from "./labels";
import type { Look } from "./look";
import { paintFeatures, placeOf, type TilePlace } from "./paint";
import { paintMarks } from "./paint_marks";
import { paintOverview } from "./paint_overview";
import { Raster } from "./raster";
import { shade } from "./shade";
import { TILE_PX, Tiles } from "./tiles";
import type { Job, Work } from "./work";

/** What all layers share: one raster, since one tile is painted at a time. */
export interface Studio {
  readonly work: Work;
  readonly raster: Raster;
  readonly image: ImageData;
  readonly ratio: number;
}

export function createStudio(work: Work, ratio: number): Studio {
  const pixels = Math.round(TILE_PX * ratio);
  return { work, raster: new Raster(pixels, ratio < 2 ? 2 : 1), image: new ImageData(pixels, pixels), ratio: pixels / TILE_PX };
}

/** What decides how a layer is painted. */
export interface Dress {
  readonly look: Look;
  readonly labels: LabelStyle;
}

/** How much of parcel lines covers what lies under them, of 256. */
const LINE_SHARE = 236;

export class PackLayer extends Tiles {
  private dress: Dress | undefined;
  private readonly pxPerKmOf: (zoom: number) => number;

  constructor(
    readonly pack: PackedLayer,
    private readonly studio: Studio,
    options: L.GridLayerOptions,
  ) {
    super(options);
    const { y0, y1 } = pack.bounds;
    this.pxPerKmOf = (zoom) => pxPerKm(zoom, latOf((y0 + y1) / 2));
  }

  /** True when every tile of the view is painted from the level it needs. */
  get isDrawn(): boolean {
    return this.currentTiles.every(({ active }) => active);
  }

  /** True while a tile of the view waits for a picture, its first or a new one. */
  get isBusy(): boolean {
    return this.currentTiles.some(({ el, active }) => !active || this.studio.work.has(el));
  }

  /** Dresses the features anew; what is on the screen stays until its new picture is ready. */
  wear(dress: Dress): void {
    this.dress = dress;
    for (const { el, coords } of this.currentTiles) this.queue(el as HTMLCanvasElement, coords);
  }

  /** Paints what waits, for so long at most. */
  paintNow(ms: number): void {
    this.studio.work.run(ms);
  }

  /** The second parameter tells Leaflet to wait until the tile is told to be ready. */
  override createTile(coords: L.Coords, _done: L.DoneCallback): HTMLElement {
    const tile = document.createElement("canvas");
    tile.width = tile.height = this.studio.raster.pixels;
    this.queue(tile, coords);
    return tile;
  }

  override _removeTile(key: string): void {
    const tile = this._tiles[key];
    if (tile) this.studio.work.drop(tile.el);
    super._removeTile(key);
  }

  /** Tiles beside the data are not made. */
  protected _isValidTile({ x, y, z }: L.Coords): boolean {
    return meets(this.pack.bounds, placeOf(x, y, z, TILE_PX, 1).box);
  }

  private queue(tile: HTMLCanvasElement, coords: L.Coords): void {
    const { pack, studio } = this;
    const source = sourceOf(pack.header, coords.z, this.dress?.look.mask !== undefined || pack.header.form !== "polygon");
    const needsRest = !("overview" in source) || source.overview > 0;
    const start = (): void => studio.work.add(tile, this.paint(tile, coords, source));
    if (needsRest && !pack.isComplete) pack.whenComplete(() => tile.isConnected && start());
    else start();
  }

  private *paint(tile: HTMLCanvasElement, coords: L.Coords, source: Source): Job {
    if (!this.dress) return;
    const canvas = tile.getContext("2d")!;
    const place = placeOf(coords.x, coords.y, coords.z, TILE_PX, this.studio.ratio);
    const isNew = !tile.classList.contains("leaflet-tile-loaded");
    if (this.pack.header.form === "polygon") yield* this.paintAreas(canvas, place, source);
    else yield* this.paintMarks(canvas, place, source);
    if (isNew) this.ready(coords);
  }

  private *paintAreas(canvas: CanvasRenderingContext2D, place: TilePlace, source: Source): Job {
    const { pack, studio } = this;
    const { raster, image } = studio;
    const { look } = this.dress!;
    const side = meanSide(pack.header, place.zoom);
    const pixels = new Uint32Array(image.data.buffer);
    if ("overview" in source) paintOverview(pack.overview(source.overview), look, place, raster.pixels, Math.round(256 * edgeStrength(side)), pixels);
    else {
      raster.clear();
      yield* paintFeatures(raster, pack, source.detail, look, place);
      shade(raster, look.inks, pixels, LINE_SHARE * lineStrength(side, this.pxPerKmOf(place.zoom)), place.left + place.top);
    }
    canvas.setTransform(1, 0, 0, 1, 0, 0);
    canvas.putImageData(image, 0, 0);
    if ("detail" in source) yield* this.write(canvas, place, source.detail);
  }

  private *paintMarks(canvas: CanvasRenderingContext2D, place: TilePlace, source: Source): Job {
    const detail = "detail" in source ? source.detail : "full";
    const fresh = document.createElement("canvas");
    fresh.width = fresh.height = canvas.canvas.width;
    const on = fresh.getContext("2d")!;
    on.setTransform(place.ratio, 0, 0, place.ratio, 0, 0);
    yield* paintMarks(on, this.pack, detail, this.dress!.look, place);
    canvas.setTransform(1, 0, 0, 1, 0, 0);
    canvas.clearRect(0, 0, fresh.width, fresh.height);
    canvas.drawImage(fresh, 0, 0);
  }

  private *write(canvas: CanvasRenderingContext2D, place: TilePlace, detail: "middle" | "full"): Job {
    const { pack } = this;
    const { look, labels: style } = this.dress!;
    const { id_column, label_column, class_column } = pack.view;
    const isNear = this.pxPerKmOf(place.zoom) >= NUMBER_PX_PER_KM;
    const columns = { label: label_column && label_column !== class_column ? pack.column(label_column) : undefined, id: isNear && id_column ? pack.column(id_column) : undefined };
    const labels = new Labels(pack, look, columns, style);
    canvas.setTransform(place.ratio, 0, 0, place.ratio, 0, 0);
    for (const [number, box] of pack.chunkBoxes.entries()) {
      if (!meets(box, place.box)) continue;
      labels.write(canvas, pack.chunk(number, detail), place);
      yield;
    }
  }
}

/** Bounds of a pack in degrees, for fits. */
export function degreesOf({ x0, y0, x1, y1 }: PackedLayer["bounds"]): [[number, number], [number, number]] {
  return [[latOf(y1), lonOf(x0)], [latOf(y0), lonOf(x1)]];
}

