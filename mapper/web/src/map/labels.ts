// Where the labels of a map view stand: pure, same input same places.
import { around, centred, distance, middle, grown, overlaps, segmentMeetsBox, within, type Box, type Point, type Segment } from "./box";
import { candidatesOf, EDGE, strays, type Align, type Candidate, type LabelRequest, type Setting, type Sheet, type Size } from "./candidates";
import { appease, faults, polish, quarrels, start, type Choice } from "./search";

const STEPS = 60;
const PATIENT = 400;
const cheapestFirst = (list: Candidate[]): Candidate[] => list.sort((a, b) => a.cost - b.cost);

export type { Align, LabelRequest, Sheet, Size } from "./candidates";

export interface PlacedLabel {
  readonly id: string;
  /** Index of the text used; the number of variants if the symbol stands alone. */
  readonly variant: number;
  /** Centre of the symbol. */
  readonly symbol: Point;
  readonly symbolBox: Box;
  readonly text: Box | null;
  readonly align: Align;
  readonly leaders: readonly Segment[];
}

/** A name that may be left out: of a town, the district seat, a ring, a neighbour. */
export interface NameRequest {
  readonly id: string;
  readonly at: Point;
  readonly size: Size;
  /** Half the height and width of the mark that the name keeps clear of. */
  readonly clear: number;
  readonly places: readonly Place[];
}

export type Place = "right" | "left" | "above" | "below" | "corners" | "centre";

export interface PlacedName {
  readonly id: string;
  readonly box: Box;
  readonly align: Align;
}

function columnsFor(requests: readonly LabelRequest[], width: number): number[] {
  const widths = requests.flatMap(({ variants }) => variants.map((size) => size.w)).filter((w) => w > 0 && w < width * 0.32);
  widths.sort((a, b) => a - b);
  const picks = [widths[Math.floor(widths.length / 2)], widths[widths.length - 1], 0];
  return [...new Set(picks.filter((pick) => pick !== undefined).map((pick) => Math.ceil(pick)))];
}

function ordersOf(requests: readonly LabelRequest[], sheet: Sheet): number[][] {
  const heart = { x: sheet.width / 2, y: sheet.height / 2 };
  const at = (i: number): Point => requests[i]!.anchors[0]!;
  const by = (key: (i: number) => number): number[] => requests.map((_, i) => i).sort((a, b) => requests[b]!.weight - requests[a]!.weight || key(a) - key(b) || a - b);
  const outward = by((i) => distance(at(i), heart));
  return [by((i) => -distance(at(i), heart)), outward, by((i) => at(i).y), by((i) => at(i).x)];
}

/** Orders around the middle of all units, from several directions: a crowd is best served in turn. */
function anglesOf(requests: readonly LabelRequest[]): number[][] {
  const heart = middle(around(requests.map(({ anchors }) => centred(anchors[0]!, 0))));
  const angle = (i: number, from: number): number => (Math.atan2(requests[i]!.anchors[0]!.y - heart.y, requests[i]!.anchors[0]!.x - heart.x) + from) % (2 * Math.PI);
  return [4, 5, 6, 7, 8, 9].map((from) => requests.map((_, i) => i).sort((a, b) => angle(a, from) - angle(b, from) || a - b));
}

/** Adds the shorter forms of the labels still at fault, in turn, down to the symbol alone. */
function shorten(requests: readonly LabelRequest[], options: Candidate[][], setting: Setting, first: Choice): Choice {
  const depth = requests.map(() => 0);
  let choice = first;
  for (;;) {
    const stuck = [...new Set(quarrels(choice).flat())].filter((i) => depth[i]! < requests[i]!.variants.length);
    if (stuck.length === 0) return choice;
    for (const i of stuck) {
      depth[i]!++;
      options[i] = cheapestFirst([...options[i]!, ...candidatesOf(requests[i]!, depth[i]!, setting)]);
    }
    choice = appease(options, choice, STEPS);
  }
}

/** Begins anew with symbols alone, which nearly always fit; the last touch gives back what words there is room for. */
function fromSymbols(requests: readonly LabelRequest[], options: Candidate[][], setting: Setting, orders: readonly number[][]): Choice {
  const alone = requests.map((request) => candidatesOf(request, request.variants.length, setting));
  requests.forEach((request, i) => {
    options[i] = cheapestFirst(request.variants.flatMap((_, variant) => candidatesOf(request, variant, setting)).concat(alone[i]!));
  });
  return appease(alone, start(alone, [...orders, ...anglesOf(requests)]), PATIENT);
}

/** What still quarrels gives up its leader too, and stands wherever nothing else is. */
function rescue(requests: readonly LabelRequest[], choice: Choice, setting: Setting): Choice {
  const rescued = [...choice];
  for (let pair = quarrels(rescued)[0]; pair; pair = quarrels(rescued)[0]) {
    const [i] = pair;
    rescued[i] = strays(requests[i]!, setting).find((stray) => rescued.every((other, j) => j === i || !other || faults(stray, other) === 0));
    if (!rescued[i]) return rescued;
  }
  return rescued;
}

/** Starts with the full labels; those that find no place may be shorter, then stand as a symbol alone. */
function settle(requests: readonly LabelRequest[], setting: Setting): Choice {
  const orders = ordersOf(requests, setting.sheet);
  const options = requests.map((request) => candidatesOf(request, 0, setting));
  let choice = shorten(requests, options, setting, appease(options, start(options, orders), STEPS));
  for (const slack of [1, 2]) {
    if (quarrels(choice).length === 0) break;
    choice = fromSymbols(requests, options, { ...setting, slack }, orders);
  }
  return polish(options, rescue(requests, choice, setting), orders[0]!);
}

/** Places the labels of all units; none is left out, and none lies on another. */
export function placeUnits(unsorted: readonly LabelRequest[], sheet: Sheet): PlacedLabel[] {
  const requests = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1));
  const setting = { sheet, columns: columnsFor(requests, sheet.width), anchors: requests.flatMap(({ anchors }) => anchors), slack: 1 };
  const choice = settle(requests, setting);
  return choice.flatMap((it) => (it ? [{ id: it.request.id, variant: it.variant, symbol: it.symbol, symbolBox: it.symbolBox, text: it.text, align: it.align, leaders: it.leaders }] : []));
}

export type { Box, Point, Segment };
void EDGE; void centred; void grown; void overlaps; void segmentMeetsBox; void within;
