// Words on the features of a tile: short class label, code where there is room, number of the parcel from near by.
import type { Column } from "../pack/pack";
import type { PackedLayer } from "../pack/packed";
import type { Chunk } from "../pack/source";
import type { Words } from "../page_model";
import { kindOf, type Look } from "./look";
import type { TilePlace } from "./paint";
import { NO_CLASS } from "./raster";

const LEAST = { w: 30, h: 20 } as const;
const CODE_PX = 72;
const TWO_LINES_PX = 38;
export const NUMBER_PX_PER_KM = 400;
const LINE_HEIGHT = 15;
const AIR = 6;

export interface LabelStyle {
  readonly font: string;
  readonly language: keyof Words;
  readonly ink: string;
  readonly halo: string;
}

export interface LabelColumns {
  /** Text of features without a class. */
  readonly label: Column | undefined;
  /** Number of the parcel, from near by. */
  readonly id: Column | undefined;
}

/** Words for a feature whose box is so large on the page, the most telling first. */
export function wordsFor(kind: number, look: Look, columns: LabelColumns, index: number, language: keyof Words, w: number, h: number): readonly string[] {
  const of = look.kinds.get(kind);
  const name = (w >= CODE_PX && of?.code) || of?.label[language] || columns.label?.text(index) || "";
  const number = h >= TWO_LINES_PX || !name ? (columns.id?.text(index) ?? "") : "";
  return [name, number].filter((text, i, all) => text && all.indexOf(text) === i);
}

export class Labels {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly pack: PackedLayer,
    private readonly look: Look,
    private readonly columns: LabelColumns,
    private readonly style: LabelStyle,
  ) {}

  /** Writes on the features of a chunk that have room. */
  write(canvas: CanvasRenderingContext2D, chunk: Chunk, place: TilePlace): void {
    const boxes = this.pack.boxesIn(chunk);
    const scale = place.scale / place.ratio;
    canvas.font = this.style.font;
    canvas.textAlign = "center";
    canvas.textBaseline = "middle";
    for (let i = 0; 4 * i < boxes.length; i++) {
      const w = (boxes[4 * i + 2]! - boxes[4 * i]!) * scale;
      const h = (boxes[4 * i + 3]! - boxes[4 * i + 1]!) * scale;
      if (!(w >= LEAST.w && h >= LEAST.h) || this.isOutside(boxes, 4 * i, place)) continue;
      const kind = kindOf(this.look, this.pack, chunk.first + i);
      if (kind > 0 && kind <= NO_CLASS) this.writeOn(canvas, chunk, i, kind, w, h, place);
    }
  }

  private writeOn(canvas: CanvasRenderingContext2D, chunk: Chunk, i: number, kind: number, w: number, h: number, { scale, ratio, left, top }: TilePlace): void {
    const inner = this.pack.innerIn(chunk, i);
    const room = inner.width * (scale / ratio) - AIR;
    const most = Math.floor((inner.height * (scale / ratio)) / LINE_HEIGHT);
    const lines = wordsFor(kind, this.look, this.columns, chunk.first + i, this.style.language, w, h).filter((text) => this.widthOf(canvas, text) <= room).slice(0, most);
    const x = (inner.x * scale - left) / ratio;
    const y = (inner.y * scale - top) / ratio - ((lines.length - 1) * LINE_HEIGHT) / 2;
    const hasHalo = this.look.inks.hatches[kind] !== 0;
    canvas.fillStyle = this.look.kinds.get(kind)?.text ?? this.style.ink;
    lines.forEach((text, k) => {
      if (hasHalo) this.halo(canvas, text, x, y + k * LINE_HEIGHT);
      canvas.fillText(text, x, y + k * LINE_HEIGHT);
    });
  }

  private halo(canvas: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    canvas.strokeStyle = this.style.halo;
    canvas.lineWidth = 4;
    canvas.lineJoin = "round";
    canvas.strokeText(text, x, y);
  }

  private isOutside(boxes: Float64Array, at: number, { box }: TilePlace): boolean {
    return boxes[at]! > box.x1 || boxes[at + 2]! < box.x0 || boxes[at + 1]! > box.y1 || boxes[at + 3]! < box.y0;
  }

  private widthOf(canvas: CanvasRenderingContext2D, text: string): number {
    const found = this.widths.get(text) ?? canvas.measureText(text).width;
    this.widths.set(text, found);
    return found;
  }
}
