// What the controls show of the map, as signals: scale, ends of the zoom, position under the pointer.
import { signal, type ReadonlySignal } from "@preact/signals";
import type L from "leaflet";
import { distance_m } from "../measure/geodesic";
import { isPhone, middleOf, watchCover } from "./cover";

export interface Position {
  readonly lon: number;
  readonly lat: number;
  /** The middle of the view, as no pointer is over the map. */
  readonly isCentre: boolean;
}

export interface MapState {
  readonly metresPerPx: ReadonlySignal<number>;
  readonly canZoomIn: ReadonlySignal<boolean>;
  readonly canZoomOut: ReadonlySignal<boolean>;
  readonly position: ReadonlySignal<Position>;
  readonly isNarrow: ReadonlySignal<boolean>;
  stop(): void;
}

const SAMPLE_PX = 100;

/** Ground length of a pixel at the centre of what is seen, along the parallel. */
function groundPerPx(map: L.Map): number {
  const { x, y } = middleOf(map);
  const left = map.containerPointToLatLng([x - SAMPLE_PX / 2, y]);
  const right = map.containerPointToLatLng([x + SAMPLE_PX / 2, y]);
  return distance_m({ lon: left.lng, lat: left.lat }, { lon: right.lng, lat: right.lat }) / SAMPLE_PX;
}

function centreOf(map: L.Map): Position {
  const { x, y } = middleOf(map);
  const { lat, lng } = map.containerPointToLatLng([x, y]);
  return { lon: lng, lat, isCentre: true };
}

export function followMap(map: L.Map): MapState {
  const metresPerPx = signal(groundPerPx(map));
  const canZoomIn = signal(true);
  const canZoomOut = signal(true);
  const position = signal(centreOf(map));
  const isNarrow = signal(isPhone());
  let pointer: PointerEvent | undefined;

  const tellPosition = (): void => {
    if (!pointer) {
      position.value = centreOf(map);
      return;
    }
    const { lat, lng } = map.mouseEventToLatLng(pointer);
    position.value = { lon: lng, lat, isCentre: false };
  };
  const follow = (): void => {
    metresPerPx.value = groundPerPx(map);
    canZoomIn.value = map.getZoom() < map.getMaxZoom();
    canZoomOut.value = map.getZoom() > map.getMinZoom();
    isNarrow.value = isPhone();
    tellPosition();
  };
  const onPointer = (event: PointerEvent): void => {
    pointer = event.type === "pointermove" && event.pointerType !== "touch" ? event : undefined;
    tellPosition();
  };

  const container = map.getContainer();
  map.on("move zoom resize zoomlevelschange", follow);
  container.addEventListener("pointermove", onPointer);
  container.addEventListener("pointerleave", onPointer);
  const unwatch = watchCover(container.parentElement, follow);
  follow();
  return {
    metresPerPx,
    canZoomIn,
    canZoomOut,
    position,
    isNarrow,
    stop() {
      unwatch();
      map.off("move zoom resize zoomlevelschange", follow);
      container.removeEventListener("pointermove", onPointer);
      container.removeEventListener("pointerleave", onPointer);
    },
  };
}
