// Cuts the panes of the two layers at the line, which stays on the screen while the map moves under it.
import type L from "leaflet";
import { paneOf } from "../parcels/shown";

/** Rings far beyond any screen. */
const FAR_PX = 100_000;

function clip(map: L.Map, pack: string, from: number, to: number): void {
  const pane = map.getPane(paneOf(pack));
  if (!pane) return;
  // panes have no size of their own and move with the map: a polygon in their pixels
  const [left, right] = [map.containerPointToLayerPoint([from, 0]).x, map.containerPointToLayerPoint([to, 0]).x];
  pane.style.clipPath = `polygon(${left}px ${-FAR_PX}px, ${right}px ${-FAR_PX}px, ${right}px ${FAR_PX}px, ${left}px ${FAR_PX}px)`;
}

export function clipAt(map: L.Map, sides: { readonly left: string; readonly right: string }, x: number): void {
  clip(map, sides.left, -FAR_PX, x);
  clip(map, sides.right, x, FAR_PX);
}

export function unclip(map: L.Map, packs: readonly string[]): void {
  for (const pack of packs) map.getPane(paneOf(pack))?.style.removeProperty("clip-path");
}
