// From which class to which land is planned to go, from the features of the map of differences. Pure.
import type { Pack } from "../pack/pack";
import { AREA } from "../table/area_field";

export interface Move {
  /** Ids of classes, "" for none. */
  readonly before: string;
  readonly after: string;
  readonly area_m2: number;
}

/** The class a piece has now: the column of classes that is not the pack's own. */
function beforeOf(pack: Pack): (index: number) => string {
  const columns = pack.view.columns.filter((column) => column.kind === "class" && column.name !== pack.view.class_column);
  const column = columns.length > 0 ? pack.column(columns[0]!.name) : undefined;
  return (index) => column?.text(index) ?? "";
}

/** The largest first. */
export function movesOf(pack: Pack): readonly Move[] {
  const area = pack.column(AREA);
  const before = beforeOf(pack);
  const sums = new Map<string, Move>();
  for (let index = 0; index < pack.count; index++) {
    const move = { before: before(index), after: pack.classId(index) };
    const key = JSON.stringify([move.before, move.after]);
    sums.set(key, { ...move, area_m2: (sums.get(key)?.area_m2 ?? 0) + (area?.number(index) || 0) });
  }
  return [...sums.values()].sort((a, b) => b.area_m2 - a.area_m2);
}
