// The table of the comparison: heads of the units, then rows by theme.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Features } from "../map/features";
import type { Unit, Words } from "../page_model";
import { useApp } from "../ui/app_state";
import { fill } from "../words";
import { Cell, DifferenceText } from "./cell";
import { commonScale, groundOf } from "./frames";
import { IndustriesRow, LandRow, UnitHead } from "./heads";
import { Locator } from "./locator";
import { MiniMap } from "./mini_map";
import type { ComparedRow } from "./rows";
import { chipOf, commonWhy, helpOf, longestBar } from "./telling";
import { C } from "./words";

const MAP_HEIGHT = 172;
const FIRST_WIDTH = 360;

/** Width of a column, so that all small maps can be drawn to one scale. */
function useColumnWidth(count: number): readonly [{ readonly current: HTMLTableCellElement | null }, number] {
  const cell = useRef<HTMLTableCellElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const element = cell.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(120, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, [count]);
  return [cell, width];
}

interface MapsProps {
  readonly units: readonly Unit[];
  readonly features: Features;
  readonly isPhone: boolean;
  readonly hasLast: boolean;
}

function Maps({ units, features, isPhone, hasLast }: MapsProps): JSX.Element {
  const { store } = useApp();
  const [cell, width] = useColumnWidth(units.length);
  const grounds = useMemo(() => units.map((unit) => groundOf(store, features, unit)), [features, units]);
  const size = { width, height: MAP_HEIGHT };
  const known = grounds.flatMap((ground) => ground ?? []);
  const px_per_km = commonScale(known, size);
  return (
    <tr class="cmp-maps">
      <td class="cmp-corner">{known.length > 0 && <Locator features={features} grounds={known} px_per_km={px_per_km} frame={size} size={{ width: isPhone ? 104 : 200, height: isPhone ? 128 : 148 }} />}</td>
      {units.map((unit, at) => {
        const ground = grounds[at];
        return (
          <td key={unit.id} ref={at === 0 ? cell : null}>
            {ground ? <MiniMap ground={ground} features={features} px_per_km={px_per_km} size={size} /> : <p class="emp cmp-unplaced">{store.t(C.unplaced)}</p>}
          </td>
        );
      })}
      {hasLast && <td />}
    </tr>
  );
}

function RowHead({ row }: { readonly row: ComparedRow }): JSX.Element {
  const { store } = useApp();
  const chip = chipOf(store, row);
  const help = helpOf(store, row);
  return (
    <th scope="row">
      <b>{store.t(row.name)}</b>
      {chip && (
        <span class="kind diff">
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1 3.5h8M1 6.5h8M7 1 3 9" stroke="currentColor" stroke-width="1.2" />
          </svg>
          {store.t(chip)}
        </span>
      )}
      {help && <small>{store.t(help)}</small>}
    </th>
  );
}

function FigureRow({ row, base, isPair }: { readonly row: ComparedRow; readonly base: string; readonly isPair: boolean }): JSX.Element {
  const { store } = useApp();
  const longest = longestBar(store, row);
  const isCommon = commonWhy(row) !== null;
  const [first, second] = row.cells;
  return (
    <tr class={row.standing === "not_comparable" ? "cmp-not" : ""} data-row={row.id}>
      <RowHead row={row} />
      {row.cells.map((cell) => (
        <Cell key={cell.unit} row={row} cell={cell} longest={longest} base={isPair ? "" : base} isCommon={isCommon} />
      ))}
      {isPair && <td class="cmp-last">{first && second && <DifferenceText row={row} base={first.unit} unit={second.unit} />}</td>}
    </tr>
  );
}

interface BaseProps {
  readonly unit: Unit;
  readonly base: string;
  readonly setBase: (id: string) => void;
}

function BaseRadio({ unit, base, setBase }: BaseProps): JSX.Element {
  const { t } = useApp().store;
  return (
    <label class="cmp-base">
      <input type="radio" name="pm-compare-base" checked={base === unit.id} aria-label={t(fill(C.baseOf, { name: unit.short }))} onChange={() => setBase(unit.id)} />
      {t(C.base)}
    </label>
  );
}

interface Band {
  readonly id: string;
  readonly name: Words;
  readonly rows: readonly ComparedRow[];
}

/** Rows by theme; those in which no unit has a figure stand together at the end. */
export function bandsOf(rows: readonly ComparedRow[], sections: readonly { readonly id: string; readonly name: Words }[]): readonly Band[] {
  const hasFigure = (row: ComparedRow): boolean => row.cells.some(({ chosen }) => chosen !== undefined);
  const bands = sections.map(({ id, name }) => ({ id, name, rows: rows.filter((row) => row.section === id && hasFigure(row)) }));
  return [...bands, { id: "none", name: C.withoutFigures, rows: rows.filter((row) => !hasFigure(row)) }].filter((band) => band.rows.length > 0);
}

interface TableProps {
  readonly units: readonly Unit[];
  readonly rows: readonly ComparedRow[];
  readonly title: string;
  readonly base: string;
  readonly setBase: (id: string) => void;
}

export function CompareTable({ units, rows, title, base, setBase }: TableProps): JSX.Element {
  const { store, ui } = useApp();
  const { page, t } = store;
  const isPair = units.length === 2;
  const [first, second] = units;
  const features = store.outlines.value;
  const last = isPair ? <td class="cmp-last" /> : null;
  const columns = units.length + (isPair ? 2 : 1);
  return (
    <table class={`cmp-table of-${units.length}`}>
      <caption class="sr">{title}</caption>
      <colgroup>
        <col class="cmp-col-head" />
        {units.map(({ id }) => (
          <col key={id} />
        ))}
        {isPair && <col class="cmp-col-last" />}
      </colgroup>
      <thead>
        <tr class="cmp-heads">
          <td class="cmp-corner" />
          {units.map((unit) => (
            <th key={unit.id} scope="col">
              <UnitHead unit={unit} />
              {base && !isPair && <BaseRadio unit={unit} base={base} setBase={setBase} />}
            </th>
          ))}
          {isPair && (
            <th scope="col" class="cmp-last">
              <b>{t(C.difference)}</b>
              <small>{`${t(second!.short)} − ${t(first!.short)}`}</small>
            </th>
          )}
        </tr>
        {features && <Maps units={units} features={features} isPhone={ui.layout.value === "phone"} hasLast={isPair} />}
        <IndustriesRow units={units} last={last} />
        <LandRow units={units} last={last} />
      </thead>
      {bandsOf(rows, page.compare!.sections).map(({ id, name, rows: own }) => (
        <tbody key={id}>
          <tr class="cmp-band">
            <th colSpan={columns} scope="rowgroup">
              <span>{t(name)}</span>
            </th>
          </tr>
          {own.map((row) => (
            <FigureRow key={row.id} row={row} base={base} isPair={isPair} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
