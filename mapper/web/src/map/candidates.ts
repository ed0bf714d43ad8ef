// Every way a unit's label may stand: at its position, around it with a leader, or in a margin column.
import { around, centred, distance, grown, joined, middle, offSegment, overlaps, segmentMeetsBox, spanned, within, type Box, type Point, type Segment } from "./box";
import type { Field } from "./field";

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** A unit that asks for a place. */
export interface LabelRequest {
  readonly id: string;
  /** Where the unit is; several for several possible seats. */
  readonly anchors: readonly Point[];
  /** Diameter of the symbol. */
  readonly symbol: number;
  /** Text boxes, the fullest first; the symbol without a text is always the last resort. */
  readonly variants: readonly Size[];
  /** `callout`: the symbol stands in the label; `spot`: it stands at the position if there is room; `pinned`: nowhere else. */
  readonly form: "callout" | "spot" | "pinned";
  /** Where the text of a `spot` stands first. */
  readonly first: "beside" | "below";
  /** What the text of a `spot` keeps clear of, if more than the symbol: its shape, which the symbol should not leave. */
  readonly body?: Box;
  /** Weight of a good place for this unit. */
  readonly weight: number;
}

/** The sheet of paper: what may not be covered, and what should rather not be. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Controls and other boxes that labels keep out of. */
  readonly blocked: readonly Box[];
  readonly field: Field;
  /** Small marks that leaders rather pass by. */
  readonly towns: readonly Point[];
}

export type Align = "start" | "middle" | "end";

export interface Candidate {
  readonly request: LabelRequest;
  readonly variant: number;
  readonly symbol: Point;
  readonly symbolBox: Box;
  readonly text: Box | null;
  readonly align: Align;
  readonly leaders: readonly Segment[];
  /** Symbol and text together. */
  readonly frame: Box;
  /** All of it, leaders too, with some air. */
  readonly hull: Box;
  readonly cost: number;
}

export const EDGE = 8;
export const GAP = 6;
const COMFORT = 10;
export const DOT = 3;
export const LEADER_SHARE = 0.45;
const PITCH = 28;
/** Between a shape or symbol and the text above or below it: more than a cell of the field. */
const AIR = 5;
const REACHES = [34, 46, 60, 78, 100, 128, 160, 200, 250, 310];
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => ({ x: Math.cos((i * Math.PI) / 8), y: Math.sin((i * Math.PI) / 8) }));
const COST = { leader: 0.13, long: 0.0015, steep: 9, ink: 0.5, throughDot: 60, throughTown: 7, throughBlock: 200, column: -8, offSpot: 40, offShape: 600, shorter: 900, alone: 4000 };

interface Draft {
  readonly symbol: Point;
  readonly side: Align;
  readonly text: Box | null;
  readonly leaders: readonly Segment[];
  readonly isColumn: boolean;
  readonly taste: number;
}

/** The text beside a symbol, on the side that `align` names by where the text starts. */
function beside(symbol: Point, diameter: number, size: Size, align: Align): Box | null {
  if (size.w === 0) return null;
  const off = diameter / 2 + GAP;
  return { x: align === "start" ? symbol.x + off : symbol.x - off - size.w, y: symbol.y - size.h / 2, w: size.w, h: size.h };
}

/** Leaders end at the symbol's rim; those of several seats meet in one point of it. */
function leadersTo(symbol: Point, request: LabelRequest): Segment[] {
  const mean = middle(around(request.anchors.map((at) => centred(at, 0))));
  const far = distance(symbol, mean) || 1;
  const rim = request.symbol / 2 + 1;
  const port = { x: symbol.x + ((mean.x - symbol.x) / far) * rim, y: symbol.y + ((mean.y - symbol.y) / far) * rim };
  return request.anchors.map((from) => ({ from, to: port }));
}

function callout(symbol: Point, request: LabelRequest, size: Size, side: Align, isColumn = false): Draft {
  return { symbol, side, text: beside(symbol, request.symbol, size, side), leaders: leadersTo(symbol, request), isColumn, taste: 0 };
}

