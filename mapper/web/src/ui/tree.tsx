// The layer tree, which is also the legend: groups, rows as drawn on the map, and the grammar of the lines.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { BackdropGroup } from "../backdrop/group";
import type { LegendGroup, LegendRow } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { nextFocus } from "./class_focus";
import { Icon } from "./icons";
import { openUnplaced } from "./open_target";
import { ThematicGroup } from "./thematic";
import { ClassRow } from "./tree_class";
import { LandControls } from "./tree_land";
import { Box, TreeRow } from "./tree_row";
import { groupCheck, groupToggle, isDrawable, landFirst, shutAtStart, treeItems, treeMove } from "./tree_state";

interface TreeContext {
  readonly active: string;
  readonly setActive: (id: string) => void;
  readonly shut: ReadonlySet<string>;
  readonly setShut: (id: string, shut: boolean) => void;
}

const rowsId = (group: LegendGroup): string => `pm-rows-${group.id}`;

function Group({ group, tree }: { readonly group: LegendGroup; readonly tree: TreeContext }): JSX.Element {
  const { store } = useApp();
  const { t, hidden } = store;
  const shut = tree.shut.has(group.id);
  const check = groupCheck(group, hidden.value);
  const toggle = (): void => {
    const { ids, shown } = groupToggle(group, hidden.value);
    store.setRows(ids, shown);
  };
  const count = t(group.aside) || (shut ? String(group.rows.length) : "");
  const landGroups = store.currentStation.value.legend.filter(({ packs }) => packs.length > 0);
  return (
    <div class="grp">
      <div
        class="row head2"
        role="treeitem"
        aria-level={1}
        aria-owns={shut ? undefined : rowsId(group)}
        aria-label={[t(group.title), count].filter(Boolean).join(" · ")}
        aria-expanded={!shut}
        aria-checked={group.empty ? undefined : check}
        tabIndex={tree.active === group.id ? 0 : -1}
        data-item={group.id}
        onFocus={() => tree.setActive(group.id)}
        onClick={() => tree.setShut(group.id, !shut)}
      >
        <Icon name={shut ? "shut" : "open"} class="chev" />
        <span
          class="box-hit"
          onClick={(event) => {
            event.stopPropagation();
            if (!group.empty) toggle();
          }}
        >
          <Box check={group.empty ? "false" : check} />
        </span>
        <span class="t">{t(group.title)}</span>
        <span class="n">{count}</span>
      </div>
      {!shut && (
        <div role="group" id={rowsId(group)}>
          {group.empty && <EmptyGroup group={group} />}
          {group.packs.length > 0 && <LandControls group={group} first={group === landGroups[0]} />}
          {group.rows.map((row, index) => (
            <TierRow key={row.id} row={row} group={group} before={group.rows[index - 1]} tree={tree} />
          ))}
        </div>
      )}
    </div>
  );
}

function EmptyGroup({ group }: { readonly group: LegendGroup }): JSX.Element {
  const { t } = useApp().store;
  return (
    <div class="emp">
      <b>{t(group.aside)}</b>
      <p>{group.empty && t(group.empty)}</p>
    </div>
  );
}

interface TierRowProps {
  readonly row: LegendRow;
  readonly group: LegendGroup;
  readonly before: LegendRow | undefined;
  readonly tree: TreeContext;
}

function TierRow({ row, group, before, tree }: TierRowProps): JSX.Element {
  const { t } = useApp().store;
  const startsTier = row.tier !== null && row.tier.zh !== before?.tier?.zh;
  const active = tree.active === row.id;
  return (
    <>
      {startsTier && row.tier && <div class="tier">{t(row.tier)}</div>}
      {row.target === "class" ? <ClassRow row={row} group={group} active={active} setActive={tree.setActive} /> : <TreeRow row={row} active={active} setActive={tree.setActive} />}
    </>
  );
}

