// The picture of a map view: everything that is drawn, with its place on the screen. No DOM, no Leaflet.
import type { Store } from "../store";
import { centred, holds, type Box, type Point, type Segment } from "./box";
import type { Sheet } from "./candidates";
import { drawnRings, drawnShapes, outlinesOf, type DrawnRing, type DrawnShape, type PixelRings } from "./drawn";
import { clipped, toPixels, type Features } from "./features";
import { fieldOf, type Ground } from "./ground_ink";
import { placeUnits, type PlacedLabel } from "./labels";
import { placeNames, type NameRequest, type PlacedName } from "./names";
import { neighbourRequest } from "./neighbour_names";
import { onSheet, type UnitOnSheet } from "./requests";
import type { Measure } from "./text";
import { apart, seatId, seatRequest, townRequest, townsInView, type DrawnTown } from "./towns";
import { inKm, isShown, unitsOnMap, type MapUnit } from "./units";
import { CLOSE, type MapView } from "./view";
import { fill, W } from "./words";

export interface DrawnUnit extends UnitOnSheet {
  readonly placed: PlacedLabel;
}

export interface NamedPlace {
  readonly words: string;
  readonly name: PlacedName;
}

export interface Picture {
  readonly view: MapView;
  readonly district: PixelRings;
  readonly neighbours: readonly PixelRings[];
  readonly shapes: readonly DrawnShape[];
  readonly rings: readonly DrawnRing[];
  readonly units: readonly DrawnUnit[];
  /** Dots of firms while the map is far. */
  readonly dots: readonly { readonly id: string; readonly at: Point }[];
  readonly towns: readonly DrawnTown[];
  readonly neighbourNames: readonly NamedPlace[];
  readonly ringCaption: NamedPlace | undefined;
  /** Boxes of all symbols, dots and names. */
  readonly taken: readonly Box[];
}

export interface Circumstances {
  readonly store: Store;
  readonly features: Features;
  readonly view: MapView;
  readonly measure: Measure;
  /** Boxes of controls and panels over the map. */
  readonly blocked: readonly Box[];
}

const DOT_BOX = 8;
const TOWN_BOX = 7;
const LEAST_RING = 12;

const isDot = (shown: MapUnit, view: MapView): boolean => shown.isMinor && view.px_per_km <= CLOSE;

/** Names placed one kind after another, each keeping clear of all before. */
class NameBoard {
  readonly boxes: Box[];

  constructor(
    private readonly sheet: Sheet,
    private readonly leaders: readonly Segment[],
    boxes: readonly Box[],
  ) {
    this.boxes = [...boxes];
  }

  place(requests: readonly NameRequest[], spared: readonly Box[] = []): ReadonlyMap<string, PlacedName> {
    const names = placeNames(requests, this.sheet, { boxes: [...this.boxes, ...spared], leaders: this.leaders });
    this.boxes.push(...names.map(({ box }) => box));
    return new Map(names.map((name) => [name.id, name]));
  }
}

function unitsAsked({ store, view, measure, blocked }: Circumstances, ground: Ground): UnitOnSheet[] {
  return unitsOnMap(store)
    .filter((shown) => !isDot(shown, view))
    .flatMap((shown) => {
      const outline = ground.outlines.get(shown.unit.id);
      return onSheet(shown, outline, outline?.isSchematic ? store.t(W.schematic) : "", view, blocked, measure) ?? [];
    });
}

const boxesOf = ({ placed, request }: DrawnUnit): Box[] => [placed.symbolBox, ...(placed.text ? [placed.text] : []), ...request.anchors.map((at) => centred(at, DOT_BOX))];

/** A dot under a symbol or in the middle of a text cannot be read as one. */
const hides = ({ placed }: DrawnUnit, at: Point): boolean => holds(placed.symbolBox, at) || (placed.text !== null && holds(placed.text, at));

function captionRequest(ring: DrawnRing | undefined, words: string, measure: Measure): NameRequest[] {
  if (!ring || ring.radius < LEAST_RING) return [];
  return [{ id: "ring", at: ring.at, size: { w: measure(words, "line"), h: 16 }, clear: ring.radius, sides: ["below", "above", "right", "left"], per_side: 40 }];
}

export function pictureOf(circumstances: Circumstances): Picture {
  const { store, features, view, measure, blocked } = circumstances;
  const district = toPixels(features.district, view).map((ring) => clipped(ring, view));
  const neighbours = features.neighbours.map(({ rings }) => toPixels(rings, view).map((ring) => clipped(ring, view)));
  const shapes = drawnShapes(store, features, view);
  const rings = drawnRings(store, view);
  const ground = { district, neighbours, rings, outlines: outlinesOf(shapes, view) };

  const asked = unitsAsked(circumstances, ground);
  const towns = apart(townsInView(store, view), asked.flatMap(({ request }) => request.anchors));
  const seats = towns.filter(({ isSeat }) => isSeat).map((town) => seatRequest(town, measure));
  const dots = towns.map(({ at }) => at);
  const sheet = { width: view.width, height: view.height, blocked, field: fieldOf(view, ground, dots), towns: dots };
  const labels = new Map(placeUnits([...asked.map(({ request }) => request), ...seats], sheet).map((label) => [label.id, label]));
  const units = asked.flatMap((one): DrawnUnit[] => (labels.has(one.request.id) ? [{ ...one, placed: labels.get(one.request.id)! }] : []));

  const seen = towns.filter((town) => town.isChosen || town.isSeat || !units.some((unit) => hides(unit, town.at)));
  const marks = seen.map(({ at }) => centred(at, TOWN_BOX));
  const seatLabels = seats.flatMap(({ id }) => labels.get(id) ?? []);
  const board = new NameBoard(
    sheet,
    units.flatMap(({ placed }) => placed.leaders),
    [...units.flatMap(boxesOf), ...seatLabels.flatMap(({ text, symbolBox }) => (text ? [text, symbolBox] : [symbolBox]))],
  );
  const chosen = rings.find(({ isChosen }) => isChosen);
  const caption = chosen ? fill(store.t(W.inRing), { n: inKm(chosen.place.uncertainty_m) }) : "";
  const captionName = board.place(captionRequest(chosen, caption, measure), marks).get("ring");
  const townNames = board.place(seen.filter(({ isSeat }) => !isSeat).map((town) => townRequest(town, measure)));
  board.boxes.push(...marks);
  const neighbourNames = board.place(
    features.neighbours.flatMap(({ id, lon, lat, name }, i) => neighbourRequest(id, view.at(lon, lat), { w: measure(store.t(name), "neighbour"), h: 18 }, neighbours[i]!, view)),
  );

  const seatName = (id: string): PlacedName | undefined => {
    const label = labels.get(seatId(id));
    return label?.text ? { id, box: label.text, align: label.align } : undefined;
  };
  return {
    view,
    district: isShown(store, "outline") ? district : [],
    neighbours,
    shapes,
    rings,
    units,
    dots: unitsOnMap(store).filter((shown) => isDot(shown, view)).map((shown) => ({ id: shown.unit.id, at: view.at(shown.places[0]!.lon, shown.places[0]!.lat) })),
    towns: seen.map((town) => ({ ...town, name: town.isSeat ? seatName(town.id) : townNames.get(town.id) })),
    neighbourNames: features.neighbours.flatMap(({ id, name }) => (neighbourNames.has(id) ? [{ words: store.t(name), name: neighbourNames.get(id)! }] : [])),
    ringCaption: captionName && { words: caption, name: captionName },
    taken: board.boxes,
  };
}
