// The view that shows a feature as large as reads well.
import { GRID_ZOOM } from "../pack/grid";
import type { Pack } from "../pack/pack";
import type { View } from "../store";

const SHOWN_PX = 240;
const MOST_ZOOM = 18;
const LEAST_ZOOM = 8;

export function viewOfFeature(pack: Pack, index: number): View {
  const { x0, y0, x1, y1 } = pack.boxOf(index);
  const [lon, lat] = pack.pointIn(index);
  const zoom = GRID_ZOOM + Math.log2(SHOWN_PX / Math.max(1, x1 - x0, y1 - y0));
  return { lon, lat, zoom: Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom)) };
}
