// Optional online backdrops.
import type L from "leaflet";
import type { Store } from "../store";

export function mountBackdrop(_store: Store, _map: L.Map, _area: HTMLElement): void {}
