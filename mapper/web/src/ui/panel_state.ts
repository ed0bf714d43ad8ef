// Small questions about the panel that several parts of the shell ask.
import { UNIT_VIEW, type App, type Ui } from "./app_state";
import { catchFocus } from "./focus";

/** The panel can only be shut where it lies over the map. */
export function isPanelOpen({ layout, panelShut }: Ui): boolean {
  return layout.value !== "drawer" || !panelShut.value;
}

/** Back from a list or a document to the unit, from a unit to the region. */
export function closePanelView({ store, ui }: App): void {
  if (ui.view.value !== UNIT_VIEW) ui.view.value = UNIT_VIEW;
  else if (store.feature.value) store.feature.value = null;
  else if (store.unit.value !== "") store.chooseUnit("");
  else ui.panelShut.value = true;
  catchFocus();
}
