// The filter of a column, over its head: words it contains, a range of numbers, or a checklist.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useApp } from "../ui/app_state";
import { ClassSwatch } from "../ui/class_swatch";
import { fill } from "../words";
import { distinctKeys, type Field } from "./field";
import type { TableState } from "./state";
import { T } from "./words";

interface FilterProps {
  readonly table: TableState;
  readonly field: Field;
}

function TextFilter({ table, field }: FilterProps): JSX.Element {
  const { t } = useApp().store;
  const now = table.filter.value.columns.get(field.view.name);
  const set = (text: string): void => table.setColumn(field.view.name, { kind: "text", text });
  return (
    <label class="filter-line">
      {t(T.contains)}
      <input type="text" value={now?.kind === "text" ? now.text : ""} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

const numberOf = (text: string): number | null => (text.trim() === "" || Number.isNaN(Number(text)) ? null : Number(text));

function RangeFilter({ table, field }: FilterProps): JSX.Element {
  const { t } = useApp().store;
  const now = table.filter.value.columns.get(field.view.name);
  const { least, most } = now?.kind === "range" ? now : { least: null, most: null };
  const set = (next: { readonly least: number | null; readonly most: number | null }): void => table.setColumn(field.view.name, { kind: "range", ...next });
  return (
    <div class="filter-range">
      <label class="filter-line">
        {t(T.least)}
        <input type="number" step="any" value={least ?? ""} onInput={(event) => set({ least: numberOf(event.currentTarget.value), most })} />
      </label>
      <label class="filter-line">
        {t(T.most)}
        <input type="number" step="any" value={most ?? ""} onInput={(event) => set({ least, most: numberOf(event.currentTarget.value) })} />
      </label>
      <span class="filter-unit">{t(field.view.measure_unit)}</span>
    </div>
  );
}

/** All checked is no filter. */
function Checklist({ table, field }: FilterProps): JSX.Element {
  const { t } = useApp().store;
  const pack = table.pack.value!;
  const keys = useMemo(() => distinctKeys(field, pack), [field, pack]);
  const now = table.filter.value.columns.get(field.view.name);
  const chosen = now?.kind === "values" ? now.keys : new Set(keys);
  const set = (next: ReadonlySet<string>): void => table.setColumn(field.view.name, next.size === keys.length ? undefined : { kind: "values", keys: next });
  const toggle = (key: string, isOn: boolean): void => set(new Set(keys.filter((each) => (each === key ? isOn : chosen.has(each)))));
  return (
    <>
      <div class="filter-all">
        <button type="button" class="text-btn" onClick={() => set(new Set(keys))}>
          {t(T.all)}
        </button>
        <button type="button" class="text-btn" onClick={() => set(new Set())}>
          {t(T.none)}
        </button>
      </div>
      {keys.map((key) => (
        <label key={key} class="filter-check">
          <input type="checkbox" checked={chosen.has(key)} onChange={(event) => toggle(key, event.currentTarget.checked)} />
          {field.isClass && <ClassSwatch id={key} />}
          {t(key === "" ? T.noValue : field.words(key))}
        </label>
      ))}
    </>
  );
}

/** Escape and a click elsewhere close it; the focus goes back to the button that opened it. */
export function FilterBox({ table, field, left, close }: FilterProps & { readonly left: number; readonly close: () => void }): JSX.Element {
  const { t } = useApp().store;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("input")?.focus(), [field]);
  useEffect(() => {
    const dismiss = (event: PointerEvent): void => {
      if (!(event.target as Element).closest(".filter-box, .filter-open")) close();
    };
    document.addEventListener("pointerdown", dismiss, true);
    return () => document.removeEventListener("pointerdown", dismiss, true);
  }, [close]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    document.querySelector<HTMLElement>(`.filter-open[aria-expanded=true]`)?.focus();
    close();
  };
  const Kind = field.isNumber ? RangeFilter : field.isCoded ? Checklist : TextFilter;
  const name = t(fill(T.filterOf, { name: field.view.title }));
  return (
    <div class="card filter-box" role="dialog" aria-label={name} style={{ left: `${left}px` }} ref={box} onKeyDown={onKeyDown}>
      <b>{name}</b>
      <Kind table={table} field={field} />
    </div>
  );
}
