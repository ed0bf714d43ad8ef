// Saving a traced boundary: what goes with it into the file, and how it comes into the region.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { CardProps } from "./card";
import { fileNameOf, geoJsonOf } from "./geojson";
import { isCrossing } from "./measured";
import { W } from "./words";

export const importCommand = (unit: string, region: string): string => `parkmap import ${fileNameOf(unit)} --into ${region} --as parks`;

/** The text itself, for browsers that keep pages from the clipboard. */
function CopyHere({ store, work }: CardProps): JSX.Element {
  return (
    <label class="tr-field">
      {store.t(W.copyHere)}
      <textarea readOnly rows={3} onFocus={(event) => event.currentTarget.select()} value={geoJsonOf(work.draft.value, store.index.unit)} />
    </label>
  );
}

export function SaveForm(props: CardProps): JSX.Element {
  const { store, work, actions } = props;
  const { t, page } = store;
  const { unit, uncertainty_m, note } = work.about.value;
  const [copied, setCopied] = useState<boolean | null>(null);
  const change = (more: object): void => void (work.about.value = { ...work.about.value, ...more });
  const isReady = unit !== "" && !isCrossing(work.live.value);
  const copy = async (): Promise<void> => setCopied(await actions.copy());
  return (
    <div class="tr-save">
      <label class="tr-field tr-inline">
        {t(W.uncertainty)}
        <input type="number" min="0" step="1" value={uncertainty_m} onInput={(event) => change({ uncertainty_m: Math.max(0, event.currentTarget.valueAsNumber || 0) })} />
      </label>
      <label class="tr-field tr-inline">
        {t(W.note)}
        <input type="text" value={note} onInput={(event) => change({ note: event.currentTarget.value })} />
      </label>
      <div class="tr-buttons">
        <button type="button" class="tr-first" aria-disabled={!isReady} onClick={() => isReady && actions.save()}>{t(W.save)}</button>
        <button type="button" aria-disabled={!isReady} onClick={() => isReady && void copy()}>{copied ? t(W.copied) : t(W.copy)}</button>
      </div>
      {copied === false && <CopyHere {...props} />}
      {isReady && (
        <p class="tr-how">
          {t(W.how)}
          <code>{importCommand(unit, page.region)}</code>
        </p>
      )}
    </div>
  );
}
