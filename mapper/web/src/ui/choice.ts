// What follows from choosing a unit or opening a finding, whoever did it: the panel comes forward, on the phone the sheet comes up.
import { effect, untracked } from "@preact/signals";
import { UNIT_VIEW, type App } from "./app_state";

/** Brings a finding into sight in the panel of the chosen unit, or of the region, which lists them all. */
function showInList({ store, ui }: App, finding: string): void {
  const isListed = store.currentPanel.value?.sections.some((section) => section.findings.includes(finding));
  if (!isListed) store.unit.value = "";
  ui.view.value = UNIT_VIEW;
  ui.panelShut.value = false;
  ui.overlay.value = "";
  ui.finding.value = finding;
  if (store.sheet.value === "peek") store.sheet.value = "half";
}

export function followChoice({ store, ui }: App): void {
  let last = "";
  effect(() => {
    const unit = store.unit.value;
    if (unit === last) return;
    last = unit;
    ui.view.value = UNIT_VIEW;
    if (store.finding.peek() === "") ui.finding.value = "";
    if (ui.overlay.peek() === "tree") ui.overlay.value = "";
    if (unit !== "") ui.panelShut.value = false;
    if (unit === "" && store.finding.peek() === "" && !store.feature.peek()) store.sheet.value = "peek";
    else if (store.sheet.peek() === "peek") store.sheet.value = "half";
  });
  effect(() => {
    const finding = store.finding.value;
    if (finding !== "") untracked(() => showInList({ store, ui }, finding));
  });
  effect(() => {
    if (ui.overlay.value === "tree") store.figure.value = "";
  });
}
