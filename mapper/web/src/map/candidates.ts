// Every sound way for a unit's label to stand, with what it costs.
import { centred, distance, grown, joined, offSegment, overlaps, segmentMeetsBox, spanned, within, type Box, type Point, type Segment } from "./box";
import { calloutsAnywhere, calloutsAround, calloutsInColumns, EDGE, leadersTo, meanOf, spots, type Draft } from "./drafts";
import type { Align, LabelRequest, Sheet } from "./label_request";

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

const COMFORT = 10;
export const DOT = 3;
export const LEADER_SHARE = 0.45;
const COST = { leader: 0.13, long: 0.0015, steep: 9, ink: 0.5, throughDot: 60, throughTown: 7, throughBlock: 200, column: -8, offSpot: 40, offShape: 600, shorter: 900, alone: 4000 };

/** True if the leader comes so near to a dot that is not its own. */
function runsThrough(leader: Segment, at: Point, near: number): boolean {
  const { from, to } = leader;
  if (at.x < Math.min(from.x, to.x) - near || at.x > Math.max(from.x, to.x) + near || at.y < Math.min(from.y, to.y) - near || at.y > Math.max(from.y, to.y) + near) return false;
  return offSegment(at, leader) < near && distance(at, from) > 2 * DOT;
}

/** Cost of a leader by its length and by what it runs through. */
function leaderCost(leader: Segment, others: readonly Point[], { blocked, towns }: Sheet): number {
  const { from, to } = leader;
  const length = distance(from, to);
  let cost = COST.leader * length + COST.long * length * length;
  if (Math.abs(to.y - from.y) > Math.abs(to.x - from.x)) cost += COST.steep;
  for (const at of others) if (runsThrough(leader, at, DOT + 3)) cost += COST.throughDot;
  for (const at of towns) if (runsThrough(leader, at, DOT + 1)) cost += COST.throughTown;
  for (const box of blocked) if (segmentMeetsBox(leader, box)) cost += COST.throughBlock;
  return cost;
}

/** What the label covers: a symbol at its position may stand on its own ring and shape. */
function inkUnder(draft: Draft, frame: Box, sheet: Sheet): number {
  if (draft.isLed) return sheet.field.over(frame);
  return draft.text ? sheet.field.over(draft.text) : 0;
}

function costOf(draft: Draft, leaders: readonly Segment[], frame: Box, variant: number, request: LabelRequest, others: readonly Point[], sheet: Sheet): number {
  let cost = COST.ink * inkUnder(draft, frame, sheet) + draft.taste + (draft.isColumn ? COST.column : 0);
  for (const leader of leaders) cost += leaderCost(leader, others, sheet);
  if (request.form === "spot" && draft.isLed) cost += request.body ? COST.offShape : COST.offSpot;
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
function leadsWell(leaders: readonly Segment[], text: Box | null, frame: Box, limit: number): boolean {
  for (const leader of leaders) {
    if (distance(leader.from, leader.to) > limit) return false;
    if (overlaps(frame, centred(leader.from, 2 * DOT + 4))) return false;
    if (text && segmentMeetsBox(leader, text)) return false;
  }
  return true;
}

export interface Setting {
  readonly sheet: Sheet;
  /** Widths of text that the margin columns are laid out for. */
  readonly columns: readonly number[];
  /** Positions of all units on the sheet. */
  readonly anchors: readonly Point[];
  /** Sixteen directions around a position, not eight: where labels are few enough for it. */
  readonly isFine: boolean;
  /** Factor on the longest leader; over 1 only where labels would else overlap. */
  readonly slack: number;
  /** Longest leader where there is no time to look farther: then neither margin columns nor the whole sheet are tried. */
  readonly reach?: number;
}

export const cheapestFirst = (list: Candidate[]): Candidate[] => list.sort((a, b) => a.cost - b.cost);

function candidate(draft: Draft, leaders: readonly Segment[], frame: Box, variant: number, request: LabelRequest, cost: number): Candidate {
  const { symbol, text, side: align } = draft;
  const hull = grown(leaders.reduce((sum, leader) => joined(sum, spanned(leader)), frame), COMFORT);
  return { request, variant, symbol, symbolBox: centred(symbol, request.symbol), text, align, leaders, frame, hull, cost };
}

/** All sound candidates of one unit in one form of its text, the cheapest first. */
export function candidatesOf(request: LabelRequest, variant: number, setting: Setting): Candidate[] {
  const { sheet } = setting;
  const size = request.variants[variant] ?? { w: 0, h: 0 };
  const isNear = setting.reach !== undefined;
  const limit = setting.reach ?? leaderLimit(request, sheet.width) * setting.slack;
  const paper = grown({ x: 0, y: 0, w: sheet.width, h: sheet.height }, -EDGE / 2);
  const others = setting.anchors.filter((at) => !request.anchors.includes(at));
  const mean = meanOf(request.anchors);
  const found: Candidate[] = [];
  const take = (drafts: Iterable<Draft>): void => {
    for (const draft of drafts) {
      const symbolBox = centred(draft.symbol, request.symbol);
      if (!isFree(symbolBox, paper, sheet.blocked) || (draft.text && !isFree(draft.text, paper, sheet.blocked))) continue;
      const frame = draft.text ? joined(symbolBox, draft.text) : symbolBox;
      const leaders = draft.isLed ? leadersTo(draft.symbol, request, mean) : [];
      if (!leadsWell(leaders, draft.text, frame, limit)) continue;
      const cost = costOf(draft, leaders, frame, variant, request, others, sheet);
      found.push(candidate(draft, leaders, frame, variant, request, cost));
    }
  };
  if ((isNear || request.form !== "callout") && request.anchors.length === 1) take(spots(request, size));
  if (request.form === "pinned") return cheapestFirst(found);
  take(calloutsAround(request, size, limit, setting.isFine));
  if (isNear) return cheapestFirst(found);
  take(calloutsInColumns(request, size, sheet, setting.columns, setting.isFine));
  if (size.w === 0) take(calloutsAnywhere(request, size, sheet, limit));
  return cheapestFirst(found);
}

/** The symbol alone at its position, whatever else is there. */
export function standing(request: LabelRequest): Candidate {
  const [symbol] = request.anchors as readonly [Point, ...Point[]];
  const draft: Draft = { symbol, side: "start", text: null, isLed: false, isColumn: false, taste: 0 };
  return candidate(draft, [], centred(symbol, request.symbol), request.variants.length, request, 0);
}

/** Symbols alone and without leaders, the nearest first: where nothing else is possible, still nothing lies on anything. */
export function strays(request: LabelRequest, { sheet }: Setting): Candidate[] {
  const paper = { x: 0, y: 0, w: sheet.width, h: sheet.height };
  const found: Candidate[] = [];
  for (const draft of calloutsAnywhere(request, { w: 0, h: 0 }, sheet, Math.hypot(sheet.width, sheet.height))) {
    const frame = centred(draft.symbol, request.symbol);
    if (isFree(frame, paper, sheet.blocked)) found.push(candidate(draft, [], frame, request.variants.length, request, distance(draft.symbol, request.anchors[0]!)));
  }
  return cheapestFirst(found);
}
