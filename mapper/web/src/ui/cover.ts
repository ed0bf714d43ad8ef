// Tells the map how much of it the shell covers, and Leaflet that its element has another size.
import { effect } from "@preact/signals";
import type L from "leaflet";
import type { App } from "./app_state";
import { isPanelOpen } from "./panel_state";
import { stopHeight } from "./sheet_stops";

export const DRAWER_TREE_PX = 288;
export const DRAWER_PANEL_PX = 344;
const SIDES = ["left", "right", "bottom"] as const;

type Cover = Readonly<Record<(typeof SIDES)[number], number>>;

/** On the phone the map keeps clear of the sheet, but not of one pulled up all the way: then nobody sees it. */
function coverOf({ store, ui }: App, bottom: number): Cover {
  if (ui.layout.value === "phone") {
    const stop = store.sheet.value;
    return { left: 0, right: 0, bottom: stop === "full" ? bottom : stopHeight(stop, window.innerHeight) };
  }
  if (ui.layout.value !== "drawer") return { left: 0, right: 0, bottom: 0 };
  return { left: ui.overlay.value === "tree" ? DRAWER_TREE_PX : 0, right: isPanelOpen(ui) ? DRAWER_PANEL_PX : 0, bottom: 0 };
}

export function followCover(app: App, map: L.Map, host: HTMLElement): void {
  let cover: Cover = { left: 0, right: 0, bottom: 0 };
  const tell = (): void => {
    cover = coverOf(app, cover.bottom);
    for (const element of [host, host.parentElement]) {
      for (const side of SIDES) element?.style.setProperty(`--over-${side}`, `${cover[side]}px`);
    }
    app.ui.mapWidth.value = host.clientWidth - cover.left - cover.right;
  };
  effect(tell);
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    tell();
  }).observe(host);
  map.invalidateSize({ animate: false });
}
