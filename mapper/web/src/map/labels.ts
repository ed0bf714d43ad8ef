// Where the labels of the units stand: pure, same input same places.
import { around, centred, distance, middle, type Box, type Point, type Segment } from "./box";
import { candidatesOf, cheapestFirst, strays, type Candidate, type Setting } from "./candidates";
import type { Align, LabelRequest, Sheet } from "./label_request";
import { refine } from "./refine";
import { appease, faults, polish, quarrels, start, type Choice } from "./search";
import { inTurn } from "./throng";

/** Tries to settle a quarrel before words are given up: fewer where labels are many. */
const STEPS = { fine: 60, coarse: 12 };
const PATIENT = 400;
/** With more labels than this each is placed once, in turn: to settle all their quarrels would take minutes. */
const MOST_SETTLED = 45;
/** With more labels than this the first sound choice stays: a better one would take too long. */
const MOST_REFINED = 20;

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

const stepsOf = ({ isFine }: Setting): number => (isFine ? STEPS.fine : STEPS.coarse);

type Orders = readonly (readonly number[])[];

const indexes = (requests: readonly LabelRequest[]): number[] => requests.map((_, i) => i);

/** Margin columns are laid out for the widest text, and for one of middle width. */
function columnsFor(requests: readonly LabelRequest[], width: number): number[] {
  const widths = requests.flatMap(({ variants }) => variants.map((size) => size.w)).filter((w) => w > 0 && w < width * 0.32);
  widths.sort((a, b) => a - b);
  const picks = [widths[Math.floor(widths.length / 2)] ?? 0, widths[widths.length - 1] ?? 0, 0];
  return [...new Set(picks.map(Math.ceil))];
}

/** Weighty units first; else from the rim inward, outward, downward and rightward. */
function ordersOf(requests: readonly LabelRequest[], sheet: Sheet): Orders {
  const heart = { x: sheet.width / 2, y: sheet.height / 2 };
  const at = (i: number): Point => requests[i]!.anchors[0]!;
  const by = (key: (i: number) => number): number[] => indexes(requests).sort((a, b) => requests[b]!.weight - requests[a]!.weight || key(a) - key(b) || a - b);
  return [by((i) => -distance(at(i), heart)), by((i) => distance(at(i), heart)), by((i) => at(i).y), by((i) => at(i).x)];
}

/** Around the middle of all units, from several directions: a crowd is best served in turn. */
function anglesOf(requests: readonly LabelRequest[]): Orders {
  const heart = middle(around(requests.map(({ anchors }) => centred(anchors[0]!, 0))));
  const angle = (i: number, from: number): number => (Math.atan2(requests[i]!.anchors[0]!.y - heart.y, requests[i]!.anchors[0]!.x - heart.x) + from) % (2 * Math.PI);
  return [4, 5, 6, 7, 8, 9].map((from) => indexes(requests).sort((a, b) => angle(a, from) - angle(b, from) || a - b));
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
    choice = appease(options, choice, stepsOf(setting));
  }
}

/** Begins anew with symbols alone, which nearly always fit; the last touch gives back what words there is room for. */
function fromSymbols(requests: readonly LabelRequest[], options: Candidate[][], setting: Setting, slack: number, orders: Orders): Choice {
  const alone = requests.map((request) => candidatesOf(request, request.variants.length, { ...setting, slack }));
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
    const isFree = (stray: Candidate): boolean => rescued.every((other, j) => j === i || !other || faults(stray, other) === 0);
    rescued[i] = strays(requests[i]!, setting).find(isFree);
    if (!rescued[i]) return rescued;
  }
  return rescued;
}

/** Starts with the full labels; those that find no place may be shorter, then stand as a symbol alone. */
function settle(requests: readonly LabelRequest[], setting: Setting): Choice {
  const orders = ordersOf(requests, setting.sheet).slice(0, setting.isFine ? 4 : 2);
  const options = requests.map((request) => candidatesOf(request, 0, setting));
  let choice = shorten(requests, options, setting, appease(options, start(options, orders), stepsOf(setting)));
  for (const slack of [1, 2]) {
    if (quarrels(choice).length === 0) break;
    choice = fromSymbols(requests, options, setting, slack, orders);
  }
  const settled = polish(options, rescue(requests, choice, setting), orders[0]!);
  return requests.length > MOST_REFINED ? settled : refine(options, settled);
}

/** Places the labels of all units: none is left out, and none lies on another, but for the symbols of a throng. */
export function placeUnits(unsorted: readonly LabelRequest[], sheet: Sheet): PlacedLabel[] {
  const requests = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1));
  const anchors = requests.flatMap((request) => request.anchors);
  const setting = { sheet, columns: columnsFor(requests, sheet.width), anchors, isFine: requests.length <= MOST_REFINED, slack: 1 };
  const choice = requests.length > MOST_SETTLED ? inTurn(requests, setting) : settle(requests, setting);
  return choice.flatMap((it) => {
    if (!it) return [];
    const { request, variant, symbol, symbolBox, text, align, leaders } = it;
    return [{ id: request.id, variant, symbol, symbolBox, text, align, leaders }];
  });
}
