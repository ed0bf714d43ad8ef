// The bar of the drawer: how much is shown, by which conditions, and what can be done with it.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { RadioGroup } from "../ui/radio";
import { fill } from "../words";
import { downloadRows } from "./download";
import { numberText } from "./field";
import { filterWords } from "./filter_words";
import type { TableState } from "./state";
import { T } from "./words";

function Chip({ text, remove }: { readonly text: string; readonly remove: () => void }): JSX.Element {
  const { t } = useApp().store;
  return (
    <button type="button" class="table-chip" aria-label={t(fill(T.remove, { what: text }))} onClick={remove}>
      {text}
      <Icon name="close" />
    </button>
  );
}

/** Conditions of the table, and those that the layer tree sets. */
function Chips({ table }: { readonly table: TableState }): JSX.Element {
  const { store } = useApp();
  const { t, hiddenClasses, focusClasses, hidden } = store;
  const off = table.pack.value?.view.classes.filter((id) => hiddenClasses.value.has(id)) ?? [];
  const rows = store.currentStation.value.legend.flatMap((group) => group.rows).filter((row) => row.target === "class" && hidden.value.has(row.id));
  return (
    <div class="table-chips">
      {focusClasses.value.size > 0 && <Chip text={t(T.focused)} remove={() => (focusClasses.value = new Set())} />}
      {off.length > 0 && <Chip text={t(fill(T.hiddenClasses, { n: off.length }))} remove={() => store.setRows(rows.map(({ id }) => id), true)} />}
      {table.fields.value.map((field) => {
        const filter = table.filter.value.columns.get(field.view.name);
        return filter && <Chip key={field.view.name} text={t(filterWords(field, filter))} remove={() => table.setColumn(field.view.name, undefined)} />;
      })}
    </div>
  );
}

function LayerSwitch({ table }: { readonly table: TableState }): JSX.Element | null {
  const { t } = useApp().store;
  if (table.packs.value.length < 2) return null;
  const items = table.packs.value.map(({ id, view }) => ({ id, children: t(view.name) }));
  return <RadioGroup label={t(T.layer)} class="seg small" itemClass="seg-item" items={items} value={table.pack.value?.id ?? ""} choose={(id) => (table.wanted.value = id)} />;
}

function Tools({ table }: { readonly table: TableState }): JSX.Element {
  const { t } = useApp().store;
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || table.filter.value.text === "") return;
    event.preventDefault();
    table.setText("");
  };
  return (
    <>
      <LayerSwitch table={table} />
      <label class="table-find">
        <Icon name="search" />
        <input type="search" placeholder={t(T.find)} aria-label={t(T.find)} value={table.filter.value.text} onInput={(event) => table.setText(event.currentTarget.value)} onKeyDown={clear} />
      </label>
      <button type="button" class={`table-chip${table.inView.value ? " on" : ""}`} aria-pressed={table.inView.value} onClick={() => (table.inView.value = !table.inView.value)}>
        {t(T.inView)}
      </button>
      <Chips table={table} />
      <button type="button" class="btn table-export" title={t(T.export)} aria-label={t(T.export)} disabled={table.rows.value.length === 0} onClick={() => downloadRows(table)}>
        <Icon name="export" />
        <span class="word">{t(T.export)}</span>
      </button>
    </>
  );
}

export function Bar({ table }: { readonly table: TableState }): JSX.Element {
  const { t, tableOpen, language } = useApp().store;
  const isOpen = tableOpen.value;
  const pack = table.pack.value;
  const count = (n: number): string => numberText(n, 0, language.value);
  const shown = table.isReady.value ? fill(T.shown, { n: count(table.rows.value.length), all: count(pack?.count ?? 0) }) : T.reading;
  const name = t(isOpen ? T.shut : T.open);
  return (
    <div class="table-bar" onClick={isOpen ? undefined : () => (tableOpen.value = true)}>
      <h2>{t(T.title)}</h2>
      <span class="table-count">{[table.packs.value.length === 1 && pack ? t(pack.view.name) : "", t(shown)].filter(Boolean).join(" · ")}</span>
      {isOpen ? <Tools table={table} /> : <span class="grow" />}
      <button
        type="button"
        class="btn sq table-toggle"
        title={name}
        aria-label={name}
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          tableOpen.value = !isOpen;
        }}
      >
        <Icon name="open" />
      </button>
    </div>
  );
}
