// Drawing and correcting boundaries on the map.
import type L from "leaflet";
import type { Store } from "../store";

export function mountTrace(_store: Store, _map: L.Map, _area: HTMLElement): void {}
