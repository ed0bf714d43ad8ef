// The table itself: only the rows in sight stand in the document, and one of them takes the Tab key.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { chooseFeature } from "../feature/choose";
import { useApp } from "../ui/app_state";
import { Value } from "./mark";
import { HeadRow, type OpenFilter } from "./head_row";
import { rowsWindow, scrollFor } from "./rows_window";
import type { TableState } from "./state";
import { columnWidths } from "./widths";
import { T } from "./words";

export const ROW_PX = 32;
const PHONE_ROW_PX = 44;
const HEAD_PX = 32;

/** How far the table is scrolled, and the height in which its rows are seen. */
function useScroll(box: { readonly current: HTMLDivElement | null }): { readonly scrolled: number; readonly seen: number; readonly follow: () => void } {
  const [{ scrolled, seen }, set] = useState({ scrolled: 0, seen: 0 });
  const follow = (): void => {
    const element = box.current;
    if (element) set({ scrolled: element.scrollTop, seen: Math.max(ROW_PX, element.clientHeight - HEAD_PX) });
  };
  useLayoutEffect(() => {
    follow();
    const watch = new ResizeObserver(follow);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { scrolled, seen, follow };
}

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

/** Where a key leads from a row; nothing for keys that do not move. */
function placeAfter(key: string, place: number, count: number, page: number): number | undefined {
  const to: Readonly<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: count - 1 };
  const next = to[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

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
  const box = useRef<HTMLDivElement>(null);
  const { scrolled, seen, follow } = useScroll(box);
  const [active, setActive] = useState(0);
  const toFocus = useRef(false);
  const { first, end, above, below } = rowsWindow(rows.length, row, seen, scrolled);
  const count = table.pack.value?.count ?? 0;
  const widths = useMemo(() => columnWidths(fields, count, store.language.value), [fields, store.language.value]);
  const stop = active >= first && active < end ? active : first;

  const show = (place: number): void => {
    const top = scrollFor(place, rows.length, row, seen, box.current?.scrollTop ?? 0);
    if (top !== undefined) {
      box.current?.scrollTo({ top });
      follow();
    }
    setActive(place);
  };
  useEffect(() => {
    const feature = store.feature.value;
    const place = feature && feature.pack === table.pack.value?.id ? rows.indexOf(feature.index) : -1;
    if (place >= 0) show(place);
  }, [store.feature.value, rows]);
  useLayoutEffect(() => {
    if (!toFocus.current) return;
    const element = box.current?.querySelector<HTMLElement>(`tr[data-place="${active}"]`);
    if (element) toFocus.current = false;
    element?.focus({ preventScroll: true });
  }, [active, scrolled]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches("tr")) return;
    const next = placeAfter(event.key, active, rows.length, Math.max(1, Math.floor(seen / row) - 1));
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    toFocus.current = true;
    show(next);
  };

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
