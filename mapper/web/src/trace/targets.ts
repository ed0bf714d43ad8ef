// The lines that a corner may snap to near a place: outlines, the district's border, parcels.
import { onGrid } from "../pack/grid";
import type { Pack, Ring } from "../pack/pack";
import { shownPacks } from "../parcels/shown";
import type { Store } from "../store";
import type { Position } from "./draft";
import type { Lines } from "./snap";

/** More parcels than that under the pointer: the view is too far out for their corners. */
const MOST_PARCELS = 200;

function positionsOf(ring: Ring): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) positions.push([ring[i]!, ring[i + 1]!]);
  return positions.length > 0 ? [...positions, positions[0]!] : [];
}

function parcelsNear(pack: Pack, [lon, lat]: Position, [eastwards, northwards]: Position): Lines {
  const found = pack.featuresIn(onGrid({ west: lon - eastwards, south: lat - northwards, east: lon + eastwards, north: lat + northwards }));
  if (found.length > MOST_PARCELS) return [];
  return [...found].flatMap((index) => pack.partsOf(index).flat().map(positionsOf));
}

/** Shapes of the unit itself are left out: its new boundary is not to stick to the old one. */
export function linesNear(store: Store, unit: string, at: Position, reach: Position): Lines {
  const outlines = store.outlines.value;
  const others = store.page.shapes.filter((shape) => shape.unit !== unit && shape.line !== "illustration").flatMap((shape) => outlines?.shapes.get(shape.id) ?? []);
  const drawn = [...(outlines?.district ?? []), ...others] as unknown as Lines;
  const packs = shownPacks(store).flatMap((id) => store.packs.get(id) ?? []);
  return [...drawn, ...packs.filter((pack) => pack.isComplete && pack.view.form !== "point").flatMap((pack) => parcelsNear(pack, at, reach))];
}
