// A row of the layer tree: box, symbol as drawn, name, count, and the button that shows only this.
import type { JSX } from "preact";
import type { LegendRow, Words } from "../page_model";
import { SymbolIcon } from "../symbol";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { openUnplaced } from "./open_target";
import { isDrawable, isOnly, placedCount, rowCheck, type Check } from "./tree_state";

export function Box({ check }: { readonly check: Check }): JSX.Element {
  const mark = check === "true" ? "M2.5 6.3 5 8.7 9.5 3.5" : "M3 6h6";
  return (
    <span class={`cb ${check === "true" ? "on" : check === "mixed" ? "mix" : "off"}`}>
      {check !== "false" && (
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={mark} />
        </svg>
      )}
    </span>
  );
}

/** Ghosts are drawn with their own glyphs in a dashed ring: the row shows the first of them. */
function RowSymbol({ row }: { readonly row: LegendRow }): JSX.Element {
  const { page, index } = useApp().store;
  const first = row.target === "ghosts" ? index.unit.get(row.units[0] ?? "") : undefined;
  return <SymbolIcon symbol={first?.symbol ?? row.symbol} industries={page.industries} ghost={first !== undefined} />;
}

/** "1", "未定位 2" or "1 · 未定位 27"; the unplaced ones open their list. */
function Count({ row, tabIndex }: { readonly row: LegendRow; readonly tabIndex: number }): JSX.Element | null {
  const app = useApp();
  const { t } = app.store;
  const placed = placedCount(row);
  if (placed + row.unplaced.length === 0) return null;
  if (row.unplaced.length === 0) return <span class="n count">{placed}</span>;
  return (
    <span class={`n${placed > 0 ? " both" : ""}`}>
      {placed > 0 && (
        <span class="placed">
          {placed}
          <span class="dot"> · </span>
        </span>
      )}
      <button
        type="button"
        class="count-btn"
        tabIndex={tabIndex}
        onClick={(event) => {
          event.stopPropagation();
          openUnplaced(app, row.title, row.unplaced);
        }}
      >
        {t(fill(W.unplaced, { n: row.unplaced.length }))}
      </button>
    </span>
  );
}

/** Name of a row with its count, without the words of the buttons in it. */
function rowName(row: LegendRow, t: (words: Words) => string): string {
  const placed = placedCount(row);
  const unplaced = row.unplaced.length > 0 ? t(fill(W.unplaced, { n: row.unplaced.length })) : "";
  return [t(row.title), placed > 0 ? String(placed) : "", unplaced].filter(Boolean).join(" · ");
}

export function TreeRow({ row, active, setActive }: { readonly row: LegendRow; readonly active: boolean; readonly setActive: (id: string) => void }): JSX.Element {
  const app = useApp();
  const { store } = app;
  const { t } = store;
  const hidden = store.hidden.value;
  const check = rowCheck(row, hidden);
  const drawable = isDrawable(row);
  const only = isOnly(row.id, store.currentStation.value.legend, hidden);
  const press = (): void => {
    if (drawable) store.setRows([row.id], hidden.has(row.id));
    else openUnplaced(app, row.title, row.unplaced);
  };
  return (
    <div
      class={`row kid${check === "false" ? " off" : ""}`}
      role="treeitem"
      aria-level={2}
      aria-checked={check}
      aria-label={rowName(row, t)}
      tabIndex={active ? 0 : -1}
      data-item={row.id}
      onFocus={() => setActive(row.id)}
      onClick={press}
    >
      <Box check={check} />
      <RowSymbol row={row} />
      <span class="t">{t(row.title)}</span>
      <span class={`end${row.unplaced.length > 0 ? " counted" : ""}`}>
        <Count row={row} tabIndex={active ? 0 : -1} />
        {drawable && (
          <button
            type="button"
            class={`only${only ? " on" : ""}`}
            tabIndex={active ? 0 : -1}
            aria-pressed={only}
            aria-label={t(fill(W.onlyOf, { name: row.title }))}
            onClick={(event) => {
              event.stopPropagation();
              store.showOnly(row.id);
            }}
          >
            {t(only ? W.allAgain : W.only)}
          </button>
        )}
      </span>
    </div>
  );
}
