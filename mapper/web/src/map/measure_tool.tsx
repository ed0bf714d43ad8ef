// Measuring on the map: points by click, lengths per leg, an area when the ring is closed.
import { effect, signal } from "@preact/signals";
import L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../store";
import { areaText, lengthText } from "../ui/measure_text";
import { area_m2, distance_m, length_m, type LonLat } from "./geodesic";
import { MeasureDrawing, type Leg } from "./measure_drawing";
import { Scene } from "./scene";
import { fill, W } from "./words";

const SNAP_PX = 10;
const SAME_PX = 4;
const MU_M2 = 2000 / 3;

interface Path {
  readonly points: readonly LonLat[];
  readonly isClosed: boolean;
}

const EMPTY: Path = { points: [], isClosed: false };

/** 亩 in whole numbers: the unit of land in every document here. */
export function muText(square_m: number): string {
  return String(Math.round(square_m / MU_M2)).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

export const ringOf = ({ points, isClosed }: Path): readonly LonLat[] => (isClosed ? [...points, points[0]!] : points);

/** The path after a click: a new point, or closed if the click meets the first one. */
export function withPoint(path: Path, at: LonLat, isFirst: boolean, isLast: boolean): Path {
  if (path.isClosed) return { points: [at], isClosed: false };
  if (isFirst && path.points.length > 2) return { ...path, isClosed: true };
  return isLast ? path : { points: [...path.points, at], isClosed: false };
}

export function withoutLast({ points, isClosed }: Path): Path {
  return isClosed ? { points, isClosed: false } : { points: points.slice(0, -1), isClosed: false };
}

export function mountMeasure(store: Store, map: L.Map): void {
  const path = signal<Path>(EMPTY);
  const moved = signal(0);
  const scene = new Scene(map, "pm-measure", 630);
  const container = map.getContainer();

  const near = (a: LonLat | undefined, b: LonLat, px: number): boolean => a !== undefined && map.latLngToContainerPoint([a.lat, a.lon]).distanceTo(map.latLngToContainerPoint([b.lat, b.lon])) <= px;
  const add = (at: LonLat): void => {
    const { points } = path.value;
    path.value = withPoint(path.value, at, near(points[0], at, SNAP_PX), near(points[points.length - 1], at, SAME_PX));
  };
  const close = (): void => {
    if (path.value.points.length > 2) path.value = { ...path.value, isClosed: true };
  };

  map.on("click", ({ latlng }) => {
    if (store.measuring.value) add({ lon: latlng.lng, lat: latlng.lat });
  });
  map.on("dblclick", () => {
    if (store.measuring.value) close();
  });
  map.on("moveend resize", () => void moved.value++);
  container.addEventListener("keydown", (event) => {
    if (!store.measuring.value) return;
    const { lng, lat } = map.getCenter();
    if (event.key === "Enter") add({ lon: lng, lat });
    else if (event.key === "Backspace" || event.key === "Delete" || (event.key === "z" && event.ctrlKey)) path.value = withoutLast(path.value);
    else return;
    event.preventDefault();
  });

  effect(() => {
    container.classList.toggle("is-measuring", store.measuring.value);
    if (!store.measuring.value) path.value = EMPTY;
  });
  effect(() => {
    const { points, isClosed } = path.value;
    const now = { points: points.length, length_m: length_m(ringOf(path.value)), area_m2: isClosed ? area_m2(points) : 0 };
    store.measured.value = points.length > 0 ? now : null;
    const language = store.language.peek();
    if (points.length > 1) store.spoken.value = [lengthText(now.length_m, language), now.area_m2 > 0 ? areaText(now.area_m2, language) : ""].filter(Boolean).join(", ");
  });
  effect(() => {
    moved.value;
    const language = store.language.value;
    const ring = ringOf(path.value).map((at) => ({ at, px: map.latLngToContainerPoint([at.lat, at.lon]) }));
    const legs = ring.slice(1).map(({ at, px }, i): Leg => ({ from: ring[i]!.px, to: px, label: lengthText(distance_m(ring[i]!.at, at), language) }));
    const area = store.measured.value?.area_m2 ?? 0;
    const areaLabel = area > 0 ? fill(store.t(W.areaWithMu), { area: areaText(area, language), mu: muText(area) }) : "";
    scene.settle();
    render(h(MeasureDrawing, { points: path.value.points.map((_, i) => ring[i]!.px), legs, areaLabel, isClosed: path.value.isClosed }), scene.root);
  });
}
