// Snapping on the map: from a place under the pointer to the corner or edge that lies there.
import L from "leaflet";
import type { Store } from "../store";
import type { Position } from "./draft";
import { snapped } from "./snap";
import { linesNear } from "./targets";
import type { Work } from "./work";

const SNAP_PX = { mouse: 10, touch: 20 };

export type Snap = (at: L.LatLng, event?: MouseEvent) => L.LatLng;

export function createSnap(store: Store, map: L.Map, work: Work): Snap {
  const project = ([lon, lat]: Position): L.Point => map.latLngToContainerPoint([lat, lon]);
  return (at, event) => {
    if (event?.altKey) return at;
    const within = window.matchMedia("(pointer: coarse)").matches ? SNAP_PX.touch : SNAP_PX.mouse;
    const corner = map.containerPointToLatLng(map.latLngToContainerPoint(at).add([within, -within]));
    const pointer: Position = [at.lng, at.lat];
    const reach: Position = [Math.abs(corner.lng - at.lng), Math.abs(corner.lat - at.lat)];
    const found = snapped(pointer, linesNear(store, work.about.value.unit, pointer, reach), project, within, reach);
    return found ? L.latLng(found[1], found[0]) : at;
  };
}
