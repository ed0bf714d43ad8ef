// Choosing a feature of a packed layer, and what follows from it: one thing is chosen at a time, and the panel shows it.
import { batch, effect, untracked } from "@preact/signals";
import { shownPacks } from "../parcels/shown";
import type { FeatureRef } from "../store";
import { UNIT_VIEW, type App } from "../ui/app_state";

/** Chooses a feature; a layer that is not drawn comes onto the map. */
export function chooseFeature({ store }: App, feature: FeatureRef): void {
  batch(() => {
    const state = store.packs.get(feature.pack)?.view.state ?? "";
    if (state !== "" && !shownPacks(store).includes(feature.pack)) store.landView.value = feature.pack;
    store.feature.value = feature;
  });
}

function bringForward({ store, ui }: App): void {
  batch(() => {
    store.unit.value = "";
    store.figure.value = "";
    store.finding.value = "";
    ui.view.value = UNIT_VIEW;
    ui.panelShut.value = false;
    if (ui.overlay.value === "tree") ui.overlay.value = "";
    if (store.sheet.value === "peek") store.sheet.value = "half";
  });
}

/** A feature takes the place of a unit, and a unit or finding that of a feature. */
export function followFeature(app: App): void {
  const { store } = app;
  effect(() => {
    if (store.feature.value) untracked(() => bringForward(app));
    else if (store.unit.peek() === "" && store.finding.peek() === "") store.sheet.value = "peek";
  });
  effect(() => {
    if (store.unit.value || store.finding.value) store.feature.value = null;
  });
}
