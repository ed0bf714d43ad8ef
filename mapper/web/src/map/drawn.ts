// What is drawn of areas: outlines and rings of the present state, in pixels of the view.
import type { Place, Shape } from "../page_model";
import type { Store } from "../store";
import { around, centred, type Box, type Point } from "./box";
import { toPixels, type Features } from "./features";
import type { Outline } from "./requests";
import { ringsOnMap, shapesOnMap } from "./units";
import { CLOSE, NEAR, pxPerKm, type MapView } from "./view";

export type PixelRings = readonly (readonly Point[])[];

export interface DrawnShape {
  readonly shape: Shape;
  readonly rings: PixelRings;
  readonly isChosen: boolean;
}

export interface DrawnRing {
  readonly place: Place;
  readonly at: Point;
  readonly radius: number;
  readonly isChosen: boolean;
}

const boundsOf = (points: readonly Point[]): Box => around(points.map((at) => centred(at, 0)));

/** What is built of a park lies inside its planned outline: it is drawn over it. */
export const isInside = (shape: Shape): boolean => shape.extent === "built";

/** Illustrations come in at 12 px per km; the built share over 40, or with the choice. */
function isDue(shape: Shape, isChosen: boolean, px_per_km: number): boolean {
  if (shape.line === "illustration") return px_per_km >= NEAR;
  return shape.line !== "share" || isChosen || px_per_km > CLOSE;
}

export function drawnShapes(store: Store, features: Features, view: MapView): DrawnShape[] {
  return shapesOnMap(store).flatMap((shape) => {
    const isChosen = shape.unit === store.unit.value;
    const rings = toPixels(features.shapes.get(shape.id) ?? [], view);
    return rings.length > 0 && isDue(shape, isChosen, view.px_per_km) ? [{ shape, rings, isChosen }] : [];
  });
}

const sameRing = (a: DrawnRing, b: DrawnRing): boolean => a.place.lon === b.place.lon && a.place.lat === b.place.lat && a.place.uncertainty_m === b.place.uncertainty_m;

/** Equal rings of several units are drawn once; the chosen one last, on top. */
export function drawnRings(store: Store, view: MapView): DrawnRing[] {
  const rings = ringsOnMap(store).map((place) => ({
    place,
    at: view.at(place.lon, place.lat),
    radius: (place.uncertainty_m / 1000) * pxPerKm(view.zoom, place.lat),
    isChosen: place.unit === store.unit.value,
  }));
  const chosenFirst = [...rings].sort((a, b) => Number(b.isChosen) - Number(a.isChosen));
  return chosenFirst.filter((ring, i) => chosenFirst.findIndex((other) => sameRing(ring, other)) === i).reverse();
}

/** Outline of each unit, for its symbol and label: not a built share, and the planned one before the built. */
export function outlinesOf(shapes: readonly DrawnShape[], view: MapView): ReadonlyMap<string, Outline> {
  const main = shapes.filter(({ shape }) => shape.line !== "share").sort((a, b) => Number(isInside(b.shape)) - Number(isInside(a.shape)));
  return new Map(
    main.map(({ shape, rings }) => [shape.unit, { box: boundsOf(rings.flat()), at: view.at(shape.lon, shape.lat), isSchematic: shape.line === "schematic" && shape.area_measurable }]),
  );
}
