// Measuring on the map, for as long as the state says so.
import { effect } from "@preact/signals";
import type L from "leaflet";
import type { Store } from "../../store";
import { startSession } from "./session";

export function mountMeasure(store: Store, map: L.Map, host: HTMLElement): () => void {
  let stop: (() => void) | undefined;
  const unfollow = effect(() => {
    const isOn = store.tool.value === "measure";
    if (isOn && !stop) stop = startSession(store, map, host);
    if (!isOn && stop) {
      stop();
      stop = undefined;
    }
  });
  return () => {
    unfollow();
    stop?.();
  };
}
