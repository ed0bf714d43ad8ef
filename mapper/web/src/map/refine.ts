// Looks for a cheaper choice than the first one: lifts a few neighbouring labels and sets them down anew, many times (Shaw, 1998).
import { distance } from "./box";
import type { Candidate } from "./candidates";
import { between, type Choice } from "./search";

/** Candidates looked at for each label, the cheapest; more than this table of pairs would be slow. */
const MOST_PAIRED = 1600;
const MOST_EACH = 130;
const ROUNDS = 1400;
const NEIGHBOURS = 6;
const MOST_LIFTED = 4;
/** At first a worse choice is taken too, if it is worse by no more than this; in the end none is. */
const TOLERANCE = 25;
const SEED = 20240521;

/** A fixed row of numbers in [0, 1): the same input gives the same places (Park and Miller, 1988). */
function createDice(): (sides: number) => number {
  let state = SEED % 2147483647;
  return (sides) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * sides);
  };
}

/** Labels by index, candidates by their rank in the label's own list; costs of pairs are worked out once. */
class Table {
  readonly lists: readonly (readonly Candidate[])[];
  private readonly each: number;
  private readonly pairs: Float32Array;

  constructor(options: readonly (readonly Candidate[])[], choice: readonly Candidate[]) {
    this.each = Math.min(MOST_EACH, Math.floor(MOST_PAIRED / options.length));
    this.lists = options.map((list, i) => [...list.slice(0, this.each - 1).filter((one) => one !== choice[i]), choice[i]!].sort((a, b) => a.cost - b.cost));
    const side = this.each * options.length;
    this.pairs = new Float32Array(side * side).fill(NaN);
  }

  pair(i: number, a: number, j: number, b: number): number {
    const at = (i * this.each + a) * this.each * this.lists.length + j * this.each + b;
    const known = this.pairs[at]!;
    if (known === known) return known;
    return (this.pairs[at] = between(this.lists[i]![a]!, this.lists[j]![b]!));
  }

  /** Rank of the cheapest candidate of a label beside the ranks chosen; -1 stands for a lifted label. */
  best(i: number, ranks: Int16Array): number {
    const list = this.lists[i]!;
    let found = 0;
    let least = Infinity;
    for (let a = 0; a < list.length && list[a]!.cost < least; a++) {
      let cost = list[a]!.cost;
      for (let j = 0; j < ranks.length && cost < least; j++) if (j !== i && ranks[j]! >= 0) cost += this.pair(i, a, j, ranks[j]!);
      if (cost >= least) continue;
      least = cost;
      found = a;
    }
    return found;
  }

  total(ranks: Int16Array): number {
    let cost = 0;
    for (let i = 0; i < ranks.length; i++) {
      cost += this.lists[i]![ranks[i]!]!.cost;
      for (let j = 0; j < i; j++) cost += this.pair(i, ranks[i]!, j, ranks[j]!);
    }
    return cost;
  }
}

function nearestOf(choice: readonly Candidate[]): number[][] {
  const at = (i: number): { x: number; y: number } => choice[i]!.request.anchors[0]!;
  return choice.map((_, i) =>
    choice
      .map((__, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => distance(at(a), at(i)) - distance(at(b), at(i)) || a - b)
      .slice(0, NEIGHBOURS),
  );
}

/** The label and up to three of its neighbours, in the order of the dice. */
function crowd(i: number, neighbours: readonly number[], dice: (sides: number) => number): number[] {
  const lifted = [i];
  const left = [...neighbours];
  for (let size = 1 + dice(MOST_LIFTED); lifted.length < size && left.length > 0; ) lifted.push(...left.splice(dice(left.length), 1));
  return dice(2) === 0 ? lifted : lifted.reverse();
}

/** A choice at least as cheap as the given one, from the same candidates. */
export function refine(options: readonly (readonly Candidate[])[], first: Choice): Choice {
  const choice = first.filter((one) => one !== undefined);
  if (choice.length < first.length || choice.length < 2) return first;
  const table = new Table(options, choice);
  const nearest = nearestOf(choice);
  const dice = createDice();
  let ranks = Int16Array.from(choice, (one, i) => table.lists[i]!.indexOf(one));
  let cost = table.total(ranks);
  let winner = ranks;
  let least = cost;
  for (let round = 0; round < ROUNDS; round++) {
    const trial = ranks.slice();
    const middle = dice(choice.length);
    const lifted = crowd(middle, nearest[middle]!, dice);
    for (const i of lifted) trial[i] = -1;
    for (const i of lifted) trial[i] = table.best(i, trial);
    const next = table.total(trial);
    if (next >= cost + TOLERANCE * (1 - (1.2 * round) / ROUNDS) && next >= cost) continue;
    ranks = trial;
    cost = next;
    if (cost >= least) continue;
    least = cost;
    winner = ranks;
  }
  return [...winner].map((rank, i) => table.lists[i]![rank]);
}
