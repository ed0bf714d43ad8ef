// The chosen feature in the address: by pack and row of the file, which a rebuilt page keeps.
import type { App } from "./app_state";

/** `pack/row` of the chosen feature, or of the one whose layer is not read yet. */
export function featureText({ store, ui }: App): string {
  const { value } = store.feature;
  if (ui.awaited.value || !value) return ui.awaited.value;
  const row = store.packs.get(value.pack)?.column("#")?.number(value.index);
  return row === undefined ? "" : `${value.pack}/${row}`;
}

function take({ store, ui }: App, text: string): void {
  if (ui.awaited.value !== text) return;
  const at = text.lastIndexOf("/");
  const pack = text.slice(0, at);
  const index = store.packs.get(pack)?.indexOfRow(Number(text.slice(at + 1))) ?? -1;
  ui.awaited.value = "";
  store.feature.value = index < 0 ? null : { pack, index };
}

/** Chooses a feature as soon as its layer is read. */
export function chooseFeature(app: App, text: string): void {
  if (featureText(app) === text) return;
  app.ui.awaited.value = text;
  const pack = app.store.packs.get(text.slice(0, text.lastIndexOf("/")));
  if (pack) pack.whenComplete(() => take(app, text));
  else take(app, text);
}
