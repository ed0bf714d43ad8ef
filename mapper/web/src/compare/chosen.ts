// Which units are compared: putting one in, taking one out, and what is said of it.
import type { Unit, Words } from "../page_model";
import type { Store } from "../store";
import { fill } from "../words";
import { C } from "./words";

export const MOST = 6;
export const FEWEST = 2;

export const canCompare = ({ page }: Store, id: string): boolean => page.compare?.units.includes(id) ?? false;

/** Units compared, in the order of the columns; ids that the page cannot compare are passed over. */
export function comparedUnits(store: Store): readonly Unit[] {
  return store.compared.value.filter((id) => canCompare(store, id)).flatMap((id) => store.index.unit.get(id) ?? []);
}

function announce(store: Store, words: Words, id: string): void {
  const unit = store.index.unit.get(id);
  if (unit) store.spoken.value = store.t(fill(words, { name: unit.short, n: store.compared.value.length }));
}

export function addUnit(store: Store, id: string): void {
  const { compared } = store;
  if (compared.value.includes(id) || compared.value.length >= MOST) return;
  compared.value = [...compared.value, id];
  announce(store, C.joined, id);
}

export function removeUnit(store: Store, id: string): void {
  store.compared.value = store.compared.value.filter((other) => other !== id);
  announce(store, C.removed, id);
}
