// The bar over the map while measuring: what to do, and the length and area so far.
import type { JSX } from "preact";
import { W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { areaText, lengthText } from "./measure_text";

export function MeasureBar(): JSX.Element | null {
  const { store } = useApp();
  const { t, measuring, measured, language } = store;
  if (!measuring.value) return null;
  const now = measured.value;
  const restart = (): void => {
    measuring.value = false;
    measuring.value = true;
  };
  return (
    <div class="card measure-bar" role="group" aria-label={t(W.measure)}>
      <Icon name="measure" />
      {now && now.points > 1 ? (
        <span class="measured">
          {t(W.length)} <b>{lengthText(now.length_m, language.value)}</b>
          {now.area_m2 > 0 && (
            <>
              {" · "}
              {t(W.area)} <b>{areaText(now.area_m2, language.value)}</b>
            </>
          )}
        </span>
      ) : (
        <span>{t(W.measureHint)}</span>
      )}
      {now && now.points > 0 && (
        <button type="button" class="text-btn" onClick={restart}>
          {t(W.clear)}
        </button>
      )}
      <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={() => (measuring.value = false)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
