// Paints a tile of a pack of polygons from the rings of the features in it.
import { RingReader } from "../pack/chunk";
import { GRID_ZOOM, meets } from "../pack/grid";
import type { GridBox } from "../pack/pack";
import type { PackedLayer } from "../pack/packed";
import type { Chunk, Detail } from "../pack/source";
import { LINE_PX } from "./detail";
import { kindOf, type Look } from "./look";
import type { Raster } from "./raster";

/** Where a tile lies: its left upper corner and its scale, in pixels of the screen. */
export interface TilePlace {
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
  /** Pixels of the screen for a unit of the grid. */
  readonly scale: number;
  /** Pixels of the screen for a pixel of the page. */
  readonly ratio: number;
  /** The tile on the grid. */
  readonly box: GridBox;
}

const REACH_PX = 8;

export function placeOf(x: number, y: number, zoom: number, side: number, ratio: number): TilePlace {
  const scale = 2 ** (zoom - GRID_ZOOM) * ratio;
  const [left, top] = [x * side * ratio, y * side * ratio];
  const edge = side * ratio;
  const reach = REACH_PX * ratio; // what reaches over the edge of the tile
  return { left, top, zoom, scale, ratio, box: { x0: (left - reach) / scale, y0: (top - reach) / scale, x1: (left + edge + reach) / scale, y1: (top + edge + reach) / scale } };
}

class ChunkPainter {
  private readonly reader = new RingReader();
  private arcs = new Uint8Array(0);

  constructor(
    private readonly raster: Raster,
    private readonly pack: PackedLayer,
    private readonly look: Look,
    private readonly place: TilePlace,
  ) {}

  paint(chunk: Chunk, boxes: Float64Array): void {
    const { parts, rings, refs, arcs, arcCount } = chunk.topology;
    const { x0, y0, x1, y1 } = this.place.box;
    this.arcs = new Uint8Array(arcCount);
    for (let i = 0; i + 1 < parts.length; i++) {
      if (boxes[4 * i]! > x1 || boxes[4 * i + 2]! < x0 || boxes[4 * i + 1]! > y1 || boxes[4 * i + 3]! < y0) continue;
      const kind = kindOf(this.look, this.pack, chunk.first + i);
      if (kind === 0) continue;
      for (let ring = rings[parts[i]!]!; ring < rings[parts[i + 1]!]!; ring++) this.ring(chunk, ring);
      this.raster.fill(kind);
      for (let ref = refs[rings[parts[i]!]!]!; ref < refs[rings[parts[i + 1]!]!]!; ref++) this.arcs[arcs[ref]! >>> 1] = 1;
    }
    this.lines(chunk);
  }

  private ring(chunk: Chunk, ring: number): void {
    const { reader, raster, place } = this;
    const n = reader.read(chunk.topology, chunk.level, ring);
    const scale = place.scale * raster.cellsPerPixel;
    const left = place.left * raster.cellsPerPixel;
    const top = place.top * raster.cellsPerPixel;
    const { xs, ys } = reader;
    for (let i = 0; i < n; i++) {
      xs[i] = xs[i]! * scale - left;
      ys[i] = ys[i]! * scale - top;
    }
    raster.ring(xs, ys, n);
  }

  /** Borders shared by two features are drawn once; vertices that fall into the same pixel are passed over. */
  private lines({ level }: Chunk): void {
    const { raster, place } = this;
    const scale = place.scale * 2 ** level.shift;
    const width = LINE_PX * place.ratio;
    const far = raster.pixels + 2;
    for (let arc = 0; arc < this.arcs.length; arc++) {
      if (this.arcs[arc] === 0) continue;
      const from = level.starts[arc]!;
      const end = level.starts[arc + 1]!;
      let x = level.xs[from]! * scale - place.left;
      let y = level.ys[from]! * scale - place.top;
      for (let i = from + 1; i < end; i++) {
        const nextX = level.xs[i]! * scale - place.left;
        const nextY = level.ys[i]! * scale - place.top;
        if (i + 1 < end && Math.abs(nextX - x) < 0.7 && Math.abs(nextY - y) < 0.7) continue;
        if (Math.max(x, nextX) > -2 && Math.min(x, nextX) < far && Math.max(y, nextY) > -2 && Math.min(y, nextY) < far) raster.line(x, y, nextX, nextY, width);
        x = nextX;
        y = nextY;
      }
    }
  }
}

/** Paints the features chunk by chunk, with a pause after each. */
export function* paintFeatures(raster: Raster, pack: PackedLayer, detail: Detail, look: Look, place: TilePlace): Generator<void, void> {
  const painter = new ChunkPainter(raster, pack, look, place);
  for (const [number, box] of pack.chunkBoxes.entries()) {
    if (!meets(box, place.box)) continue;
    if (!pack.hasChunk(number, detail)) {
      pack.chunk(number, detail);
      yield;
    }
    const chunk = pack.chunk(number, detail);
    painter.paint(chunk, pack.boxesIn(chunk));
    yield;
  }
}
