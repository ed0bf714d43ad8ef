// The heads of the table: a click sorts up, down, and not at all; the funnel filters.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { fill } from "../words";
import type { Field } from "./field";
import type { TableState } from "./state";
import { T } from "./words";

export interface OpenFilter {
  readonly column: string;
  readonly left: number;
}

interface HeadProps {
  readonly table: TableState;
  readonly filter: OpenFilter | undefined;
  readonly setFilter: (filter: OpenFilter | undefined) => void;
}

const SORTS = { up: "ascending", down: "descending", none: "none" } as const;
const ARROWS = { up: " ▴", down: " ▾", none: "" } as const;
const FILTER_WIDTH = 264;

function leftOf(button: HTMLElement): number {
  const drawer = button.closest(".table-drawer")!.getBoundingClientRect();
  const head = button.closest("th")!.getBoundingClientRect();
  return Math.max(8, Math.min(head.left - drawer.left, drawer.width - FILTER_WIDTH - 8));
}

function Head({ table, field, filter, setFilter }: HeadProps & { readonly field: Field }): JSX.Element {
  const { t } = useApp().store;
  const { name, title, measure_unit } = field.view;
  const sort = table.sort.value;
  const direction = sort?.column === name ? sort.direction : "none";
  const isOpen = filter?.column === name;
  const isFiltered = table.filter.value.columns.has(name);
  const label = t(fill(T.filterOf, { name: title }));
  return (
    <th scope="col" class={field.isNumber ? "r" : ""} aria-sort={SORTS[direction]}>
      <span class="table-head">
        <button type="button" class="head-sort" title={t(fill(T.sortOf, { name: title }))} onClick={() => table.turn(name)}>
          {t(title)}
          {t(measure_unit) && <small> {t(measure_unit)}</small>}
          <i aria-hidden="true">{ARROWS[direction]}</i>
        </button>
        <button
          type="button"
          class={`filter-open${isFiltered ? " on" : ""}`}
          title={label}
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={(event) => setFilter(isOpen ? undefined : { column: name, left: leftOf(event.currentTarget) })}
        >
          <Icon name="filter" />
        </button>
      </span>
    </th>
  );
}

export function HeadRow(props: HeadProps): JSX.Element {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.table.fields.value.map((field) => (
          <Head key={field.view.name} field={field} {...props} />
        ))}
      </tr>
    </thead>
  );
}
