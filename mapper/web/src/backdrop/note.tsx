// What stands on the map beside a backdrop: whose it is, and that it did not load.
import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Store } from "../store";
import { fill } from "../words";
import { W } from "./words";

interface NoteProps {
  readonly store: Store;
  readonly failed: ReadonlySignal<boolean>;
}

export function BackdropNote({ store, failed }: NoteProps): JSX.Element | null {
  const { page, backdrop, t } = store;
  const shown = page.backdrops.find((item) => item.id === backdrop.value);
  if (!shown) return null;
  return (
    <>
      <p class="bd-credit">{shown.attribution}</p>
      {failed.value && (
        <div class="bd-failed" role="status">
          <p>{t(fill(W.failed, { name: shown.name }))}</p>
          <button type="button" class="link" onClick={() => (backdrop.value = "")}>
            {t(W.off)}
          </button>
        </div>
      )}
    </>
  );
}
