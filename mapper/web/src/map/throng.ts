// Labels of very many units: each placed once, the weightiest first; who finds no room stands as a symbol at its position.
import { type Box } from "./box";
import { candidatesOf, standing, type Candidate, type Setting } from "./candidates";
import type { LabelRequest } from "./label_request";
import { faults } from "./search";

const REACH = 80;
const CELL = 96;

/** Placed labels by the cells of the sheet that they touch. */
class Nearby {
  private readonly cells = new Map<string, Candidate[]>();

  private static *keys({ x, y, w, h }: Box): Generator<string> {
    for (let i = Math.floor(x / CELL); i * CELL <= x + w; i++) for (let j = Math.floor(y / CELL); j * CELL <= y + h; j++) yield `${i} ${j}`;
  }

  add(one: Candidate): void {
    for (const key of Nearby.keys(one.hull)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(one);
      else this.cells.set(key, [one]);
    }
  }

  isFree(one: Candidate): boolean {
    for (const key of Nearby.keys(one.hull)) {
      if (this.cells.get(key)?.some((other) => faults(one, other) > 0)) return false;
    }
    return true;
  }
}

/** The cheapest place near the unit that is free, with as many words as there is room for. */
function freePlace(request: LabelRequest, setting: Setting, placed: Nearby): Candidate | undefined {
  for (let variant = 0; variant <= request.variants.length; variant++) {
    const found = candidatesOf(request, variant, setting).find((one) => placed.isFree(one));
    if (found) return found;
  }
  return undefined;
}

/** One place for each label, in the order of the requests. */
export function inTurn(requests: readonly LabelRequest[], setting: Setting): Candidate[] {
  const placed = new Nearby();
  const near = { ...setting, reach: REACH };
  const choice: Candidate[] = [];
  const order = requests.map((_, i) => i).sort((a, b) => requests[b]!.weight - requests[a]!.weight || a - b);
  for (const i of order) {
    const request = requests[i]!;
    const chosen = freePlace(request, near, placed) ?? standing(request);
    placed.add(chosen);
    choice[i] = chosen;
  }
  return choice;
}