/** Groups are shut by the station they belong to, so that a change of year opens its own. */
function useShut(groups: readonly LegendGroup[]): readonly [ReadonlySet<string>, (id: string, shut: boolean) => void, () => void] {
  const { ui, store } = useApp();
  const short = ui.layout.value === "short";
  const start = (): ReadonlySet<string> => shutAtStart(groups, short);
  const [shut, setShut] = useState(start);
  useEffect(() => setShut(start()), [store.station.value, short]);
  const set = (id: string, isShut: boolean): void => {
    const next = new Set(shut);
    if (isShut) next.add(id);
    else next.delete(id);
    setShut(next);
  };
  return [shut, set, () => setShut(start())];
}

/** The editions of the classes, and the grammar of the lines. */
function TreeFoot({ groups }: { readonly groups: readonly LegendGroup[] }): JSX.Element {
  const { t } = useApp().store;
  const foots = [...new Set(groups.map((group) => t(group.foot)).filter(Boolean))];
  return (
    <footer class="tree-foot">
      {foots.map((foot) => (
        <p key={foot}>{foot}</p>
      ))}
      <p>{t(W.grammar)}</p>
    </footer>
  );
}

export function LayerTree(): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const { t, hidden } = store;
  const groups = landFirst(store.currentStation.value.legend);
  const [shut, setShut, resetShut] = useShut(groups);
  const items = treeItems(groups, shut);
  const [wanted, setActive] = useState("");
  const active = items.some((item) => item.id === wanted) ? wanted : (items[0]?.id ?? "");
  const list = useRef<HTMLDivElement>(null);

  const focus = (id: string): void => {
    setActive(id);
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
  };
  const press = (id: string, isGroup: boolean): void => {
    const group = groups.find((item) => item.id === id);
    const row = groups.flatMap((item) => item.rows).find((item) => item.id === id);
    if (isGroup && group) {
      const { ids, shown } = groupToggle(group, hidden.value);
      store.setRows(ids, shown);
    } else if (row && isDrawable(row)) store.setRows([row.id], hidden.value.has(row.id));
    else if (row) openUnplaced(app, row.title, row.unplaced);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items.find((each) => each.id === active);
    if (!item || !(event.target as HTMLElement).matches("[role=treeitem]")) return;
    const row = groups.flatMap(({ rows }) => rows).find(({ id }) => id === item.id);
    if (event.key === "Enter" && row?.target === "class") store.focusClasses.value = nextFocus(store.focusClasses.value, row.land_class, event.ctrlKey || event.metaKey);
    else if (event.key === " " || (event.key === "Enter" && !item.isGroup)) press(item.id, item.isGroup);
    else if (event.key === "Enter") setShut(item.id, !shut.has(item.id));
    else {
      const move = treeMove(event.key, active, items, shut);
      if (!move) return;
      if ("focus" in move) focus(move.focus);
      else if ("open" in move) setShut(move.open, false);
      else setShut(move.shut, true);
    }
    event.preventDefault();
  };
  const reset = (): void => {
    hidden.value = new Set();
    store.thematic.value = "";
    store.backdrop.value = "";
    resetShut();
  };

  return (
    <>
      <div class="tree-head">
        <h2>{t(W.layers)}</h2>
        <button type="button" class="text-btn" onClick={reset}>
          {t(W.reset)}
        </button>
        {(ui.layout.value === "phone" || ui.layout.value === "drawer") && (
          <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={() => (ui.overlay.value = "")}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="tree-body">
        {store.page.fictional && (
          <div class="fict">
            <Icon name="note" />
            {t(W.fictionalText)}
          </div>
        )}
        <div role="tree" aria-label={t(W.layers)} aria-multiselectable="true" ref={list} onKeyDown={onKeyDown}>
          {groups.map((group) => (
            <Group key={group.id} group={group} tree={{ active, setActive, shut, setShut }} />
          ))}
        </div>
        <ThematicGroup />
        <BackdropGroup />
      </div>
      <TreeFoot groups={groups} />
    </>
  );
}
