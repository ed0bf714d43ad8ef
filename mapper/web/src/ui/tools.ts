// The tools of the map, as the header and the phone's menu offer them.
import type { Store, Tool } from "../store";
import { isTraceable } from "../trace/traceable";
import { fill, W } from "../words";
import type { Words } from "../page_model";
import type { App } from "./app_state";

export interface ToolChoice {
  readonly id: Exclude<Tool, "">;
  readonly name: Words;
}

/** An area is counted where there are parcels to count, a boundary traced where a unit can have one. */
export function toolsOf({ page }: Store): readonly ToolChoice[] {
  const ids = ["measure", "area", "trace"] as const;
  const isOffered = { measure: true, area: page.packs.some((pack) => pack.form === "polygon"), trace: page.units.some(isTraceable) };
  return ids.filter((id) => isOffered[id]).map((id) => ({ id, name: W.tools[id] }));
}

/** Takes a tool in hand, or lays it down; on the phone the map is brought in sight. */
export function toggleTool({ store, ui }: App, id: Exclude<Tool, "">): void {
  ui.overlay.value = "";
  store.mode.value = "map";
  store.tool.value = store.tool.value === id ? "" : id;
  store.sheet.value = "peek";
}

/** From the map to the units side by side, and back; nothing where there are no two to compare. */
export function toggleCompare({ store, ui }: App): void {
  if (!store.page.compare) return;
  ui.overlay.value = "";
  store.mode.value = store.mode.value === "compare" ? "map" : "compare";
}

/** The command with the number of units put aside for it. */
export function compareName({ compared, t }: Store): string {
  const n = compared.value.length;
  return t(n > 0 ? fill(W.compareN, { n }) : W.compare);
}

export function toggleTable({ store, ui }: App): void {
  ui.overlay.value = "";
  store.tableOpen.value = !store.tableOpen.value;
}
