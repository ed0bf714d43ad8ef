// Chooses one candidate for each label so that the whole is cheapest and free of faults.
import { distance, overlaps, segmentMeetsBox, segmentsMeet, type Segment } from "./box";
import { DOT, type Candidate } from "./candidates";

/** Cost of a fault that must not stay: an overlap, a crossing. */
const FAULT = 1e5;
const MARGIN = 3;
const COMFORT = 10;
const ROUNDS = 6;
const SAME_ANGLE = Math.cos(0.05);

export type Choice = (Candidate | undefined)[];
export type Options = readonly (readonly Candidate[])[];

/** Leaders from one place may not lie on each other; others may not meet. */
function leaderMeets(s: Segment, t: Segment): boolean {
  if (distance(s.from, t.from) >= 1) return segmentsMeet(s, t);
  const along = (s.to.x - s.from.x) * (t.to.x - t.from.x) + (s.to.y - s.from.y) * (t.to.y - t.from.y);
  return along > SAME_ANGLE * distance(s.from, s.to) * distance(t.from, t.to);
}

/** A leader of `a` runs under `b`, or the symbol of `b` hides its dot. */
function runsUnder(a: Candidate, b: Candidate): boolean {
  for (const leader of a.leaders) {
    if (segmentMeetsBox(leader, b.symbolBox, 2 * DOT) || (b.text && segmentMeetsBox(leader, b.text, 2))) return true;
  }
  return false;
}

function leadersMeet(a: Candidate, b: Candidate): boolean {
  for (const s of a.leaders) for (const t of b.leaders) if (leaderMeets(s, t)) return true;
  return false;
}

/** Weight of the faults between two placed labels: symbols on each other are worst, so that both give way. */
export function faults(a: Candidate, b: Candidate): number {
  if (!overlaps(a.hull, b.hull)) return 0;
  let count = overlaps(a.symbolBox, b.symbolBox, MARGIN) ? 3 : 0;
  if (a.text && overlaps(a.text, b.symbolBox, MARGIN)) count++;
  if (b.text && overlaps(a.symbolBox, b.text, MARGIN)) count++;
  if (a.text && b.text && overlaps(a.text, b.text, MARGIN)) count++;
  if (leadersMeet(a, b)) count++;
  if (runsUnder(a, b)) count++;
  if (runsUnder(b, a)) count++;
  return count;
}

/** Small costs of two labels that stand too near, or out of line one above the other; never negative, so that `best` may stop early. */
function unease(a: Candidate, b: Candidate): number {
  const near = overlaps(a.frame, b.frame, COMFORT) ? 14 : 0;
  if (a.align !== b.align || a.leaders.length === 0 || b.leaders.length === 0) return near;
  const off = Math.abs(a.symbol.x - b.symbol.x);
  return off > 1 && off < 48 && Math.abs(a.symbol.y - b.symbol.y) < 120 ? near + 16 : near;
}

/** Cost of two labels together. */
export function between(a: Candidate, b: Candidate): number {
  const wrong = faults(a, b);
  return wrong > 0 ? wrong * FAULT : unease(a, b);
}

/** How much more a fault between two labels counts, the longer it stays. */
class Stress {
  private readonly extra: Float64Array;

  constructor(private readonly count: number) {
    this.extra = new Float64Array(count * count);
  }

  of(i: number, j: number): number {
    return 1 + this.extra[i * this.count + j]!;
  }

  raise(i: number, j: number): void {
    this.extra[i * this.count + j]! += 1;
    this.extra[j * this.count + i]! += 1;
  }
}

/** Cost of a candidate among the others; stops counting beyond `most`. */
function costAmong(candidate: Candidate, self: number, choice: Choice, stress: Stress, most: number): number {
  let cost = candidate.cost;
  for (let j = 0; j < choice.length && cost < most; j++) {
    const other = choice[j];
    if (!other || j === self) continue;
    const wrong = faults(candidate, other);
    cost += wrong > 0 ? wrong * FAULT * stress.of(self, j) : unease(candidate, other);
  }
  return cost;
}

/** The cheapest candidate of one label, given the others; the present one unless another is cheaper. */
function best(self: number, options: readonly Candidate[], choice: Choice, stress: Stress): Candidate | undefined {
  let found = choice[self];
  let least = found ? costAmong(found, self, choice, stress, Infinity) : Infinity;
  for (const candidate of options) {
    if (candidate.cost >= least) break;
    const cost = costAmong(candidate, self, choice, stress, least);
    if (cost >= least) continue;
    least = cost;
    found = candidate;
  }
  return found;
}

/** Moves labels one at a time to a better place while that helps. */
function improve(options: Options, choice: Choice, order: readonly number[], stress: Stress): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const i of order) {
      const next = best(i, options[i]!, choice, stress);
      if (!next || next === choice[i]) continue;
      choice[i] = next;
      moved = true;
    }
    if (!moved) return;
  }
}

function total(choice: Choice): number {
  let cost = 0;
  choice.forEach((one, i) => {
    if (!one) cost += FAULT;
    else cost += one.cost;
    for (let j = 0; one && j < i; j++) {
      const other = choice[j];
      if (other) cost += between(one, other);
    }
  });
  return cost;
}

/** Pairs of labels at fault; a label without any place is at fault with itself. */
export function quarrels(choice: Choice): [number, number][] {
  return choice.flatMap((one, i) =>
    one ? choice.slice(0, i).flatMap((other, j): [number, number][] => (other && faults(one, other) > 0 ? [[i, j]] : [])) : [[i, i] as [number, number]],
  );
}

/** A first choice: each label in turn, in the best of several orders. */
export function start(options: Options, orders: readonly (readonly number[])[]): Choice {
  const calm = new Stress(options.length);
  let winner: Choice = [];
  let least = Infinity;
  for (const order of orders) {
    const choice: Choice = options.map(() => undefined);
    for (const i of order) choice[i] = best(i, options[i]!, choice, calm);
    improve(options, choice, order, calm);
    const cost = total(choice);
    if (cost >= least) continue;
    least = cost;
    winner = choice;
  }
  return winner;
}

/** Breaks out of dead ends: faults that stay weigh more and more, until their labels give way (Morris, 1993). */
export function appease(options: Options, choice: Choice, steps: number): Choice {
  const stress = new Stress(options.length);
  let calmest = [...choice];
  let fewest = quarrels(choice).length;
  for (let step = 0; step < steps && fewest > 0; step++) {
    const now = quarrels(choice);
    for (const [i, j] of now) stress.raise(i, j);
    const [i, j] = now[step % now.length]!;
    for (const k of i === j ? [i] : [i, j]) choice[k] = best(k, options[k]!, choice, stress) ?? choice[k];
    const left = quarrels(choice).length;
    if (left >= fewest) continue;
    fewest = left;
    calmest = [...choice];
  }
  return calmest;
}

/** Last touch: better places for all, none of which brings a fault back. */
export function polish(options: Options, choice: Choice, order: readonly number[]): Choice {
  const now = [...choice];
  improve(options, now, order, new Stress(options.length));
  return now;
}
