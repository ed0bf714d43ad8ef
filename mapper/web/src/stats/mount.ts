// Statistics of a drawn or picked area, for as long as the tool is in hand.
import { effect, untracked } from "@preact/signals";
import type L from "leaflet";
import { h } from "preact";
import { startSession } from "../map/measure/session";
import type { Store } from "../store";
import { AreaCard } from "./card";
import { drawOutline } from "./outline";
import { chosenParcel, outlineOf } from "./pick";
import { createAreaState } from "./state";
import { S } from "./words";

function start(store: Store, map: L.Map, area: HTMLElement): () => void {
  const state = createAreaState(store);
  const picks = (): ReturnType<Parameters<typeof AreaCard>[0]["picks"]> => [
    ...[outlineOf(store, store.unit.value)].flatMap((pick) => (pick ? [{ label: S.outline, pick }] : [])),
    ...[chosenParcel(store)].flatMap((pick) => (pick ? [{ label: S.parcel, pick }] : [])),
  ];
  const stopSession = startSession(store, map, area, { path: state.path, isHeld: state.isHeld, isArea: true, card: (props) => h(AreaCard, { ...props, state, picks }) });
  const undraw = drawOutline(map, state.picked);
  const follow = effect(() => {
    const unit = store.areaOf.value;
    if (unit) state.picked.value = untracked(() => outlineOf(store, unit));
  });
  return () => {
    for (const end of [follow, undraw, stopSession, state.stop]) end();
    store.areaOf.value = "";
  };
}

export function mountStats(store: Store, map: L.Map, area: HTMLElement): void {
  let stop: (() => void) | undefined;
  effect(() => {
    const isOn = store.tool.value === "area";
    untracked(() => {
      if (isOn) stop ??= start(store, map, area);
      else {
        stop?.();
        stop = undefined;
      }
    });
  });
}
