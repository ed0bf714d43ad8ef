// The table itself: only the rows in sight stand in the document, and one of them takes the Tab key.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { chooseFeature } from "../feature/choose";
import { useApp } from "../ui/app_state";
import { Value } from "./mark";
import { HeadRow, type OpenFilter } from "./head_row";
import { rowsWindow } from "./rows_window";
import type { TableState } from "./state";
import { ROW_PX, useRows } from "./use_rows";
import { columnWidths } from "./widths";
import { T } from "./words";

const PHONE_ROW_PX = 44;

interface RowProps {
  readonly table: TableState;
  readonly index: number;
  readonly place: number;
  readonly stop: boolean;
  readonly focus: (place: number) => void;
}

function Row({ table, index, place, stop, focus }: RowProps): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const pack = table.pack.value?.id ?? "";
  const isChosen = store.feature.value?.pack === pack && store.feature.value.index === index;
  const choose = (): void => {
    chooseFeature(app, { pack, index });
    if (ui.layout.value === "phone") store.tableOpen.value = false;
  };
  const isHovered = store.hoveredFeature.value?.pack === pack && store.hoveredFeature.value.index === index;
  return (
    <tr
      class={`${isChosen ? "sel" : ""}${isHovered ? " hover" : ""}`}
      aria-rowindex={place + 2}
      aria-current={isChosen ? "true" : undefined}
      tabIndex={stop ? 0 : -1}
      data-place={place}
      onFocus={() => focus(place)}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose();
      }}
      onPointerEnter={() => (store.hoveredFeature.value = { pack, index })}
      onPointerLeave={() => (store.hoveredFeature.value = null)}
    >
      {table.fields.value.map((field, at) => {
        const Cell = at === 0 ? "th" : "td";
        return (
          <Cell key={field.view.name} scope={at === 0 ? "row" : undefined} class={field.isNumber ? "r" : ""} title={field.shown(index, store.language.value)}>
            <Value field={field} index={index} />
          </Cell>
        );
      })}
    </tr>
  );
}

const Space = ({ height }: { readonly height: number }): JSX.Element | null => (height > 0 ? <tr class="table-space" aria-hidden="true" style={{ height: `${height}px` }} /> : null);

interface GridProps {
  readonly table: TableState;
  readonly filter: OpenFilter | undefined;
  readonly setFilter: (filter: OpenFilter | undefined) => void;
}

export function Grid({ table, filter, setFilter }: GridProps): JSX.Element {
  const { store, ui } = useApp();
  const rows = table.rows.value;
  const fields = table.fields.value;
  const row = ui.layout.value === "phone" ? PHONE_ROW_PX : ROW_PX;
  const { box, scrolled, seen, follow, active, setActive, onKeyDown } = useRows(table, row);
  const { first, end, above, below } = rowsWindow(rows.length, row, seen, scrolled);
  const widths = useMemo(() => columnWidths(fields, table.pack.value?.count ?? 0, store.language.value), [fields, store.language.value]);
  const stop = active >= first && active < end ? active : first;
  return (
    <div class="table-scroll" ref={box} onScroll={follow} onKeyDown={onKeyDown}>
      <table aria-label={store.t(T.title)} aria-rowcount={rows.length + 1} style={{ minWidth: `${widths.reduce((sum, width) => sum + width, 0)}px` }}>
        <colgroup>
          {widths.map((width, at) => (
            <col key={at} style={{ width: `${width}px` }} />
          ))}
        </colgroup>
        <HeadRow table={table} filter={filter} setFilter={setFilter} />
        <tbody>
          <Space height={above} />
          {Array.from(rows.subarray(first, end), (index, at) => (
            <Row key={index} table={table} index={index} place={first + at} stop={first + at === stop} focus={setActive} />
          ))}
          <Space height={below} />
        </tbody>
      </table>
    </div>
  );
}
