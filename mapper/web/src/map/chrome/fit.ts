// Brings the whole district into view, clear of what covers the map.
import type L from "leaflet";
import type { Page } from "../../page_model";
import { coverOf, isPhone, isStill } from "./cover";

const EDGE_PX = 24;
/** Year switch and footer. */
const FOOT_PX = 128;
const FOOT_PHONE_PX = 44;
const FLIGHT_S = 0.25;

export function fitDistrict(map: L.Map, page: Page, host: Element): void {
  const cover = coverOf(host);
  const [west, south, east, north] = page.bounds;
  const options = {
    paddingTopLeft: [EDGE_PX + cover.left, EDGE_PX],
    paddingBottomRight: [EDGE_PX + cover.right, cover.bottom + (isPhone() ? FOOT_PHONE_PX : FOOT_PX)],
  } satisfies L.FitBoundsOptions;
  const bounds: L.LatLngBoundsLiteral = [
    [south, west],
    [north, east],
  ];
  if (isStill()) map.fitBounds(bounds, { ...options, animate: false });
  else map.flyToBounds(bounds, { ...options, duration: FLIGHT_S });
}
