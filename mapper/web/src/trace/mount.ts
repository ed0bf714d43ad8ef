// Drawing and correcting boundaries on the map, for as long as the state says so.
import { effect } from "@preact/signals";
import type L from "leaflet";
import type { Store } from "../store";
import { startTracing } from "./session";
import { createWork, keepWork } from "./work";

export function mountTrace(store: Store, map: L.Map, host: HTMLElement): void {
  const work = createWork(store.page.region);
  let stop: (() => void) | undefined;
  effect(() => {
    const isOn = store.tool.value === "trace" && store.mode.value === "map";
    if (isOn && !stop) stop = startTracing(store, map, host, work);
    if (!isOn && stop) {
      stop();
      stop = undefined;
    }
  });
  effect(() => keepWork(store.page.region, work));
  window.addEventListener("beforeunload", (event) => {
    if (!work.isUnsaved.value) return;
    event.preventDefault();
    event.returnValue = true; // for browsers before 2024
  });
}
