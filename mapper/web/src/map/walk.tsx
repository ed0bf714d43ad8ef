// The keyboard's way over the map: an off-screen button for every unit that has a position, then the findings.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Unit } from "../page_model";
import { rove } from "../roving";
import type { Store } from "../store";
import { findingsOnMap } from "./findings";
import { knownOf } from "./units";
import { fill, W } from "./words";

/** Units of the year first, then ghosts, then the others; each from north to south, towns last. */
export function walkOrder(store: Store): Unit[] {
  const station = store.currentStation.value;
  const inYear = new Set(station.units);
  const ghosts = new Set(station.ghosts);
  const isTown = (unit: Unit): boolean => unit.symbol.form === "town" || unit.symbol.form === "seat";
  const rank = (unit: Unit): number => (inYear.has(unit.id) ? 1 : ghosts.has(unit.id) ? 2 : isTown(unit) ? 4 : 3);
  const north = (unit: Unit): number => Math.max(...store.index.places.get(unit.id)!.map((place) => place.lat));
  return store.page.units
    .filter((unit) => store.index.places.has(unit.id))
    .sort((a, b) => rank(a) - rank(b) || north(b) - north(a) || (a.id < b.id ? -1 : 1));
}

/** What a screen reader says of a unit: its outline's own sentence, else name and caption. */
export function spokenName(store: Store, unit: Unit): string {
  const shape = store.index.shapes.get(unit.id)?.find(({ line }) => line !== "share");
  const said = shape ? store.t(shape.spoken) : [store.t(unit.name), knownOf(store, unit)].filter(Boolean).join(store.language.value === "zh" ? "，" : ", ");
  if (store.shownUnits.value.has(unit.id)) return said;
  const isTown = unit.symbol.form === "town" || unit.symbol.form === "seat";
  return isTown ? said : `${said}${store.language.value === "zh" ? "，" : ", "}${fill(store.t(W.notInYear), { year: store.currentStation.value.year })}`;
}

export interface WalkProps {
  readonly store: Store;
  focus(id: string): void;
}

/** Findings can be hundreds: one stop for the Tab key, the arrow keys lead from one to the next. */
function FindingWalk({ store, focus }: WalkProps): JSX.Element | null {
  const list = useRef<HTMLUListElement>(null);
  const [last, setLast] = useState("");
  const found = findingsOnMap(store);
  const ids = found.map(({ id }) => id);
  const at = Math.max(0, ids.indexOf(ids.includes(last) ? last : store.finding.value));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rove(event.key, at, ids.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  if (found.length === 0) return null;
  return (
    <ul class="pm-walk sr" aria-label={store.t(W.findings)} ref={list} onKeyDown={onKeyDown}>
      {found.map(({ id, head, text }, i) => (
        <li key={id}>
          <button
            type="button"
            data-finding={id}
            tabIndex={i === at ? 0 : -1}
            onFocus={() => {
              setLast(id);
              focus(id);
            }}
            onBlur={() => focus("")}
            onClick={() => store.openFinding(id)}
          >
            {[store.t(head), store.t(text)].join(store.language.value === "zh" ? "。" : ". ")}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Walk({ store, focus }: WalkProps): JSX.Element {
  return (
    <>
      <ul class="pm-walk sr" aria-label={store.t(W.units)}>
        {walkOrder(store).map((unit) => (
          <li key={unit.id}>
            <button type="button" data-unit={unit.id} aria-pressed={store.unit.value === unit.id} onFocus={() => focus(unit.id)} onBlur={() => focus("")} onClick={() => store.chooseUnit(unit.id)}>
              {spokenName(store, unit)}
            </button>
          </li>
        ))}
      </ul>
      <FindingWalk store={store} focus={focus} />
    </>
  );
}
