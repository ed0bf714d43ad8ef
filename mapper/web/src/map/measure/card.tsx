// The card of a measurement: what it comes to, and its three buttons.
import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Store } from "../../store";
import { W } from "../chrome/words";
import { areaText, areaTexts, distanceText } from "./format";
import type { Result } from "./result";

export interface CardProps {
  readonly store: Store;
  /** With the live leg. */
  readonly live: ReadonlySignal<Result>;
  /** Only what is set: this is what is read out. */
  readonly set: ReadonlySignal<Result>;
  readonly undo: () => void;
  readonly clear: () => void;
  readonly done: () => void;
}

function spoken({ t, language }: Store, { form, points, total_m, area_m2, isCrossing }: Result): string {
  if (points === 0) return t(W.start);
  const length = `${t(form === "area" ? W.perimeter : W.total)} ${distanceText(total_m, language.value)}`;
  const area = isCrossing ? `${t(W.area)} ${t(W.crossing)}` : area_m2 === undefined ? "" : `${t(W.area)} ${areaText(area_m2, language.value)}`;
  const joint = language.value === "zh" ? "，" : ", ";
  return [area, points === 1 ? `1 ${language.value === "zh" ? "点" : "point"}` : `${points} ${t(W.points)}`, points > 1 ? length : ""].filter(Boolean).join(joint);
}

function Area({ store, result }: { readonly store: Store; readonly result: Result }): JSX.Element | null {
  const { t, language } = store;
  if (result.form !== "area") return null;
  if (result.area_m2 === undefined) return <div class="mm-row"><dt>{t(W.area)}</dt><dd class="mm-none">{t(W.crossing)}</dd></div>;
  const [main, ha, mu] = areaTexts(result.area_m2, language.value);
  return (
    <div class="mm-row">
      <dt>{t(W.area)}</dt>
      <dd>
        <b>{main}</b>
        <small>{ha} · {mu}</small>
      </dd>
    </div>
  );
}

function Results({ store, result }: { readonly store: Store; readonly result: Result }): JSX.Element {
  const { t, language } = store;
  const leg = result.live_m > 0 ? result.live_m : (result.legs_m[result.legs_m.length - 1] ?? 0);
  return (
    <dl aria-hidden="true">
      <Area store={store} result={result} />
      <div class="mm-row">
        <dt>{t(result.form === "area" ? W.perimeter : W.total)}</dt>
        <dd><b>{distanceText(result.total_m, language.value)}</b></dd>
      </div>
      {result.form !== "area" && (
        <div class="mm-row">
          <dt>{t(W.leg)}</dt>
          <dd>{distanceText(leg, language.value)}</dd>
        </div>
      )}
    </dl>
  );
}

const hintFor = ({ points, form }: Result): typeof W.start => (form !== "drawing" ? W.next : points === 0 ? W.start : W.more);

export function Card({ store, live, set, undo, clear, done }: CardProps): JSX.Element {
  const { t } = store;
  const isEmpty = set.value.points === 0;
  return (
    <section class="mm-card" aria-label={t(W.measuring)} data-clear>
      {!isEmpty && <Results store={store} result={live.value} />}
      <p class="mm-hint" aria-hidden={isEmpty}>{t(hintFor(set.value))}</p>
      <p class="mm-said" role="status" aria-live="polite">{spoken(store, set.value)}</p>
      <div class="mm-buttons">
        <button type="button" aria-disabled={isEmpty} onClick={undo}>{t(W.undo)}</button>
        <button type="button" aria-disabled={isEmpty} onClick={clear}>{t(W.clear)}</button>
        <button type="button" class="mm-done" onClick={done}>{t(W.done)}</button>
      </div>
    </section>
  );
}
