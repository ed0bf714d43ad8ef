// Which feature lies under a point of the map, on the side of the swipe that is seen there.
import type L from "leaflet";
import { GRID_ZOOM, gridX, gridY } from "../pack/grid";
import type { FeatureRef, Store } from "../store";
import { shownPacks, SWIPE, swipeSides } from "./shown";

const REACH_PX = 6;

/** Packs seen at a share of the map's width, the topmost first. */
export function packsAt(store: Store, share: number): readonly string[] {
  const sides = store.landView.value === SWIPE ? swipeSides(store.page.packs) : undefined;
  const hidden = sides && (share < store.swipeAt.value ? sides.right : sides.left);
  return shownPacks(store)
    .filter((id) => id !== hidden)
    .reverse();
}

/** The topmost feature that is drawn at a point of the map's window. */
export function featureAt(store: Store, map: L.Map, at: { readonly x: number; readonly y: number }): FeatureRef | null {
  const { lat, lng } = map.containerPointToLatLng([at.x, at.y]);
  const near = REACH_PX * 2 ** (GRID_ZOOM - map.getZoom());
  for (const id of packsAt(store, at.x / map.getSize().x)) {
    const pack = store.packs.get(id);
    if (!pack?.isComplete) continue;
    const index = pack.featureAt(gridX(lng), gridY(lat), near);
    if (index >= 0 && !store.hiddenClasses.value.has(pack.classId(index))) return { pack: id, index };
  }
  return null;
}
