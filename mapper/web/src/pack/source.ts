// The pieces of a packed layer in the document, decoded when asked for; what was used last is kept.
import type { PackView } from "../page_model";
import { bytesOf } from "./bytes";
import { Cache } from "./cache";
import { boxesOf, readLevel, readTopology, type Level, type Topology } from "./chunk";
import { readColumn } from "./columns";
import { readHeader, type PackHeader } from "./header";
import { addRows, type Overview } from "./overview";
import type { Column, GridBox } from "./pack";

export type Detail = "middle" | "full";

/** The features of a chunk in one level. */
export interface Chunk {
  readonly first: number;
  readonly topology: Topology;
  readonly level: Level;
}

/** Decoded chunks of all packs, in bytes of their lists. */
const MOST_BYTES = 96 * 2 ** 20;
const chunkBytes = ({ topology, level }: Chunk): number => 4 * (topology.arcs.length + topology.refs.length + topology.rings.length + topology.parts.length + level.starts.length + 2 * level.xs.length);

export const newCache = (): Cache<Chunk> => new Cache(MOST_BYTES, chunkBytes);

const gridBox = (numbers: ArrayLike<number>, at: number): GridBox => ({ x0: numbers[at]!, y0: numbers[at + 1]!, x1: numbers[at + 2]!, y1: numbers[at + 3]! });

export class PackSource {
  readonly id: string;
  readonly count: number;
  readonly bounds: GridBox;
  readonly header: PackHeader;
  readonly chunkBoxes: readonly GridBox[];
  private classes: Uint8Array | undefined;
  private readonly boxes = new Map<number, Float64Array>();
  private readonly levelBoxes = new WeakMap<Chunk, Float64Array>();
  private readonly overviews = new Map<number, Overview>();
  private readonly columns = new Map<string, Column>();

  constructor(
    readonly view: PackView,
    private readonly root: Document,
    private readonly cache: Cache<Chunk>,
  ) {
    this.id = view.id;
    this.header = readHeader(this.piece(""), view.id);
    this.count = this.header.count;
    this.bounds = gridBox(this.header.bounds, 0);
    this.chunkBoxes = this.header.chunks.map((chunk) => gridBox(chunk, 2));
  }

  get isComplete(): boolean {
    return this.root.readyState !== "loading";
  }

  whenComplete(act: () => void): void {
    if (this.isComplete) act();
    else this.root.addEventListener("DOMContentLoaded", act, { once: true });
  }

  classOf(index: number): number {
    if (this.header.classes === 0) return 0;
    this.classes ??= bytesOf(this.piece("-classes"), this.count);
    return this.classes[index] ?? 0;
  }

  classId(index: number): string {
    return this.view.classes[this.classOf(index) - 1] ?? "";
  }

  column(name: string): Column | undefined {
    const number = this.header.columns.findIndex((head) => head.name === name);
    if (number < 0) return undefined;
    const found = this.columns.get(name) ?? readColumn(bytesOf(this.piece(`-a${number}`)), this.header.columns[number]!, this.count);
    this.columns.set(name, found);
    return found;
  }

  overview(number: number): Overview {
    const head = this.header.overviews[number]!;
    const found = this.overviews.get(number) ?? { ...head, cells: addRows(bytesOf(this.piece(`-o${number}`), head.width * head.height), head.width) };
    this.overviews.set(number, found);
    return found;
  }

  hasChunk(number: number, detail: Detail): boolean {
    return this.cache.has(this.keyOf(number, detail));
  }

  chunk(number: number, detail: Detail): Chunk {
    return this.cache.get(this.keyOf(number, detail), () => this.decode(number, detail));
  }

  /** Boxes of the features of a chunk, four numbers each. */
  featureBoxes(number: number): Float64Array {
    const found = this.boxes.get(number) ?? this.boxesIn(this.chunk(number, "full"));
    this.boxes.set(number, found);
    return found;
  }

  /** Boxes from what is at hand or quickly made, and how far off the true ones they are at most. */
  roughBoxes(number: number): { readonly boxes: Float64Array; readonly off: number } {
    const { middle } = this.header;
    if (!middle || this.boxes.has(number) || this.hasChunk(number, "full")) return { boxes: this.featureBoxes(number), off: 0 };
    return { boxes: this.boxesIn(this.chunk(number, "middle")), off: 2 ** middle.shift };
  }

  /** Boxes of the features as a level of the chunk has them. */
  boxesIn(chunk: Chunk): Float64Array {
    const found = this.levelBoxes.get(chunk) ?? boxesOf(chunk.topology, chunk.level);
    this.levelBoxes.set(chunk, found);
    return found;
  }

  boxOf(index: number): GridBox {
    const chunk = this.chunkNumber(index);
    return gridBox(this.featureBoxes(chunk), 4 * (index - this.firstOf(chunk)));
  }

  /** The chunk that holds a feature. */
  chunkNumber(index: number): number {
    let [low, high] = [0, this.header.chunks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstOf(middle) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  firstOf(chunk: number): number {
    return this.header.chunks[chunk]![0];
  }

  private keyOf(number: number, detail: Detail): string {
    return `${this.id} ${number} ${detail === "middle" && this.header.middle ? "middle" : "full"}`;
  }

  private decode(number: number, detail: Detail): Chunk {
    const [first, count, x0, y0] = this.header.chunks[number]!;
    const [topologyText, middle, full] = this.piece(`-c${number}`).split(".");
    const topology = readTopology(bytesOf(topologyText!), count);
    const shift = (detail === "middle" && this.header.middle?.shift) || 0;
    const level = readLevel(bytesOf(shift > 0 ? middle! : full!), topology.arcCount, shift, x0, y0);
    return { first, topology, level };
  }

  private piece(name: string): string {
    const text = this.root.getElementById(`pm-pack-${this.id}${name}`)?.textContent;
    if (text === null || text === undefined) throw new Error(`parkmap: the page has no piece pm-pack-${this.id}${name}`);
    return text;
  }
}
