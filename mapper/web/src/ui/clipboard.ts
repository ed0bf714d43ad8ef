// Copies text from pages that may be opened from a file, where the clipboard interface can be missing.
import { W } from "../words";
import type { App } from "./app_state";

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "sr";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
  }
}

/** True if it is on the clipboard. */
export async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = document.activeElement;
    const done = copyBySelection(text);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return done;
  }
}

/** Copies and says so; where every way is closed, shows the text for copying by hand. */
export async function copyText({ store, ui }: App, text: string): Promise<void> {
  if (await write(text)) {
    const said = store.t(W.copied);
    ui.toast.value = said;
    store.spoken.value = said;
  } else {
    ui.uncopied.value = text;
  }
}
