// Two to six units side by side, over the map: what may be compared is, and what may not says why.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Unit } from "../page_model";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { sourceNumbers } from "../ui/quote";
import { fill } from "../words";
import { AddMenu } from "./add_menu";
import { comparedUnits, FEWEST, removeUnit } from "./chosen";
import { csvOf, downloadCsv } from "./export";
import { compareUnits, type ComparedRow } from "./rows";
import { CompareTable } from "./table";
import { viewOf } from "./telling";
import { C, countWords } from "./words";

/** The view takes the focus, and gives it back to what opened it. */
function useFocus(): { readonly current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return heading;
}

function sourcesOf(store: ReturnType<typeof useApp>["store"], rows: readonly ComparedRow[]): string {
  const numbers = rows.flatMap((row) => row.cells.flatMap(({ chosen }) => (chosen && viewOf(store, chosen.figure) ? sourceNumbers(viewOf(store, chosen.figure)!, store.index).split("、") : [])));
  return [...new Set(numbers.filter(Boolean))].sort((a, b) => Number(a) - Number(b)).join(store.t(C.comma));
}

function Empty({ units }: { readonly units: readonly Unit[] }): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  return (
    <div class="emp cmp-empty">
      <b>{t(units.length === 1 ? C.one : C.empty)}</b>
      <p>{t(C.emptyText)}</p>
      {units.map((unit) => (
        <p key={unit.id} class="cmp-hand">
          {t(C.inHand)}
          <b>{t(unit.short)}</b>
          <button type="button" class="btn sq" aria-label={t(fill(C.remove, { name: unit.short }))} onClick={() => removeUnit(store, unit.id)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
      <AddMenu />
    </div>
  );
}

interface ToolsProps {
  readonly units: readonly Unit[];
  readonly rows: readonly ComparedRow[];
  readonly base: string;
}

function Tools({ units, rows, base }: ToolsProps): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  return (
    <div class="cmp-tools">
      <AddMenu />
      <button type="button" class="btn line" title={t(C.export)} onClick={() => downloadCsv(store, csvOf(store, units, rows, units.length === 2 ? units[0]!.id : base))}>
        <Icon name="export" />
        <span class="word">{t(C.export)}</span>
      </button>
      <button type="button" class="btn line" title={t(C.print)} onClick={() => window.print()}>
        <Icon name="print" />
        <span class="word">{t(C.print)}</span>
      </button>
    </div>
  );
}

function Check({ words, checked, change }: { readonly words: string; readonly checked: boolean; readonly change: (checked: boolean) => void }): JSX.Element {
  return (
    <label class="cmp-check">
      <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
      {words}
    </label>
  );
}

function Side({ units, title }: { readonly units: readonly Unit[]; readonly title: string }): JSX.Element {
  const { store } = useApp();
  const { page, t } = store;
  const [wanted, setBase] = useState("");
  const [isShared, setShared] = useState(false);
  const every = useMemo(() => compareUnits(page.compare!, units.map(({ id }) => id)), [page, units]);
  const rows = isShared ? every.filter(({ standing }) => standing !== "nothing_to_compare") : every;
  const base = wanted && !units.some(({ id }) => id === wanted) ? units[0]!.id : wanted;
  const sources = sourcesOf(store, every);
  return (
    <>
      <div class="cmp-title">
        <p>{[t(C.same), sources && t(fill(C.sources, { n: sources }))].filter(Boolean).join(" · ")}</p>
        <span class="cmp-checks">
          <Check words={t(C.shared)} checked={isShared} change={setShared} />
          {units.length > 2 && <Check words={t(C.differences)} checked={base !== ""} change={(on) => setBase(on ? units[0]!.id : "")} />}
        </span>
        <Tools units={units} rows={rows} base={base} />
      </div>
      <div class="cmp-scroll" tabIndex={0} role="region" aria-label={title}>
        <CompareTable units={units} rows={rows} title={title} base={base} setBase={setBase} />
        <p class="cmp-foot">
          {t(C.foot)} {t(C.footMissing)}
        </p>
      </div>
    </>
  );
}

export function CompareView(): JSX.Element | null {
  const { store } = useApp();
  const { t, compared, mode } = store;
  const heading = useFocus();
  const units = useMemo(() => comparedUnits(store), [compared.value]);
  const title = t(units.length < FEWEST ? C.titleFew : fill(C.title, { n: countWords(units.length) }));
  return (
    <section class="cmp" aria-labelledby="pm-compare-title">
      <header class="cmp-header">
        <button type="button" class="btn line sq" aria-label={t(C.back)} title={t(C.back)} onClick={() => (mode.value = "map")}>
          <Icon name="back" />
        </button>
        <h2 id="pm-compare-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </header>
      {units.length < FEWEST ? <Empty units={units} /> : <Side units={units} title={title} />}
    </section>
  );
}
