// Outlines that can be taken instead of drawing one: that of the chosen unit, and the chosen parcel.
import { shapesOnMap } from "../map/units";
import type { Store } from "../store";
import type { Position } from "geojson";
import type { ZoneRings } from "./zone";

export interface Picked {
  readonly rings: ZoneRings;
  readonly isSchematic: boolean;
  readonly name: string;
}

const open = (ring: readonly Position[]): ZoneRings[number] => ring.slice(0, -1).map(([lon, lat]) => [lon!, lat!]);

/** Outline of a unit that is drawn now, by its measurable shape. */
function shapeOf(store: Store, unit: string): { readonly id: string; readonly line: string } | undefined {
  const shapes = shapesOnMap(store).filter((shape) => shape.unit === unit && shape.line !== "share" && shape.line !== "illustration");
  return shapes.find((shape) => shape.extent !== "built") ?? shapes[0];
}

export const hasOutline = (store: Store, unit: string): boolean => shapeOf(store, unit) !== undefined;

export function outlineOf(store: Store, unit: string): Picked | null {
  const shape = shapeOf(store, unit);
  const rings = shape && store.outlines.value?.shapes.get(shape.id);
  if (!shape || !rings?.length) return null;
  const named = store.index.unit.get(unit);
  return { rings: rings.map(open), isSchematic: shape.line === "schematic", name: named ? store.t(named.name) : unit };
}

export function chosenParcel(store: Store): Picked | null {
  const chosen = store.feature.value;
  const pack = chosen && store.packs.get(chosen.pack);
  if (!pack || pack.view.form !== "polygon") return null;
  const pairs = (ring: Float64Array): ZoneRings[number] => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);
  const name = (pack.view.id_column && pack.column(pack.view.id_column)?.text(chosen.index)) || String(chosen.index + 1);
  return { rings: pack.partsOf(chosen.index).flatMap((rings) => rings.map(pairs)), isSchematic: false, name };
}
