// Draws the packed layers on the map.
import type L from "leaflet";
import type { Store } from "../store";

export function mountParcels(_store: Store, _map: L.Map, _area: HTMLElement): void {}
