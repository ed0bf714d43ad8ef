// The button in the foot of a unit's panel that puts it beside others.
import type { JSX } from "preact";
import { Icon } from "../ui/icons";
import { useApp } from "../ui/app_state";
import { fill } from "../words";
import { addUnit, canCompare, MOST, removeUnit } from "./chosen";
import { C } from "./words";

export function CompareButton({ id }: { readonly id: string }): JSX.Element | null {
  const { store } = useApp();
  const { t, compared } = store;
  if (!canCompare(store, id)) return null;
  const isIn = compared.value.includes(id);
  const isFull = !isIn && compared.value.length >= MOST;
  return (
    <button type="button" class={`btn line${isIn ? " on" : ""}`} aria-pressed={isIn} disabled={isFull} title={isFull ? t(fill(C.full, { n: MOST })) : undefined} onClick={() => (isIn ? removeUnit(store, id) : addUnit(store, id))}>
      <Icon name={isIn ? "tick" : "compare"} />
      {t(isIn ? C.added : C.compare)}
    </button>
  );
}
