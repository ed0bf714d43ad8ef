// The swipe line between planned and current land.
import type L from "leaflet";
import type { Store } from "../store";

export function mountSwipe(_store: Store, _map: L.Map, _area: HTMLElement): void {}
