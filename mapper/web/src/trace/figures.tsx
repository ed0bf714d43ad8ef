// What a traced boundary comes to, beside the published area.
import type { JSX } from "preact";
import type { Language } from "../store";
import { areaTexts } from "../map/measure/format";
import { fill } from "../words";
import type { CardProps } from "./card";
import { area_m2, corners, isCrossing } from "./measured";
import { publishedArea } from "./published";
import { W } from "./words";

const M2_PER_KM2 = 1e6;

/** With its sign, one decimal. */
export function percent(share: number): string {
  const text = Math.abs(100 * share).toFixed(1);
  return `${text === "0.0" ? "" : share > 0 ? "+" : "−"}${text} %`;
}

function Area({ m2, language }: { readonly m2: number; readonly language: Language }): JSX.Element {
  const [main, ha, mu] = areaTexts(m2, language);
  return (
    <dd>
      <b>{main}</b>
      <small>{ha} · {mu}</small>
    </dd>
  );
}

export function TraceFigures({ store, work }: CardProps): JSX.Element | null {
  const { t, page, language } = store;
  const parts = work.live.value;
  if (parts.length === 0) return null;
  const { unit, extent } = work.about.value;
  const published = publishedArea(page, unit, extent);
  const crosses = isCrossing(parts);
  const m2 = crosses ? 0 : area_m2(parts);
  return (
    <dl>
      <div class="mm-row">
        <dt>{t(W.area)}</dt>
        {crosses ? <dd class="mm-none">{t(W.crossing)}</dd> : <Area m2={m2} language={language.value} />}
      </div>
      <div class="mm-row">
        <dt>{t(W.published)}</dt>
        <dd>{published ? `${[t(published.qualifier), t(published.value), t(published.measure_unit)].filter(Boolean).join(" ")} · ${t(published.period)}` : t(W.notPublished)}</dd>
      </div>
      {published && !crosses && (
        <div class="mm-row">
          <dt>{t(W.difference)}</dt>
          <dd>{percent(m2 / (published.number * M2_PER_KM2) - 1)}</dd>
        </div>
      )}
      <p class="mm-hint">{t(fill(parts.length > 1 ? W.cornersParts : W.corners, { n: corners(parts), parts: parts.length }))}</p>
    </dl>
  );
}
