// Short messages over the page: what was copied, or the text itself where the clipboard is closed.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { Modal } from "./modal";

const TOAST_MS = 2000;

export function Toast(): JSX.Element | null {
  const { ui } = useApp();
  const text = ui.toast.value;
  useEffect(() => {
    if (!text) return undefined;
    const timer = window.setTimeout(() => (ui.toast.value = ""), TOAST_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  if (!text) return null;
  return (
    <div class="toast" aria-hidden="true">
      <Icon name="tick" />
      {text}
    </div>
  );
}

export function Uncopied(): JSX.Element | null {
  const { store, ui } = useApp();
  const { t } = store;
  if (!ui.uncopied.value) return null;
  const close = (): void => {
    ui.uncopied.value = "";
  };
  return (
    <Modal class="dialog" label={t(W.copyFailed)} close={close}>
      <header class="dialog-head">
        <h2>{t(W.copyFailed)}</h2>
        <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <textarea class="uncopied" readOnly rows={4} value={ui.uncopied.value} onFocus={(event) => event.currentTarget.select()} />
    </Modal>
  );
}

/** Changes are told to screen readers in one polite region. */
export function LiveRegion(): JSX.Element {
  const { spoken } = useApp().store;
  return (
    <div class="sr" role="status" aria-live="polite">
      {spoken.value}
    </div>
  );
}
