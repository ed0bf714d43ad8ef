// The swipe line between planned and current land, and the card of their differences.
import { computed, effect } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import { slot } from "../map/drawing";
import { contextPacks, paneOf, SWIPE, swipeSides } from "../parcels/shown";
import type { Store } from "../store";
import { ChangeCard } from "./change_card";
import { clipAt, unclip } from "./clip";
import { SwipeLine } from "./line";

function mountLine(store: Store, map: L.Map, area: HTMLElement): void {
  const sides = swipeSides(store.page.packs);
  if (!sides) return;
  const root = slot(area, "swipe");
  const isOn = computed(() => store.landView.value === SWIPE);
  const nameOf = (id: string): string => store.t(store.page.packs.find((pack) => pack.id === id)!.name);
  const clip = (): void => {
    if (isOn.peek()) clipAt(map, sides, store.swipeAt.peek() * map.getSize().x);
  };
  effect(() => {
    root.hidden = !isOn.value;
    if (!isOn.value) return unclip(map, [sides.left, sides.right]);
    root.style.setProperty("--at", `${100 * store.swipeAt.value}%`);
    render(h(SwipeLine, { store, left: nameOf(sides.left), right: nameOf(sides.right) }), root);
    clip();
  });
  map.on("move zoom zoomend viewreset resize", clip);
}

function mountChange(store: Store, map: L.Map, area: HTMLElement): void {
  const change = store.page.packs.find((pack) => pack.state === "change");
  if (!change) return;
  const root = slot(area, "change");
  effect(() => {
    const context = contextPacks(store);
    for (const { id } of store.page.packs) map.getPane(paneOf(id))?.classList.toggle("is-context", context.includes(id));
    root.hidden = store.landView.value !== change.id || store.tool.value !== "";
    render(root.hidden ? null : h(ChangeCard, { store, pack: store.packs.get(change.id), width: area.clientWidth }), root);
  });
}

export function mountSwipe(store: Store, map: L.Map, area: HTMLElement): void {
  mountLine(store, map, area);
  mountChange(store, map, area);
}
