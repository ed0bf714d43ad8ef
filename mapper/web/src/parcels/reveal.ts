// Brings a feature chosen elsewhere into view: near enough to be seen, never further away than the reader is.
import L from "leaflet";
import { marginsOf } from "../map/cover";
import { prefersStill } from "../map/camera";
import { GRID_ZOOM } from "../pack/grid";
import type { FeatureRef, Store } from "../store";

const SEEN_PX = 16;
const SHOWN_PX = 120;
const FLY_S = 0.25;

/** Zoom at which the feature is easily seen, or the reader's own. */
export function zoomToSee(side: number, zoom: number, most: number): number {
  const px = side * 2 ** (zoom - GRID_ZOOM);
  return px >= SEEN_PX ? zoom : Math.max(zoom, Math.min(most, GRID_ZOOM + Math.log2(SHOWN_PX / Math.max(1, side))));
}

export function reveal(store: Store, map: L.Map, area: HTMLElement, { pack: id, index }: FeatureRef, isPhone: boolean): void {
  const pack = store.packs.get(id);
  if (!pack) return;
  const { x0, y0, x1, y1 } = pack.boxOf(index);
  const [lon, lat] = pack.pointIn(index);
  const zoom = zoomToSee(Math.max(x1 - x0, y1 - y0), map.getZoom(), Math.min(17, map.getMaxZoom()));
  const { left, top, right, bottom } = marginsOf(area, isPhone);
  const size = map.getSize();
  const at = map.latLngToContainerPoint([lat, lon]);
  const isClear = at.x > left && at.y > top && at.x < size.x - right && at.y < size.y - bottom;
  if (isClear && zoom === map.getZoom()) return;
  const middle = map.project([lat, lon], zoom).add(L.point((right - left) / 2, (bottom - top) / 2));
  const to = map.unproject(middle, zoom);
  if (prefersStill()) map.setView(to, zoom, { animate: false });
  else map.flyTo(to, zoom, { duration: FLY_S });
}
