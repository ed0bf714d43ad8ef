// State of the layer tree without its picture: boxes of three states, counts, and where the arrow keys lead.
import type { LandClassView, LegendGroup, LegendRow } from "../page_model";
import { folded, textTest } from "../table/text_match";

export type Check = "true" | "false" | "mixed";

export function placedCount(row: LegendRow): number {
  return row.count || row.units.filter((unit) => !row.unplaced.includes(unit)).length;
}

/** A row of units none of which is located has nothing to switch on: it opens its list instead. */
export function isDrawable(row: LegendRow): boolean {
  return row.unplaced.length === 0 || placedCount(row) > 0;
}

export function rowCheck(row: LegendRow, hidden: ReadonlySet<string>): Check {
  return isDrawable(row) && !hidden.has(row.id) ? "true" : "false";
}

export function groupCheck(group: LegendGroup, hidden: ReadonlySet<string>): Check {
  const states = new Set(group.rows.map((row) => rowCheck(row, hidden)));
  if (states.size > 1) return "mixed";
  return states.has("true") ? "true" : "false";
}

/** Ids of the rows that a click on the group's box changes, and whether it shows or hides them. */
export function groupToggle(group: LegendGroup, hidden: ReadonlySet<string>): { readonly ids: readonly string[]; readonly shown: boolean } {
  const ids = group.rows.filter(isDrawable).map((row) => row.id);
  return { ids, shown: ids.some((id) => hidden.has(id)) };
}

export function isOnly(row: string, groups: readonly LegendGroup[], hidden: ReadonlySet<string>): boolean {
  const others = groups.flatMap((group) => group.rows).filter((item) => item.id !== row);
  return others.length > 0 && !hidden.has(row) && others.every((item) => hidden.has(item.id));
}

/** Groups shut at the start: those without rows, and on short screens the last one with rows. */
export function shutAtStart(groups: readonly LegendGroup[], short: boolean): ReadonlySet<string> {
  const shut = groups.filter((group) => group.rows.length === 0).map((group) => group.id);
  const last = groups.filter((group) => group.rows.length > 0).at(-1);
  return new Set(short && last && groups.length > 1 ? [...shut, last.id] : shut);
}

/** Parcels are what the page is about where there are any. */
export function landFirst(groups: readonly LegendGroup[]): readonly LegendGroup[] {
  const isLand = ({ packs }: LegendGroup): boolean => packs.length > 0;
  return [...groups.filter(isLand), ...groups.filter((group) => !isLand(group))];
}

/** A group with the classes that are searched for, by name in either language, pinyin or code. */
export function withClasses(group: LegendGroup, sought: string, classes: ReadonlyMap<string, LandClassView>): LegendGroup {
  if (group.packs.length === 0 || sought.trim() === "") return group;
  const holds = textTest(sought);
  return { ...group, rows: group.rows.filter(({ title, land_class }) => [title.zh, title.en, classes.get(land_class)?.code ?? ""].some((text) => holds(folded(text)))) };
}

export interface TreeItem {
  readonly id: string;
  readonly group: string;
  readonly isGroup: boolean;
}

export function treeItems(groups: readonly LegendGroup[], shut: ReadonlySet<string>): readonly TreeItem[] {
  return groups.flatMap((group) => {
    const head = { id: group.id, group: group.id, isGroup: true };
    const rows = shut.has(group.id) ? [] : group.rows.map((row) => ({ id: row.id, group: group.id, isGroup: false }));
    return [head, ...rows];
  });
}

export type TreeMove = { readonly focus: string } | { readonly open: string } | { readonly shut: string } | null;

/** What an arrow key does at an item, by the tree pattern of WAI-ARIA. */
export function treeMove(key: string, at: string, items: readonly TreeItem[], shut: ReadonlySet<string>): TreeMove {
  const index = Math.max(0, items.findIndex((item) => item.id === at));
  const item = items[index];
  const focus = (target: TreeItem | undefined): TreeMove => (target ? { focus: target.id } : null);
  if (!item) return null;
  switch (key) {
    case "ArrowDown":
      return focus(items[index + 1]);
    case "ArrowUp":
      return focus(items[index - 1]);
    case "Home":
      return focus(items[0]);
    case "End":
      return focus(items.at(-1));
    case "ArrowRight":
      if (!item.isGroup) return null;
      return shut.has(item.id) ? { open: item.id } : focus(items[index + 1]);
    case "ArrowLeft":
      if (!item.isGroup) return { focus: item.group };
      return shut.has(item.id) ? null : { shut: item.id };
    default:
      return null;
  }
}
