// The picture of a map view: everything that is drawn, with its place on the screen. No DOM, no Leaflet.
import type { Place, Shape } from "../page_model";
import type { Store } from "../store";
import { around, centred, overlaps, type Box, type Point } from "./box";
import { clipped, toPixels, type Features, type Neighbour } from "./features";
import { Ink } from "./field";
import type { Size } from "./candidates";
import { graticuleOf, type Graticule } from "./graticule";
import { placeUnits, type PlacedLabel } from "./labels";
import { placeNames, type NameRequest, type PlacedName, type Taken } from "./names";
import { onSheet, type Outline, type UnitOnSheet } from "./requests";
import type { Measure } from "./text";
import { inKm, isShown, ringsOnMap, shapesOnMap, townsOnMap, unitsOnMap } from "./units";
import { CLOSE, NEAR, pxPerKm, type MapView } from "./view";
import { fill, W } from "./words";

export interface DrawnShape {
  readonly shape: Shape;
  readonly rings: readonly (readonly Point[])[];
  readonly isChosen: boolean;
}

export interface DrawnRing {
  readonly place: Place;
  readonly at: Point;
  readonly radius: number;
  readonly isChosen: boolean;
}

export interface DrawnUnit extends UnitOnSheet {
  readonly placed: PlacedLabel;
}

/** A mark with a name that may be missing. */
export interface DrawnName {
  readonly id: string;
  readonly words: string;
  readonly at: Point;
  readonly name: PlacedName | undefined;
  readonly form: "town" | "seat";
  readonly isChosen: boolean;
}

export interface Picture {
  readonly view: MapView;
  readonly district: readonly (readonly Point[])[];
  readonly neighbours: readonly (readonly (readonly Point[])[])[];
  readonly graticule: Graticule;
  readonly shapes: readonly DrawnShape[];
  readonly rings: readonly DrawnRing[];
  readonly units: readonly DrawnUnit[];
  /** Dots of firms while the map is far. */
  readonly dots: readonly { readonly id: string; readonly at: Point }[];
  readonly towns: readonly DrawnName[];
  readonly neighbourNames: readonly { readonly words: string; readonly name: PlacedName }[];
  readonly ringCaption: { readonly words: string; readonly name: PlacedName } | undefined;
}

const INK = { border: 2.5, neighbour: 0.25, ring: 0.8, disc: 0.18, shape: 2, seat: 3, town: 1.6, strip: 0.4 };
const SEAT_CLEAR = 5;
const TOWN_CLEAR = 3;

const boundsOf = (points: readonly Point[]): Box => around(points.map((at) => centred(at, 0)));

function drawnShapes(store: Store, features: Features, view: MapView): DrawnShape[] {
  return shapesOnMap(store).flatMap((shape) => {
    const isChosen = shape.unit === store.unit.value;
    if (shape.extent === "illustration" && view.px_per_km < NEAR) return [];
    if (shape.extent === "built" && !isChosen && view.px_per_km <= CLOSE) return [];
    const rings = toPixels(features.shapes.get(shape.id) ?? [], view);
    return rings.length > 0 ? [{ shape, rings, isChosen }] : [];
  });
}

function drawnRings(store: Store, view: MapView): DrawnRing[] {
  const rings = ringsOnMap(store).map((place) => ({
    place,
    at: view.at(place.lon, place.lat),
    radius: (place.uncertainty_m / 1000) * pxPerKm(view.zoom, place.lat),
    isChosen: place.unit === store.unit.value,
  }));
  const key = ({ place }: DrawnRing): string => `${place.lon} ${place.lat} ${place.uncertainty_m}`;
  const chosenFirst = [...rings].sort((a, b) => Number(b.isChosen) - Number(a.isChosen));
  return chosenFirst.filter((ring, i) => chosenFirst.findIndex((other) => key(other) === key(ring)) === i).reverse();
}

/** Outline by unit, for symbols and labels: not the built share. */
function outlinesOf(shapes: readonly DrawnShape[], view: MapView): ReadonlyMap<string, Outline> {
  const main = shapes.filter(({ shape }) => shape.extent !== "built");
  return new Map(main.map(({ shape, rings }) => [shape.unit, { box: boundsOf(rings.flat()), at: view.at(shape.lon, shape.lat), isSchematic: shape.basis === "schematic" && shape.area_measurable }]));
}