function* calloutsAround(request: LabelRequest, size: Size, limit: number): Generator<Draft> {
  for (const anchor of request.anchors) {
    for (const reach of REACHES) {
      if (reach > limit) break;
      for (const way of DIRECTIONS) {
        const symbol = { x: anchor.x + way.x * reach, y: anchor.y + way.y * reach };
        if (way.x > -0.2) yield callout(symbol, request, size, "start");
        if (way.x < 0.2 && size.w > 0) yield callout(symbol, request, size, "end");
      }
    }
  }
}

function* calloutsInColumns(request: LabelRequest, size: Size, sheet: Sheet, columns: readonly number[]): Generator<Draft> {
  for (const width of columns) {
    if (size.w > width) continue;
    const inset = EDGE + width + GAP + request.symbol / 2;
    for (let y = EDGE + PITCH / 2; y < sheet.height - EDGE; y += PITCH / 2) {
      yield callout({ x: inset, y }, request, size, "end", true);
      yield callout({ x: sheet.width - inset, y }, request, size, "start", true);
    }
  }
}

/** The eight positions of a text around the symbol or shape, the best first. */
function* spots(request: LabelRequest, size: Size): Generator<Draft> {
  const symbol = request.anchors[0]!;
  const mark = centred(symbol, request.symbol);
  const body = request.body ? around([mark, request.body]) : mark;
  const at = (side: Align, x: number, y: number, taste: number): Draft => ({
    symbol,
    side,
    text: size.w === 0 ? null : { x, y, w: size.w, h: size.h },
    leaders: [],
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

/** Cost of a leader by its length and by what it runs through. */
function leaderCost(leader: Segment, others: readonly Point[], { blocked, towns }: Sheet): number {
  const { from, to } = leader;
  const length = distance(from, to);
  let cost = COST.leader * length + COST.long * length * length;
  if (Math.abs(to.y - from.y) > Math.abs(to.x - from.x)) cost += COST.steep;
  for (const at of others) if (offSegment(at, leader) < DOT + 3 && distance(at, from) > 2 * DOT) cost += COST.throughDot;
  for (const at of towns) if (offSegment(at, leader) < DOT + 1 && distance(at, from) > 2 * DOT) cost += COST.throughTown;
  for (const box of blocked) if (segmentMeetsBox(leader, box)) cost += COST.throughBlock;
  return cost;
}

/** What the label covers: a symbol at its position may stand on its own ring and shape. */
function inkUnder(draft: Draft, frame: Box, sheet: Sheet): number {
  if (draft.leaders.length > 0) return sheet.field.over(frame);
  return draft.text ? sheet.field.over(draft.text) : 0;
}

function costOf(draft: Draft, frame: Box, variant: number, request: LabelRequest, others: readonly Point[], sheet: Sheet): number {
  let cost = COST.ink * inkUnder(draft, frame, sheet) + draft.taste + (draft.isColumn ? COST.column : 0);
  for (const leader of draft.leaders) cost += leaderCost(leader, others, sheet);
  if (request.form === "spot" && draft.leaders.length > 0) cost += request.body ? COST.offShape : COST.offSpot;
  const words = variant === request.variants.length ? COST.alone : variant > 0 ? COST.shorter : 0;
  return cost * request.weight + words;
}

/** How long a leader may be: 45 % of the width, more only where the seats of one unit are farther apart. */
export function leaderLimit(request: LabelRequest, width: number): number {
  const spread = Math.max(0, ...request.anchors.map((a) => distance(a, request.anchors[0]!)));
  return Math.max(LEADER_SHARE * width, spread * 0.75);
}

const isFree = (box: Box, paper: Box, blocked: readonly Box[]): boolean => within(box, paper) && !blocked.some((block) => overlaps(box, block, 2));

/** True if the leaders are of allowed length, and the label lies neither on them nor on its own positions. */
function leadsWell(draft: Draft, frame: Box, limit: number): boolean {
  for (const leader of draft.leaders) {
    if (distance(leader.from, leader.to) > limit) return false;
    if (overlaps(frame, centred(leader.from, 2 * DOT + 4))) return false;
    if (draft.text && segmentMeetsBox(leader, draft.text)) return false;
  }
  return true;
}

/** Anywhere within reach on a raster that all labels share: for the last form of a label that found no room. */
function* calloutsAnywhere(request: LabelRequest, size: Size, sheet: Sheet, limit: number): Generator<Draft> {
  const anchor = request.anchors[0]!;
  const step = request.symbol / 2 + 2;
  const first = (from: number): number => Math.ceil(Math.max(EDGE, from) / step) * step;
  for (let y = first(anchor.y - limit); y < Math.min(sheet.height, anchor.y + limit); y += step) {
    for (let x = first(anchor.x - limit); x < Math.min(sheet.width, anchor.x + limit); x += step) yield callout({ x, y }, request, size, "start");
  }
}

export interface Setting {
  readonly sheet: Sheet;
  /** Widths of text that the margin columns are laid out for. */
  readonly columns: readonly number[];
  /** Positions of all units on the sheet. */
  readonly anchors: readonly Point[];
  /** Factor on the longest leader; over 1 only where labels would else overlap. */
  readonly slack: number;
}

export const cheapestFirst = (list: Candidate[]): Candidate[] => list.sort((a, b) => a.cost - b.cost);

function candidate(draft: Draft, frame: Box, variant: number, request: LabelRequest, cost: number): Candidate {
  const { symbol, text, side: align, leaders } = draft;
  const hull = grown(leaders.reduce((sum, leader) => joined(sum, spanned(leader)), frame), COMFORT);
  return { request, variant, symbol, symbolBox: centred(symbol, request.symbol), text, align, leaders, frame, hull, cost };
}

/** All sound candidates of one unit in one form of its text, the cheapest first. */
export function candidatesOf(request: LabelRequest, variant: number, setting: Setting): Candidate[] {
  const { sheet } = setting;
  const size = request.variants[variant] ?? { w: 0, h: 0 };
  const limit = leaderLimit(request, sheet.width) * setting.slack;
  const paper = grown({ x: 0, y: 0, w: sheet.width, h: sheet.height }, -EDGE / 2);
  const others = setting.anchors.filter((at) => !request.anchors.includes(at));
  const found: Candidate[] = [];
  const take = (drafts: Iterable<Draft>): void => {
    for (const draft of drafts) {
      const symbolBox = centred(draft.symbol, request.symbol);
      if (!isFree(symbolBox, paper, sheet.blocked) || (draft.text && !isFree(draft.text, paper, sheet.blocked))) continue;
      const frame = draft.text ? joined(symbolBox, draft.text) : symbolBox;
      if (!leadsWell(draft, frame, limit)) continue;
      const cost = costOf(draft, frame, variant, request, others, sheet);
      found.push(candidate(draft, frame, variant, request, cost));
    }
  };
  if (request.form !== "callout" && request.anchors.length === 1) take(spots(request, size));
  if (request.form === "pinned") return cheapestFirst(found);
  take(calloutsAround(request, size, limit));
  take(calloutsInColumns(request, size, sheet, setting.columns));
  if (size.w === 0) take(calloutsAnywhere(request, size, sheet, limit));
  return cheapestFirst(found);
}

/** Symbols alone and without leaders, the nearest first: where nothing else is possible, still nothing lies on anything. */
export function strays(request: LabelRequest, { sheet }: Setting): Candidate[] {
  const paper = { x: 0, y: 0, w: sheet.width, h: sheet.height };
  const found: Candidate[] = [];
  for (const draft of calloutsAnywhere(request, { w: 0, h: 0 }, sheet, Math.hypot(sheet.width, sheet.height))) {
    const frame = centred(draft.symbol, request.symbol);
    if (isFree(frame, paper, sheet.blocked)) found.push(candidate({ ...draft, leaders: [] }, frame, request.variants.length, request, distance(draft.symbol, request.anchors[0]!)));
  }
  return cheapestFirst(found);
}
