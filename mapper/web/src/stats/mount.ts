// Statistics of a drawn or picked area.
import type L from "leaflet";
import type { Store } from "../store";

export function mountStats(_store: Store, _map: L.Map, _area: HTMLElement): void {}