function namesToPlace(towns: readonly DrawnName[], measure: Measure): NameRequest[] {
  return towns.map(({ id, words, at, form }) => ({
    id,
    at,
    size: form === "seat" ? { w: measure(words, "seat"), h: 18 } : { w: measure(words, "town"), h: 15 },
    clear: form === "seat" ? SEAT_CLEAR : TOWN_CLEAR,
    sides: form === "seat" ? ["left", "right", "above", "below", "corners"] : ["right", "left", "above", "below", "corners"],
  }));
}

function inPolygon(at: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i]!;
      const b = ring[j]!;
      if (a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}

const corners = ({ x, y }: Point, { w, h }: Size): Point[] => [-1, 1].flatMap((i) => [-1, 0, 1].map((j) => ({ x: x + (j * w) / 2, y: y + (i * h) / 2 })));

/** Points of the neighbour that are in view, nearest to its own label point first. */
function sparesFor(at: Point, size: Size, rings: readonly (readonly Point[])[], view: MapView): Point[] {
  const found: Point[] = [];
  for (let y = 40; y < view.height; y += 44) for (let x = 40; x < view.width; x += 44) if (corners({ x, y }, size).every((corner) => inPolygon(corner, rings))) found.push({ x, y });
  return found.sort((a, b) => Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y));
}

function neighbourRequest(neighbour: Neighbour, rings: readonly (readonly Point[])[], words: string, view: MapView, measure: Measure): NameRequest[] {
  const wish = view.at(neighbour.lon, neighbour.lat);
  const size = { w: measure(words, "neighbour"), h: 18 };
  const fits = corners(wish, size).every((corner) => inPolygon(corner, rings));
  const [at, ...spares] = [...(fits ? [wish] : []), ...sparesFor(wish, size, rings, view)];
  return at ? [{ id: neighbour.id, at, size, clear: 0, sides: ["centre"], spares }] : [];
}

export interface Circumstances {
  readonly store: Store;
  readonly features: Features;
  readonly view: MapView;
  readonly measure: Measure;
  /** Boxes of controls and panels over the map. */
  readonly blocked: readonly Box[];
}

function inkOf(view: MapView, district: Picture["district"], neighbours: Picture["neighbours"], rings: readonly DrawnRing[], outlines: ReadonlyMap<string, Outline>, towns: readonly DrawnName[]): Ink {
  const ink = new Ink(view.width, view.height);
  for (const ring of district) ink.line([...ring, ring[0]!], INK.border);
  for (const rings of neighbours) for (const ring of rings) ink.line(ring, INK.neighbour);
  for (const { at, radius } of rings) {
    ink.disc(at, radius, INK.disc);
    ink.line(Array.from({ length: 33 }, (_, i) => ({ x: at.x + radius * Math.cos((i * Math.PI) / 16), y: at.y + radius * Math.sin((i * Math.PI) / 16) })), INK.ring);
  }
  for (const { box } of outlines.values()) ink.box(box, INK.shape);
  for (const { at, form } of towns) ink.box(centred(at, form === "seat" ? 14 : 8), form === "seat" ? INK.seat : INK.town);
  ink.box({ x: 0, y: 0, w: view.width, h: 20 }, INK.strip);
  return ink;
}

function drawnTowns(store: Store, view: MapView, units: readonly { readonly request: { readonly anchors: readonly Point[] } }[]): DrawnName[] {
  const anchors = units.flatMap(({ request }) => request.anchors);
  const onPaper = { x: 0, y: 0, w: view.width, h: view.height };
  return townsOnMap(store).flatMap(({ unit, place }) => {
    const at = view.at(place.lon, place.lat);
    const isChosen = unit.id === store.unit.value;
    if (!overlaps(onPaper, centred(at, 1))) return [];
    const isSeat = place.role === "district_seat";
    if (!isChosen && !isSeat && anchors.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < 4)) return [];
    const words = isSeat ? seatName(store, unit.id) : store.t(unit.short);
    return [{ id: unit.id, words, at, name: undefined, form: isSeat ? ("seat" as const) : ("town" as const), isChosen }];
  });
}

/** The seat is named for the district, without its last syllable: 綦江; the town's own name stands in its panel. */
function seatName(store: Store, town: string): string {
  const region = store.index.unit.get(store.page.region);
  const short = region ? store.t(region.short) : "";
  return short || store.t(store.index.unit.get(town)!.short);
}

