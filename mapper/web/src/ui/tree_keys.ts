// The keyboard of the layer tree: arrows walk it, the space bar switches, Enter opens a group or looks at a class alone.
import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import type { LegendGroup } from "../page_model";
import { useApp, type App } from "./app_state";
import { nextFocus } from "./class_focus";
import { openUnplaced } from "./open_target";
import { groupToggle, isDrawable, treeItems, treeMove, type TreeItem } from "./tree_state";

type SetShut = (id: string, shut: boolean) => void;

interface TreeKeys {
  /** The item that takes the Tab key. */
  readonly active: string;
  readonly setActive: (id: string) => void;
  readonly list: RefObject<HTMLDivElement>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function press(app: App, groups: readonly LegendGroup[], { id, isGroup }: TreeItem): void {
  const { store } = app;
  const group = groups.find((item) => item.id === id);
  const row = groups.flatMap(({ rows }) => rows).find((item) => item.id === id);
  if (isGroup && group) {
    const { ids, shown } = groupToggle(group, store.hidden.value);
    store.setRows(ids, shown);
  } else if (row && isDrawable(row)) store.setRows([row.id], store.hidden.value.has(row.id));
  else if (row) openUnplaced(app, row.title, row.unplaced);
}

/** Space and Enter; false for other keys. */
function act(app: App, groups: readonly LegendGroup[], shut: ReadonlySet<string>, setShut: SetShut, item: TreeItem, event: KeyboardEvent): boolean {
  const { focusClasses } = app.store;
  const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === item.id);
  if (event.key !== " " && event.key !== "Enter") return false;
  if (event.key === "Enter" && row?.target === "class") focusClasses.value = nextFocus(focusClasses.value, row.land_class, event.ctrlKey || event.metaKey);
  else if (event.key === "Enter" && item.isGroup) setShut(item.id, !shut.has(item.id));
  else press(app, groups, item);
  return true;
}

export function useTreeKeys(groups: readonly LegendGroup[], shut: ReadonlySet<string>, setShut: SetShut): TreeKeys {
  const app = useApp();
  const items = treeItems(groups, shut);
  const [wanted, setActive] = useState("");
  const active = items.some((item) => item.id === wanted) ? wanted : (items[0]?.id ?? "");
  const list = useRef<HTMLDivElement>(null);
  const focus = (id: string): void => {
    setActive(id);
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items.find((each) => each.id === active);
    if (!item || !(event.target as HTMLElement).matches("[role=treeitem]")) return;
    if (!act(app, groups, shut, setShut, item, event)) {
      const move = treeMove(event.key, active, items, shut);
      if (!move) return;
      if ("focus" in move) focus(move.focus);
      else if ("open" in move) setShut(move.open, false);
      else setShut(move.shut, true);
    }
    event.preventDefault();
  };
  return { active, setActive, list, onKeyDown };
}
