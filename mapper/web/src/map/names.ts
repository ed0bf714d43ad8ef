// Where the names stand that may be left out: of towns, rings, neighbours. Units' labels have gone before.
import { centred, overlaps, segmentMeetsBox, within, type Box, type Point, type Segment } from "./box";
import type { Align, Sheet, Size } from "./label_request";

export type Side = "right" | "left" | "below" | "above" | "corners" | "centre";

export interface NameRequest {
  readonly id: string;
  readonly at: Point;
  readonly size: Size;
  /** Half the width and height of the mark that the name stands beside. */
  readonly clear: number;
  /** Sides tried, the best first. */
  readonly sides: readonly Side[];
  /** Cost of every further side; by default small beside what a name covers. */
  readonly per_side?: number;
  /** Other points that the name may stand at, the best first. */
  readonly spares?: readonly Point[];
}

export interface PlacedName {
  readonly id: string;
  readonly box: Box;
  readonly align: Align;
}

/** What stands already. */
export interface Taken {
  readonly boxes: readonly Box[];
  readonly leaders: readonly Segment[];
}

const GAP = 4;
const AIR = 2;
const INK = 0.5;
const NEXT_SIDE = 4;

function* onSide(side: Side, { at, size, clear }: NameRequest): Generator<PlacedName & { id: "" }> {
  const { w, h } = size;
  const off = clear + GAP;
  const place = (align: Align, x: number, y: number) => ({ id: "" as const, align, box: { x, y, w, h } });
  if (side === "right") yield place("start", at.x + off, at.y - h / 2);
  if (side === "left") yield place("end", at.x - off - w, at.y - h / 2);
  if (side === "below") yield place("middle", at.x - w / 2, at.y + clear + 1);
  if (side === "above") yield place("middle", at.x - w / 2, at.y - clear - 1 - h);
  if (side === "centre") yield place("middle", at.x - w / 2, at.y - h / 2);
  if (side !== "corners") return;
  for (const y of [at.y - clear - h + 3, at.y + clear - 3]) {
    yield place("start", at.x + clear, y);
    yield place("end", at.x - clear - w, y);
  }
}

const isClear = (box: Box, taken: Taken, sheet: Sheet): boolean =>
  within(box, { x: 0, y: 0, w: sheet.width, h: sheet.height }) &&
  !sheet.blocked.some((block) => overlaps(box, block, 2 * AIR)) &&
  !taken.boxes.some((other) => overlaps(box, other, AIR)) &&
  !taken.leaders.some((leader) => segmentMeetsBox(leader, box, AIR));

function choices(request: NameRequest, taken: Taken, sheet: Sheet): { place: PlacedName; cost: number }[] {
  const spots = [request, ...(request.spares ?? []).map((at) => ({ ...request, at }))];
  return spots
    .flatMap((spot) => request.sides.flatMap((side) => [...onSide(side, spot)]))
    .map((place, rank) => ({ place: { ...place, id: request.id }, cost: (request.per_side ?? NEXT_SIDE) * rank + INK * sheet.field.over(place.box) }))
    .filter(({ place }) => isClear(place.box, taken, sheet))
    .sort((a, b) => a.cost - b.cost);
}

/** Places what finds room; those with the fewest free sides go first, so that more of them do. */
export function placeNames(requests: readonly NameRequest[], sheet: Sheet, taken: Taken): PlacedName[] {
  const marks = requests.map(({ at, clear }) => centred(at, 2 * clear));
  const others = (request: NameRequest): Box[] => marks.filter((_, i) => requests[i] !== request);
  const order = requests
    .map((request) => ({ request, free: choices(request, { ...taken, boxes: [...taken.boxes, ...others(request)] }, sheet).length }))
    .sort((a, b) => a.free - b.free || (a.request.id < b.request.id ? -1 : 1));
  const placed: PlacedName[] = [];
  for (const { request } of order) {
    const boxes = [...taken.boxes, ...others(request), ...placed.map(({ box }) => box)];
    const best = choices(request, { ...taken, boxes }, sheet)[0];
    if (best) placed.push(best.place);
  }
  return placed;
}
