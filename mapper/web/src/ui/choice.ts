// What follows from choosing a unit, whoever chose it: its panel comes forward, and on the phone the sheet comes up.
import { effect } from "@preact/signals";
import { UNIT_VIEW, type App } from "./app_state";

export function followChoice({ store, ui }: App): void {
  let last = "";
  effect(() => {
    const unit = store.unit.value;
    if (unit === last) return;
    last = unit;
    ui.view.value = UNIT_VIEW;
    ui.finding.value = "";
    if (ui.overlay.peek() === "tree") ui.overlay.value = "";
    if (unit !== "") ui.panelShut.value = false;
    if (unit === "") store.sheet.value = "peek";
    else if (store.sheet.peek() === "peek") store.sheet.value = "half";
  });
  effect(() => {
    if (ui.overlay.value === "tree") store.figure.value = "";
  });
}
