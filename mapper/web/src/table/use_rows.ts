// How far a table is scrolled, which of its rows takes the Tab key, and how both follow the keyboard and the map.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { scrollFor } from "./rows_window";
import type { TableState } from "./state";

export const ROW_PX = 32;
const HEAD_PX = 32;

type Box = RefObject<HTMLDivElement>;

/** How far the table is scrolled, and the height in which its rows are seen. */
function useScroll(box: Box): { readonly scrolled: number; readonly seen: number; readonly follow: () => void } {
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

/** Where a key leads from a row; nothing for keys that do not move. */
function placeAfter(key: string, place: number, count: number, page: number): number | undefined {
  const to: Readonly<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: count - 1 };
  const next = to[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

interface Rows {
  readonly box: Box;
  readonly scrolled: number;
  readonly seen: number;
  readonly follow: () => void;
  /** Place of the row that takes the Tab key. */
  readonly active: number;
  readonly setActive: (place: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The chosen feature is brought into sight, whoever chose it. */
function useChosen(table: TableState, show: (place: number) => void): void {
  const rows = table.rows.value;
  const feature = table.store.feature.value;
  useEffect(() => {
    const place = feature && feature.pack === table.pack.value?.id ? rows.indexOf(feature.index) : -1;
    if (place >= 0) show(place);
  }, [feature, rows]);
}

export function useRows(table: TableState, row: number): Rows {
  const count = table.rows.value.length;
  const box = useRef<HTMLDivElement>(null);
  const toFocus = useRef(false);
  const { scrolled, seen, follow } = useScroll(box);
  const [active, setActive] = useState(0);
  const show = (place: number): void => {
    const top = scrollFor(place, count, row, seen, box.current?.scrollTop ?? 0);
    if (top !== undefined) {
      box.current?.scrollTo({ top });
      follow();
    }
    setActive(place);
  };
  useChosen(table, show);
  useLayoutEffect(() => {
    if (!toFocus.current) return;
    const element = box.current?.querySelector<HTMLElement>(`tr[data-place="${active}"]`);
    if (element) toFocus.current = false;
    element?.focus({ preventScroll: true });
  }, [active, scrolled]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as HTMLElement).matches("tr")) return;
    const next = placeAfter(event.key, active, count, Math.max(1, Math.floor(seen / row) - 1));
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    toFocus.current = true;
    show(next);
  };
  return { box, scrolled, seen, follow, active, setActive, onKeyDown };
}
