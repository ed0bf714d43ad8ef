// The attribute table in a drawer under the map; on the phone it fills the screen while it is open.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useApp } from "../ui/app_state";
import { fill } from "../words";
import { Bar } from "./bar";
import { FilterBox } from "./filter_box";
import { Grid } from "./grid";
import type { OpenFilter } from "./head_row";
import { clampHeight, DRAWER_PX, Resizer } from "./resizer";
import { TableState } from "./state";
import { T } from "./words";

function Nothing({ table }: { readonly table: TableState }): JSX.Element {
  const { t } = useApp().store;
  return (
    <div class="emp table-none">
      <b>{t(T.nothing)}</b>
      <p>{t(T.nothingText)}</p>
      <button type="button" class="link" onClick={() => table.clear()}>
        {t(T.clear)}
      </button>
    </div>
  );
}

/** The chosen feature is looked for in its own table; how many rows are left is said. */
function useFollowing(table: TableState): void {
  const { store } = useApp();
  const chosen = store.feature.value?.pack ?? "";
  useEffect(() => {
    if (table.packs.value.some(({ id }) => id === chosen)) table.wanted.value = chosen;
  }, [chosen]);
  const filter = table.filter.value;
  useEffect(() => {
    if (store.tableOpen.value && (filter.text || filter.columns.size > 0)) {
      store.spoken.value = store.t(fill(T.shown, { n: table.rows.value.length, all: table.pack.value?.count ?? 0 }));
    }
  }, [filter]);
}

export function TableDrawer(): JSX.Element | null {
  const { store, ui } = useApp();
  const table = useMemo(() => new TableState(store), [store]);
  const [height, setHeight] = useState(DRAWER_PX);
  const [filter, setFilter] = useState<OpenFilter | undefined>(undefined);
  useFollowing(table);
  const isOpen = store.tableOpen.value;
  const isPhone = ui.layout.value === "phone";
  const isAway = store.mode.value === "compare" || (isPhone && !isOpen);
  if (!table.pack.value || isAway) return null;
  const field = table.fields.value.find(({ view }) => view.name === filter?.column);
  return (
    <section class={`table-drawer${isOpen ? " open" : ""}`} aria-label={store.t(T.title)} style={isOpen && !isPhone ? { height: `${clampHeight(height)}px` } : {}}>
      {isOpen && !isPhone && <Resizer height={height} set={setHeight} />}
      <Bar table={table} />
      {isOpen && table.isReady.value && <Grid key={table.pack.value.id} table={table} filter={filter} setFilter={setFilter} />}
      {isOpen && table.isReady.value && table.rows.value.length === 0 && <Nothing table={table} />}
      {isOpen && filter && field && <FilterBox table={table} field={field} left={filter.left} close={() => setFilter(undefined)} />}
    </section>
  );
}
