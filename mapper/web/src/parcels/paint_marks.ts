// Paints a tile of a pack of lines or points straight on its canvas.
import { RingReader } from "../pack/chunk";
import { meets } from "../pack/grid";
import type { PackedLayer } from "../pack/packed";
import type { Chunk } from "../pack/source";
import { kindOf, type Look } from "./look";
import type { TilePlace } from "./paint";
import { FADED } from "./raster";

const LINE = { core: 2, casing: 4 } as const;
const DISC_PX = 5;
const RING_PX = 1.5;

export const cssOf = (ink: number): string => `rgba(${ink & 255}, ${(ink >>> 8) & 255}, ${(ink >>> 16) & 255}, ${(ink >>> 24) / 255})`;

/** Features of a chunk that reach into the tile, by the kind they are drawn as. */
function byKind(pack: PackedLayer, look: Look, chunk: Chunk, place: TilePlace): ReadonlyMap<number, readonly number[]> {
  const boxes = pack.boxesIn(chunk);
  const { x0, y0, x1, y1 } = place.box;
  const found = new Map<number, number[]>();
  for (let i = 0; 4 * i < boxes.length; i++) {
    if (!(boxes[4 * i]! <= x1 && boxes[4 * i + 2]! >= x0 && boxes[4 * i + 1]! <= y1 && boxes[4 * i + 3]! >= y0)) continue;
    const kind = kindOf(look, pack, chunk.first + i);
    if (kind > 0) found.set(kind, [...(found.get(kind) ?? []), i]);
  }
  return found;
}

class MarkPainter {
  private readonly reader = new RingReader();
  private readonly taken = new Set<number>();
  private readonly stamps = new Map<number, HTMLCanvasElement>();

  constructor(
    private readonly canvas: CanvasRenderingContext2D,
    private readonly look: Look,
    private readonly place: TilePlace,
  ) {}

  lines(chunk: Chunk, kind: number, features: readonly number[], isCasing: boolean): void {
    const path = new Path2D();
    for (const i of features) this.eachVertex(chunk, i, (x, y, isFirst) => (isFirst ? path.moveTo(x, y) : path.lineTo(x, y)));
    this.canvas.lineJoin = this.canvas.lineCap = "round";
    this.canvas.lineWidth = isCasing ? LINE.casing : LINE.core;
    this.canvas.strokeStyle = isCasing ? `rgba(255, 255, 255, ${kind >= FADED ? 0.1 : 0.85})` : this.colour(kind);
    this.canvas.stroke(path);
  }

  /** Points of a kind that fall on the same pixel are drawn once. */
  points(chunk: Chunk, kind: number, features: readonly number[]): void {
    const stamp = this.stampOf(kind);
    const side = stamp.width / this.place.ratio;
    for (const i of features)
      this.eachVertex(chunk, i, (x, y) => {
        const spot = (kind * 4096 + Math.round(y + 1024)) * 4096 + Math.round(x + 1024);
        if (this.taken.has(spot)) return;
        this.taken.add(spot);
        this.canvas.drawImage(stamp, x - side / 2, y - side / 2, side, side);
      });
  }

  /** A disc with its ring, drawn once for all points of the kind. */
  private stampOf(kind: number): HTMLCanvasElement {
    const found = this.stamps.get(kind) ?? this.drawStamp(kind);
    this.stamps.set(kind, found);
    return found;
  }

  private drawStamp(kind: number): HTMLCanvasElement {
    const half = DISC_PX + RING_PX;
    const stamp = document.createElement("canvas");
    stamp.width = stamp.height = Math.ceil(2 * half * this.place.ratio);
    const on = stamp.getContext("2d")!;
    on.scale(this.place.ratio, this.place.ratio);
    for (const [radius, colour] of [[half, kind >= FADED ? "transparent" : "white"], [DISC_PX, this.colour(kind)]] as const) {
      on.fillStyle = colour;
      on.beginPath();
      on.arc(half, half, radius, 0, 2 * Math.PI);
      on.fill();
    }
    return stamp;
  }

  private colour(kind: number): string {
    const ink = this.look.inks.fills[kind]!;
    return this.look.kinds.has(kind % FADED) ? cssOf(ink) : cssOf((ink & 0xffffff) | ((kind >= FADED ? 31 : 255) << 24));
  }

  private eachVertex({ topology, level }: Chunk, i: number, act: (x: number, y: number, isFirst: boolean) => void): void {
    const { parts, rings } = topology;
    const { scale, ratio, left, top } = this.place;
    for (let ring = rings[parts[i]!]!; ring < rings[parts[i + 1]!]!; ring++) {
      const n = this.reader.read(topology, level, ring);
      for (let k = 0; k < n; k++) act((this.reader.xs[k]! * scale - left) / ratio, (this.reader.ys[k]! * scale - top) / ratio, k === 0);
    }
  }
}

/** Paints chunk by chunk with a pause after each: for lines first all casings, so that crossings look joined. */
export function* paintMarks(canvas: CanvasRenderingContext2D, pack: PackedLayer, detail: "middle" | "full", look: Look, place: TilePlace): Generator<void, void> {
  const painter = new MarkPainter(canvas, look, place);
  const isLine = pack.header.form === "line";
  for (const isCasing of isLine ? [true, false] : [false])
    for (const [number, box] of pack.chunkBoxes.entries()) {
      if (!meets(box, place.box)) continue;
      const chunk = pack.chunk(number, detail);
      for (const [kind, features] of byKind(pack, look, chunk, place)) {
        if (isLine) painter.lines(chunk, kind, features, isCasing);
        else painter.points(chunk, kind, features);
      }
      yield;
    }
}
