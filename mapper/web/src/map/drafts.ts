// Where a unit's label could stand at all: at its position, around it with a leader, in a margin column, anywhere.
import { around, centred, distance, middle, type Box, type Point, type Segment } from "./box";
import type { Align, LabelRequest, Sheet, Size } from "./label_request";

export const EDGE = 8;
const GAP = 6;
const PITCH = 28;
/** Between a shape or symbol and the text above or below it: more than a cell of the field. */
const AIR = 5;
const rose = (points: number): Point[] => Array.from({ length: points }, (_, i) => ({ x: Math.cos((2 * i * Math.PI) / points), y: Math.sin((2 * i * Math.PI) / points) }));
/** How far off and in which directions a label is tried around a position. */
const AROUND = {
  fine: { reaches: [34, 46, 60, 78, 100, 128, 160, 200, 250, 310], rose: rose(16) },
  coarse: { reaches: [34, 50, 74, 110, 160, 240], rose: rose(8) },
};

export interface Draft {
  readonly symbol: Point;
  readonly side: Align;
  readonly text: Box | null;
  /** True off the position: a leader then goes to each anchor. */
  readonly isLed: boolean;
  readonly isColumn: boolean;
  readonly taste: number;
}

/** The text beside a symbol, on the side that `align` names by where the text starts. */
function beside(symbol: Point, diameter: number, size: Size, align: Align): Box | null {
  if (size.w === 0) return null;
  const off = diameter / 2 + GAP;
  return { x: align === "start" ? symbol.x + off : symbol.x - off - size.w, y: symbol.y - size.h / 2, w: size.w, h: size.h };
}

export const meanOf = (anchors: readonly Point[]): Point => (anchors.length === 1 ? anchors[0]! : middle(around(anchors.map((at) => centred(at, 0)))));

/** Leaders end at the symbol's rim, on the side of the mean anchor; those of several seats meet there. */
export function leadersTo(symbol: Point, request: LabelRequest, mean: Point): Segment[] {
  const far = distance(symbol, mean) || 1;
  const rim = request.symbol / 2 + 1;
  const port = { x: symbol.x + ((mean.x - symbol.x) / far) * rim, y: symbol.y + ((mean.y - symbol.y) / far) * rim };
  return request.anchors.map((from) => ({ from, to: port }));
}

function callout(symbol: Point, request: LabelRequest, size: Size, side: Align, isColumn = false): Draft {
  return { symbol, side, text: beside(symbol, request.symbol, size, side), isLed: true, isColumn, taste: 0 };
}

export function* calloutsAround(request: LabelRequest, size: Size, limit: number, isFine: boolean): Generator<Draft> {
  const { reaches, rose: ways } = isFine ? AROUND.fine : AROUND.coarse;
  for (const anchor of request.anchors) {
    for (const reach of reaches) {
      if (reach > limit) break;
      for (const way of ways) {
        const symbol = { x: anchor.x + way.x * reach, y: anchor.y + way.y * reach };
        if (way.x > -0.2) yield callout(symbol, request, size, "start");
        if (way.x < 0.2 && size.w > 0) yield callout(symbol, request, size, "end");
      }
    }
  }
}

export function* calloutsInColumns(request: LabelRequest, size: Size, sheet: Sheet, columns: readonly number[], isFine: boolean): Generator<Draft> {
  for (const width of columns) {
    if (size.w > width) continue;
    const inset = EDGE + width + GAP + request.symbol / 2;
    for (let y = EDGE + PITCH / 2; y < sheet.height - EDGE; y += isFine ? PITCH / 2 : PITCH) {
      yield callout({ x: inset, y }, request, size, "end", true);
      yield callout({ x: sheet.width - inset, y }, request, size, "start", true);
    }
  }
}

/** The eight positions of a text around the symbol or shape, the best first. */
export function* spots(request: LabelRequest, size: Size): Generator<Draft> {
  const symbol = request.anchors[0]!;
  const mark = centred(symbol, request.symbol);
  const body = request.body ? around([mark, request.body]) : mark;
  const at = (side: Align, x: number, y: number, taste: number): Draft => ({
    symbol,
    side,
    text: size.w === 0 ? null : { x, y, w: size.w, h: size.h },
    isLed: false,
    isColumn: false,
    taste,
  });
  const right = body.x + body.w + GAP - 1;
  const left = body.x - GAP + 1 - size.w;
  const above = body.y - AIR - size.h;
  const below = body.y + body.h + AIR;
  const level = symbol.y - size.h / 2;
  const centre = symbol.x - size.w / 2;
  const under = request.first === "below" ? -12 : 8;
  yield at("start", right, level, 0);
  yield at("end", left, level, 3);
  yield at("middle", centre, below, under);
  yield at("middle", centre, above, 10);
  for (const [y, taste] of [[above + 8, 14], [below - 8, 13]] as const) {
    yield at("start", right - 6, y, taste);
    yield at("end", left + 6, y, taste + 1);
  }
}

/** Anywhere within reach on a raster that all labels share: for the last form of a label that found no room. */
export function* calloutsAnywhere(request: LabelRequest, size: Size, sheet: Sheet, limit: number): Generator<Draft> {
  const anchor = request.anchors[0]!;
  const step = request.symbol / 2 + 2;
  const first = (from: number): number => Math.ceil(Math.max(EDGE, from) / step) * step;
  for (let y = first(anchor.y - limit); y < Math.min(sheet.height, anchor.y + limit); y += step) {
    for (let x = first(anchor.x - limit); x < Math.min(sheet.width, anchor.x + limit); x += step) yield callout({ x, y }, request, size, "start");
  }
}
