// Adds a unit to the comparison: a combobox over the units that can be compared, by name, pinyin or initials.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Unit } from "../page_model";
import { SymbolIcon } from "../symbol";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { matchText } from "../ui/match";
import { fill } from "../words";
import { addUnit, MOST } from "./chosen";
import { C } from "./words";

const LIST = "pm-compare-list";

/** Units not compared yet that match; all of them before anything is typed. */
export function choicesOf(units: readonly Unit[], compared: readonly string[], query: string): readonly Unit[] {
  const free = units.filter(({ id }) => !compared.includes(id));
  if (query.trim() === "") return free;
  const ranked = free.flatMap((unit) => {
    const texts = [unit.short.zh, unit.name.zh, unit.short.en, unit.name.en, ...unit.keys];
    const ranks = texts.flatMap((text) => matchText(text, query)?.rank ?? []);
    return ranks.length > 0 ? [{ unit, rank: Math.min(...ranks) }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ unit }) => unit);
}

function useDismissal(close: () => void): { readonly current: HTMLDivElement | null } {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dismiss = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", dismiss, true);
    return () => document.removeEventListener("pointerdown", dismiss, true);
  }, []);
  return root;
}

function Choices({ close }: { readonly close: () => void }): JSX.Element {
  const { store } = useApp();
  const { page, index, compared, t } = store;
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const units = (page.compare?.units ?? []).flatMap((id) => index.unit.get(id) ?? []);
  const found = choicesOf(units, compared.value, query);
  const choose = (unit: Unit | undefined): void => {
    if (!unit) return;
    addUnit(store, unit.id);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) setActive((active + step + found.length) % found.length);
    else if (event.key === "Enter") choose(found[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => document.getElementById(`${LIST}-${active}`)?.scrollIntoView({ block: "nearest" }), [active]);
  return (
    <div class="card cmp-choices">
      <label class="search">
        <Icon name="search" />
        <input
          ref={input} type="text" role="combobox" aria-label={t(C.add)} aria-expanded="true" aria-controls={LIST} aria-autocomplete="list" aria-activedescendant={found[active] ? `${LIST}-${active}` : undefined}
          placeholder={t(C.addHint)} autocomplete="off" value={query} onKeyDown={onKeyDown}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
        />
      </label>
      <div id={LIST} class="cmp-list" role="listbox" aria-label={t(C.add)}>
        {found.map((unit, at) => (
          <div key={unit.id} id={`${LIST}-${at}`} class={`row hit${at === active ? " hover" : ""}`} role="option" aria-selected={at === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(unit)}>
            <SymbolIcon symbol={unit.symbol} industries={page.industries} />
            <span class="t">{t(unit.short)}</span>
            <span class="n">{t(unit.kind_name)}</span>
          </div>
        ))}
        {found.length === 0 && <p class="cmp-none">{t(C.nothingFound)}</p>}
      </div>
    </div>
  );
}

export function AddMenu(): JSX.Element {
  const { store } = useApp();
  const { t, compared } = store;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen((was) => {
      if (was) button.current?.focus();
      return false;
    });
  };
  const root = useDismissal(() => setOpen(false));
  const isFull = compared.value.length >= MOST;
  return (
    <div class="cmp-add" ref={root}>
      <button type="button" ref={button} class="btn line" aria-haspopup="listbox" aria-expanded={isOpen} disabled={isFull} title={isFull ? t(fill(C.full, { n: MOST })) : undefined} onClick={() => setOpen(!isOpen)}>
        <Icon name="add" />
        <span class="word">{t(C.add)}</span>
      </button>
      {isOpen && <Choices close={close} />}
    </div>
  );
}
