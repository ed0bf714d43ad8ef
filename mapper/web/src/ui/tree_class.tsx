// A class in the layer tree: the box draws it or not, the name looks at it alone.
import type { JSX } from "preact";
import type { LegendGroup, LegendRow } from "../page_model";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { nextFocus, onlyOfGroup } from "./class_focus";
import { useLandClass } from "./class_swatch";
import { LandSwatch } from "./land_swatch";
import { Box } from "./tree_row";
import { L } from "./tree_words";

interface ClassRowProps {
  readonly row: LegendRow;
  readonly group: LegendGroup;
  readonly active: boolean;
  readonly setActive: (id: string) => void;
}

/** Its own class is drawn, the others of the group are not; once more, all are. */
function OnlyButton({ row, group, active }: Omit<ClassRowProps, "setActive">): JSX.Element {
  const { store } = useApp();
  const { t, hidden } = store;
  const whole = store.currentStation.value.legend.find(({ id }) => id === group.id) ?? group;
  const { isOnly, others } = onlyOfGroup(whole.rows.map(({ id }) => id), row.id, hidden.value);
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    store.setRows(others, isOnly);
    store.setRows([row.id], true);
  };
  return (
    <button type="button" class={`only${isOnly ? " on" : ""}`} tabIndex={active ? 0 : -1} aria-pressed={isOnly} aria-label={t(fill(W.onlyOf, { name: row.title }))} onClick={press}>
      {t(isOnly ? W.allAgain : W.only)}
    </button>
  );
}

/** True for the class of the chosen feature. */
function useIsChosen(id: string): boolean {
  const { feature, packs } = useApp().store;
  const chosen = feature.value;
  return chosen !== null && packs.get(chosen.pack)?.classId(chosen.index) === id;
}

export function ClassRow({ row, group, active, setActive }: ClassRowProps): JSX.Element {
  const { store } = useApp();
  const { t, hidden, focusClasses } = store;
  const of = useLandClass(row.land_class);
  const isOn = !hidden.value.has(row.id);
  const isFocused = focusClasses.value.has(row.land_class);
  const isFaded = focusClasses.value.size > 0 && !isFocused;
  const isChosen = useIsChosen(row.land_class);
  const amounts = row.amounts.map((amount, at) => [group.heads[at] ? t(group.heads[at]) : "", t(amount)].filter(Boolean).join(" "));
  const name = [of?.code, t(row.title), ...row.amounts.map((amount, at) => (t(amount) ? amounts[at] : "")), isFocused ? t(L.chosen) : ""].filter(Boolean).join(" · ");
  return (
    <div
      class={`row kid class${isOn ? "" : " off"}${isFaded ? " faded" : ""}${isFocused ? " focused" : ""}${isChosen ? " sel" : ""}`}
      role="treeitem"
      aria-level={2}
      aria-checked={isOn}
      aria-selected={isFocused}
      aria-label={name}
      tabIndex={active ? 0 : -1}
      data-item={row.id}
      onFocus={() => setActive(row.id)}
      onClick={(event) => (focusClasses.value = nextFocus(focusClasses.value, row.land_class, event.ctrlKey || event.metaKey))}
    >
      <span
        class="box-hit"
        onClick={(event) => {
          event.stopPropagation();
          store.setRows([row.id], !isOn);
        }}
      >
        <Box check={isOn ? "true" : "false"} />
      </span>
      <LandSwatch of={of} />
      <span class="t">
        {of?.code && <small class="code">{of.code}</small>}
        <span>{t(row.title)}</span>
      </span>
      <span class="end">
        {row.amounts.map((amount, at) => (
          <span key={at} class="amount">
            {t(amount) || "–"}
          </span>
        ))}
        <OnlyButton row={row} group={group} active={active} />
      </span>
    </div>
  );
}
