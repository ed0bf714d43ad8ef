// Places everything that has a name, by priority: units with the district seat, the chosen ring, towns, neighbours.
import type { Store } from "../store";
import { centred, holds, type Box, type Point, type Segment } from "./box";
import type { DrawnRing } from "./drawn";
import type { Features } from "./features";
import { fieldOf, type Ground } from "./ground_ink";
import type { Sheet } from "./label_request";
import { placeUnits, type PlacedLabel } from "./labels";
import { placeNames, type NameRequest, type PlacedName } from "./names";
import { neighbourRequest } from "./neighbour_names";
import { onSheet, type UnitOnSheet } from "./requests";
import type { Measure } from "./text";
import { apart, seatId, seatRequest, townRequest, townsInView, type DrawnTown } from "./towns";
import { inKm, type MapUnit } from "./units";
import type { MapView } from "./view";
import { fill, W } from "./words";

/** All that a picture depends on. */
export interface Circumstances {
  readonly store: Store;
  readonly features: Features;
  readonly view: MapView;
  readonly measure: Measure;
  /** Boxes of controls and panels over the map. */
  readonly blocked: readonly Box[];
}

export interface DrawnUnit extends UnitOnSheet {
  readonly placed: PlacedLabel;
}

export interface NamedPlace {
  readonly words: string;
  readonly name: PlacedName;
}

export interface Placed {
  readonly units: readonly DrawnUnit[];
  readonly towns: readonly DrawnTown[];
  readonly neighbourNames: readonly NamedPlace[];
  readonly ringCaption: NamedPlace | undefined;
  /** Boxes of all symbols, dots and names. */
  readonly taken: readonly Box[];
}

const DOT_BOX = 8;
const TOWN_BOX = 7;
const LEAST_RING = 12;
const NEIGHBOUR_H = 18;
const CAPTION_H = 16;

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

/** What kind of drawing an outline is, where it is not what it seems to be. */
const markOf = ({ store }: Circumstances, outline: { isSchematic: boolean } | undefined): string =>
  outline?.isSchematic ? store.t(store.page.fictional ? W.fictional : W.schematic) : "";

function unitsAsked(shown: readonly MapUnit[], circumstances: Circumstances, ground: Ground): UnitOnSheet[] {
  const { view, measure, blocked } = circumstances;
  return shown.flatMap((unit) => {
    const outline = ground.outlines.get(unit.unit.id);
    return onSheet(unit, outline, markOf(circumstances, outline), view, blocked, measure) ?? [];
  });
}

const boxesOf = ({ text, symbolBox }: PlacedLabel): Box[] => (text ? [symbolBox, text] : [symbolBox]);

/** A dot under a symbol or in the middle of a text cannot be read as one. */
const hides = ({ placed }: DrawnUnit, at: Point): boolean => boxesOf(placed).some((box) => holds(box, at));

function captionRequest(ring: DrawnRing | undefined, words: string, measure: Measure): NameRequest[] {
  if (!ring || ring.radius < LEAST_RING) return [];
  return [{ id: "ring", at: ring.at, size: { w: measure(words, "line"), h: CAPTION_H }, clear: ring.radius, sides: ["below", "above", "right", "left"], per_side: 40 }];
}

const captionOf = (store: Store, ring: DrawnRing | undefined): string => (ring ? fill(store.t(W.inRing), { n: inKm(ring.place.uncertainty_m) }) : "");

function neighbourRequests({ store, features, view, measure }: Circumstances, { neighbours }: Ground): NameRequest[] {
  return features.neighbours.flatMap(({ id, lon, lat, name }, i) => {
    const size = { w: measure(store.t(name), "neighbour"), h: NEIGHBOUR_H };
    return neighbourRequest(id, view.at(lon, lat), size, neighbours[i]!, view);
  });
}

/** The name of the district seat was placed with the labels of the units. */
function seatName(town: DrawnTown, labels: ReadonlyMap<string, PlacedLabel>): PlacedName | undefined {
  const label = labels.get(seatId(town.id));
  return label?.text ? { id: town.id, box: label.text, align: label.align } : undefined;
}

export function placeAll(shown: readonly MapUnit[], ground: Ground, circumstances: Circumstances): Placed {
  const { store, features, view, measure, blocked } = circumstances;
  const asked = unitsAsked(shown, circumstances, ground);
  const towns = apart(townsInView(store, view), asked.flatMap(({ request }) => request.anchors));
  const dots = towns.map(({ at }) => at);
  const sheet = { width: view.width, height: view.height, blocked, field: fieldOf(view, ground, dots), towns: dots };
  const seats = towns.filter(({ isSeat }) => isSeat).map((town) => seatRequest(town, measure));
  const labels = new Map(placeUnits([...asked.map(({ request }) => request), ...seats], sheet).map((label) => [label.id, label]));
  const units = asked.flatMap((one): DrawnUnit[] => (labels.has(one.request.id) ? [{ ...one, placed: labels.get(one.request.id)! }] : []));

  const leaders = units.flatMap(({ placed }) => placed.leaders);
  const anchors = units.flatMap(({ request }) => request.anchors.map((at) => centred(at, DOT_BOX)));
  const board = new NameBoard(sheet, leaders, [...[...labels.values()].flatMap(boxesOf), ...anchors, ...ground.flags]);
  const seen = towns.filter((town) => town.isChosen || town.isSeat || !units.some((unit) => hides(unit, town.at)));
  const marks = seen.map(({ at }) => centred(at, TOWN_BOX));
  const ring = ground.rings.find(({ isChosen }) => isChosen);
  const caption = captionOf(store, ring);
  const captionName = board.place(captionRequest(ring, caption, measure), marks).get("ring");
  const townNames = board.place(seen.filter(({ isSeat }) => !isSeat).map((town) => townRequest(town, measure)));
  board.boxes.push(...marks);
  const neighbourNames = board.place(neighbourRequests(circumstances, ground));

  return {
    units,
    towns: seen.map((town) => ({ ...town, name: town.isSeat ? seatName(town, labels) : townNames.get(town.id) })),
    neighbourNames: features.neighbours.flatMap(({ id, name }) => (neighbourNames.has(id) ? [{ words: store.t(name), name: neighbourNames.get(id)! }] : [])),
    ringCaption: captionName && { words: caption, name: captionName },
    taken: board.boxes,
  };
}
