// Seats of towns in the view, and the name of the district's own seat.
import type { Store } from "../store";
import { holds, type Point } from "./box";
import type { LabelRequest } from "./label_request";
import type { NameRequest, PlacedName } from "./names";
import type { Measure } from "./text";
import { townsOnMap } from "./units";
import type { MapView } from "./view";

/** A mark with a name that may be missing. */
export interface DrawnTown {
  readonly id: string;
  readonly words: string;
  readonly at: Point;
  readonly name: PlacedName | undefined;
  readonly isSeat: boolean;
  readonly isChosen: boolean;
}

const SEAT = { mark: 12, h: 18 };
const TOWN = { clear: 3, h: 15 };
/** A town this near to a unit's own position is that position. */
const SAME_PX = 4;

export const seatId = (town: string): string => `seat ${town}`;

/** The seat is named as the district is: 綦江; the town's own name stands in its panel. */
function seatName(store: Store, town: string): string {
  const region = store.index.unit.get(store.page.region);
  return store.t((region ?? store.index.unit.get(town)!).short);
}

export function townsInView(store: Store, view: MapView): DrawnTown[] {
  const paper = { x: 0, y: 0, w: view.width, h: view.height };
  return townsOnMap(store).flatMap(({ unit, place }) => {
    const at = view.at(place.lon, place.lat);
    const isSeat = place.role === "district_seat";
    const town = { id: unit.id, words: isSeat ? seatName(store, unit.id) : store.t(unit.short), at, name: undefined, isSeat, isChosen: unit.id === store.unit.value };
    return holds(paper, at) ? [town] : [];
  });
}

/** Towns apart from the positions of units and from the district seat. */
export function apart(towns: readonly DrawnTown[], positions: readonly Point[]): DrawnTown[] {
  const seats = towns.filter(({ isSeat }) => isSeat).map(({ at }) => at);
  const isNear = (from: Point, { at }: DrawnTown, px: number): boolean => Math.hypot(from.x - at.x, from.y - at.y) < px;
  const isApart = (town: DrawnTown): boolean => !positions.some((from) => isNear(from, town, SAME_PX)) && !seats.some((from) => isNear(from, town, SEAT.mark));
  return towns.filter((town) => town.isSeat || town.isChosen || isApart(town));
}

/** The district seat is placed together with the units: its mark never moves. */
export function seatRequest({ id, at, words }: DrawnTown, measure: Measure): LabelRequest {
  return { id: seatId(id), anchors: [at], symbol: SEAT.mark, variants: [{ w: measure(words, "seat"), h: SEAT.h }], form: "pinned", first: "beside", weight: 1.2 };
}

export function townRequest({ id, at, words }: DrawnTown, measure: Measure): NameRequest {
  return { id, at, size: { w: measure(words, "town"), h: TOWN.h }, clear: TOWN.clear, sides: ["right", "left", "above", "below", "corners"] };
}
