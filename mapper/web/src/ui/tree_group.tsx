// A group of the layer tree: its head with a box of three states, and its rows.
import type { JSX } from "preact";
import type { LegendGroup, LegendRow } from "../page_model";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { ClassRow } from "./tree_class";
import { LandControls } from "./tree_land";
import { Box, TreeRow } from "./tree_row";
import { groupCheck, groupToggle } from "./tree_state";

export interface TreeContext {
  readonly active: string;
  readonly setActive: (id: string) => void;
  readonly shut: ReadonlySet<string>;
  readonly setShut: (id: string, shut: boolean) => void;
  /** What the classes are searched for. */
  readonly sought: string;
  readonly setSought: (text: string) => void;
}

const rowsId = (group: LegendGroup): string => `pm-rows-${group.id}`;

export function Group({ group, tree }: { readonly group: LegendGroup; readonly tree: TreeContext }): JSX.Element {
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
        class={`row head2${group.packs.length > 0 ? " land" : ""}`}
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
        <Aside text={count} />
      </div>
      {!shut && (
        <div role="group" id={rowsId(group)}>
          {group.empty && <EmptyGroup group={group} />}
          {group.packs.length > 0 && <LandControls group={group} first={group.id === landGroups[0]?.id} sought={tree.sought} setSought={tree.setSought} />}
          {group.rows.map((row, index) => (
            <TierRow key={row.id} row={row} group={group} before={group.rows[index - 1]} tree={tree} />
          ))}
        </div>
      )}
    </div>
  );
}

/** What a group holds; it breaks between its parts only. */
function Aside({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(" · ");
  return (
    <span class="n">
      {parts.map((part, at) => (
        <span key={at}>{at < parts.length - 1 ? `${part} · ` : part}</span>
      ))}
    </span>
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
