// The year switch: one station per spatial structure, with a glyph that counts its members.
import type { JSX } from "preact";
import type { Station } from "../page_model";
import { W } from "../words";
import { openUnit, useApp, type App } from "./app_state";
import { RadioGroup } from "./radio";
import { changesBetween, neighbourOf, spokenChanges } from "./station_changes";
import { yearGlyph, type GlyphMark } from "./year_glyph";

function Shape({ mark }: { readonly mark: GlyphMark }): JSX.Element {
  if (mark.form === "square") return <rect class="g-s" x={mark.x - 3.5} y={mark.y - 3.5} width="7" height="7" rx="1" />;
  return <circle class={mark.form === "hollow" ? "g-h" : "g-s"} cx={mark.x} cy={mark.y} r={mark.r} />;
}

export function YearGlyph({ station }: { readonly station: Station }): JSX.Element {
  const glyph = yearGlyph(station);
  return (
    <svg class="year-glyph" viewBox="0 0 40 36" aria-hidden="true">
      {glyph.frame && <rect class="g-z" x="2" y="3" width="36" height="30" rx="10" />}
      {glyph.marks.map((mark, index) => (
        <Shape key={index} mark={mark} />
      ))}
    </svg>
  );
}

/** The panel follows the year: where no unit of its own is chosen, the zone of that structure comes forward. On the phone it would cover the switch. */
export function chooseYear(app: App, id: string): void {
  const { store, ui } = app;
  const owners = new Set(store.page.stations.map((station) => station.owner));
  store.chooseStation(id);
  const spoken = store.spoken.value;
  const { owner } = store.currentStation.value;
  const follows = (store.unit.value === "" && ui.layout.value !== "phone") || owners.has(store.unit.value);
  if (follows && owner !== store.unit.value) openUnit(app, owner);
  store.spoken.value = `${spoken}${changesSpoken(app)}`;
}

function changesSpoken({ store }: App): string {
  const { page, station, currentStation, language, t } = store;
  const other = neighbourOf(page.stations, station.value);
  if (!other || other.year > currentStation.value.year) return "";
  return (language.value === "zh" ? "。" : ". ") + t(spokenChanges(changesBetween(other, currentStation.value)));
}

export function Years({ cards = false }: { readonly cards?: boolean }): JSX.Element | null {
  const app = useApp();
  const { page, station, language, t } = app.store;
  if (page.stations.length < 2) return null;
  const zh = language.value === "zh";
  const items = page.stations.map((item) => ({
    id: item.id,
    name: `${item.year} ${t(item.name)}${zh ? "，" : ", "}${t(item.line)}`,
    children: (
      <>
        <YearGlyph station={item} />
        <span class="yr-words">
          <b>{zh && !cards ? `${item.year} ${t(item.name)}` : item.year}</b>
          <small>{zh && cards ? t(item.name) : t(item.line)}</small>
        </span>
      </>
    ),
  }));
  return <RadioGroup label={t(W.years)} class={`years${cards ? " cards" : " card"}`} itemClass="yr" items={items} value={station.value} choose={(id) => chooseYear(app, id)} />;
}
