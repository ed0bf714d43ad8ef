// A cell of the comparison: value, bar, period, kind and source, or the words for why there is none.
import type { JSX } from "preact";
import type { FigureView } from "../page_model";
import { useApp } from "../ui/app_state";
import { DoubtChip, KindChip } from "../ui/chips";
import { opens, SourceButton, Value } from "../ui/figure_parts";
import { fill } from "../words";
import type { ComparedCell, ComparedRow } from "./rows";
import { differenceIn, differenceWords, othersOf, viewOf } from "./telling";
import { C, GAPS } from "./words";

const BAR_PX = 84;

/** How far the cell lies from the base. */
export function DifferenceText({ row, base, unit, named = false }: { readonly row: ComparedRow; readonly base: string; readonly unit: string; readonly named?: boolean }): JSX.Element | null {
  const { store } = useApp();
  const difference = differenceIn(store, row, base, unit);
  if (!difference) return null;
  const { amount, percent } = differenceWords(store, difference);
  const text = [store.t(amount), percent && (store.language.value === "zh" ? `（${percent}）` : ` (${percent})`)].join("");
  return <span class="cmp-difference">{named ? store.t(fill(C.against, { name: store.index.unit.get(base)!.short, text })) : text}</span>;
}

function Bar({ share }: { readonly share: number }): JSX.Element {
  return (
    <svg class="cmp-cell-bar" width={BAR_PX} height="8" aria-hidden="true">
      <rect width={share > 0 ? Math.max(1, BAR_PX * share) : 0} height="8" rx="2" />
    </svg>
  );
}

/** A doubt that only the comparison sees: two documents give one figure differently. */
function Doubt({ view, cell }: { readonly view: FigureView; readonly cell: ComparedCell }): JSX.Element | null {
  const { t } = useApp().store;
  if (view.mark) return <DoubtChip figure={view} />;
  return cell.chosen!.figure.doubts.includes("doubtful") ? <span class="kind diff">{t(C.conflicts)}</span> : null;
}

interface CellProps {
  readonly row: ComparedRow;
  readonly cell: ComparedCell;
  readonly longest: number;
  /** Base of the differences told in the cells, "" for none. */
  readonly base: string;
}

function FigureCell({ row, cell, longest, base, view }: CellProps & { readonly view: FigureView }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const { figure, isCompared } = cell.chosen!;
  const others = othersOf(app.store, cell);
  const isOpen = app.store.figure.value === view.id;
  return (
    <td class={isOpen ? "open" : ""} {...opens(app, view.id)}>
      <div class="cmp-cell">
        <span class="v">
          <Value figure={view} />
        </span>
        {longest > 0 && isCompared && <Bar share={figure.value / longest} />}
        <span class="cmp-about">
          <span class="per">{[t(view.period), row.isFamily ? t(view.label) : ""].filter(Boolean).join(" ")}</span>
          <KindChip kind={view.kind} />
          <Doubt view={view} cell={cell} />
        </span>
        <SourceButton figure={view} />
      </div>
      {base && <DifferenceText row={row} base={base} unit={cell.unit} named />}
      {others && <small class="cmp-also">{t(others)}</small>}
    </td>
  );
}

export function Cell(props: CellProps & { readonly isCommon: boolean }): JSX.Element {
  const { store } = useApp();
  const { cell, isCommon } = props;
  const view = cell.chosen && viewOf(store, cell.chosen.figure);
  if (view) return <FigureCell {...props} view={view} />;
  return (
    <td>
      <span class="cmp-na">{store.t(GAPS[cell.state === "value" ? "not_published" : cell.state])}</span>
      {cell.why && !isCommon && <small class="cmp-also">{store.t(cell.why)}</small>}
    </td>
  );
}
