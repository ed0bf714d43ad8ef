// Search as a combobox: type, arrow through up to eight rows, Enter to go there.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { SymbolIcon } from "../symbol";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { openTarget } from "./open_target";
import { ClassSwatch } from "./class_swatch";
import { search, searchEntries, type Found, type Hit } from "./search";
import { useFeatureHits } from "./search_hits";

const LIST = "pm-search-list";
const optionId = (index: number): string => `${LIST}-${index}`;

function Label({ hit }: { readonly hit: Hit }): JSX.Element {
  const { label, range } = hit;
  if (!range) return <span class="t">{label}</span>;
  return (
    <span class="t">
      {label.slice(0, range.start)}
      <b>{label.slice(range.start, range.end)}</b>
      {label.slice(range.end)}
    </span>
  );
}

function Option({ hit, index, active, choose }: { readonly hit: Hit; readonly index: number; readonly active: boolean; readonly choose: () => void }): JSX.Element {
  const { page, packs, t } = useApp().store;
  const { kind, symbol, outside, target } = hit.entry;
  const landClass = target.kind === "class" ? target.id : target.kind === "feature" ? packs.get(target.pack)?.classId(target.index) : "";
  const facts = [outside ? t(W.outside) : "", t(kind), hit.matched].filter(Boolean).join(" · ");
  return (
    <div id={optionId(index)} class={`row hit${active ? " hover" : ""}`} role="option" aria-selected={active} onMouseDown={(event) => event.preventDefault()} onClick={choose}>
      {symbol ? <SymbolIcon symbol={symbol} industries={page.industries} /> : <span class="sym figure-sym">{landClass ? <ClassSwatch id={landClass} /> : "#"}</span>}
      <Label hit={hit} />
      <span class="n">{facts}</span>
    </div>
  );
}

function Empty({ query, found }: { readonly query: string; readonly found: Found }): JSX.Element {
  const { t } = useApp().store;
  return (
    <div class="find no-hit" role="presentation">
      <Icon name="note" />
      <div>
        <b>{t(fill(W.noResult, { q: query.trim() }))}</b>
        <p>{t(found.hits.length > 0 ? W.nearest : W.noNearest)}</p>
      </div>
    </div>
  );
}

export function SearchBox(): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const { t, language } = store;
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const entries = useMemo(() => searchEntries(store.page), [store.page]);
  const features = useFeatureHits(query);
  const found = useMemo(() => search(entries, query, language.value, features), [entries, query, language.value, features]);
  const shown = open && query.trim() !== "";

  useEffect(() => {
    if (ui.layout.value === "phone") input.current?.focus();
  }, [ui.layout.value]);
  useEffect(() => {
    if (shown) store.spoken.value = t(found.nearest ? fill(W.noResult, { q: query }) : fill(W.found, { n: found.hits.length }));
  }, [shown, found]);

  const choose = (hit: Hit | undefined): void => {
    if (!hit) return;
    setOpen(false);
    setQuery("");
    input.current?.blur();
    openTarget(app, hit.entry.target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = found.hits.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && (query !== "" || shown)) {
      setQuery("");
      setOpen(false);
    } else if (event.key === "Escape") input.current?.blur();
    else if (event.key === "Enter") choose(found.hits[active]);
    else if (event.key === "ArrowDown" && count > 0) setActive((active + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) setActive((active - 1 + count) % count);
    else return;
    event.preventDefault();
  };

  return (
    <div class="search-box" role="search">
      <label class="search">
        <Icon name="search" />
        <input
          ref={input}
          id="pm-search"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t(W.searchHint)}
          aria-label={t(W.search)}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={LIST}
          aria-activedescendant={shown && found.hits.length > 0 ? optionId(active) : undefined}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {query === "" && ui.letters.value && ui.layout.value !== "phone" && <kbd aria-hidden="true">/</kbd>}
      </label>
      {shown && (
        <div class="card hits">
          {found.nearest && <Empty query={query} found={found} />}
          <div id={LIST} role="listbox" aria-label={t(W.searchResults)}>
            {found.hits.map((hit, index) => (
              <Option key={index} hit={hit} index={index} active={index === active} choose={() => choose(hit)} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