export function pictureOf({ store, features, view, measure, blocked }: Circumstances): Picture {
  const { t } = store;
  const district = toPixels(features.district, view).map((ring) => clipped(ring, view));
  const neighbourRings = features.neighbours.map((neighbour) => toPixels(neighbour.rings, view).map((ring) => clipped(ring, view)));
  const shapes = drawnShapes(store, features, view);
  const outlines = outlinesOf(shapes, view);
  const rings = drawnRings(store, view);

  const onMap = unitsOnMap(store);
  const isDot = (shown: (typeof onMap)[number]): boolean => shown.isMinor && view.px_per_km <= CLOSE;
  const asked = onMap
    .filter((shown) => !isDot(shown))
    .flatMap((shown) => {
      const outline = outlines.get(shown.unit.id);
      const one = onSheet(shown, outline, outline?.isSchematic ? t(W.schematic) : "", view, blocked, measure);
      return one ? [one] : [];
    });
  const unplacedTowns = drawnTowns(store, view, asked);
  const sheet = { width: view.width, height: view.height, blocked: [...blocked, ...unplacedTowns.filter(({ form }) => form === "seat").map(({ at }) => centred(at, 16))] };
  const field = inkOf(view, district, neighbourRings, rings, outlines, unplacedTowns).finish();
  const placed = new Map(placeUnits(asked.map(({ request }) => request), { ...sheet, field }).map((label) => [label.id, label]));
  const units = asked.flatMap((one): DrawnUnit[] => {
    const label = placed.get(one.request.id);
    return label ? [{ ...one, placed: label }] : [];
  });

  const lines = inkOf(view, district, [], rings, outlines, []).finish();
  const paper = { width: view.width, height: view.height, blocked, field: lines };
  const leaders = units.flatMap((unit) => unit.placed.leaders);
  const boxes = units.flatMap(({ placed: { text, symbolBox }, request }) => [symbolBox, ...(text ? [text] : []), ...request.anchors.map((at) => centred(at, 8))]);
  const taken: { boxes: Box[]; leaders: Taken["leaders"] } = { boxes, leaders };
  const place = (requests: readonly NameRequest[]): ReadonlyMap<string, PlacedName> => {
    const names = placeNames(requests, paper, taken);
    taken.boxes = [...taken.boxes, ...names.map(({ box }) => box)];
    return new Map(names.map((name) => [name.id, name]));
  };

  const requests = namesToPlace(unplacedTowns, measure);
  const marks = unplacedTowns.map(({ at, form }) => centred(at, form === "seat" ? 12 : 7));
  const seats = place(requests.filter((_, i) => unplacedTowns[i]!.form === "seat"));
  const chosenRing = rings.find((ring) => ring.isChosen && ring.radius >= 12);
  const captionWords = chosenRing ? fill(t(W.inRing), { n: inKm(chosenRing.place.uncertainty_m) }) : "";
  taken.boxes = [...taken.boxes, ...marks];
  const captions = place(chosenRing ? [{ id: "ring", at: chosenRing.at, size: { w: measure(captionWords, "line"), h: 16 }, clear: chosenRing.radius, sides: ["below", "above", "right", "left"] }] : []);
  taken.boxes = taken.boxes.filter((box) => !marks.includes(box));
  const townNames = place(requests.filter((_, i) => unplacedTowns[i]!.form === "town"));
  taken.boxes = [...taken.boxes, ...marks];
  const visible = features.neighbours.map((neighbour, i) => ({ neighbour, rings: neighbourRings[i]!, words: t(neighbour.name) })).filter(({ rings }) => rings.some((ring) => ring.length > 2));
  const neighbourNames = place(visible.flatMap((one) => neighbourRequest(one.neighbour, one.rings, one.words, view, measure)));

  return {
    view,
    district: isShown(store, "outline") ? district : [],
    neighbours: neighbourRings,
    graticule: graticuleOf(view, isShown(store, "zone") ? store.page.zone_limits : [], [...taken.boxes, ...blocked], lines, measure),
    shapes,
    rings,
    units,
    dots: onMap.filter(isDot).map((shown) => ({ id: shown.unit.id, at: view.at(shown.places[0]!.lon, shown.places[0]!.lat) })),
    towns: unplacedTowns.map((town) => ({ ...town, name: seats.get(town.id) ?? townNames.get(town.id) })),
    neighbourNames: visible.flatMap(({ neighbour, words }) => {
      const name = neighbourNames.get(neighbour.id);
      return name ? [{ words, name }] : [];
    }),
    ringCaption: captions.get("ring") ? { words: captionWords, name: captions.get("ring")! } : undefined,
  };
}
