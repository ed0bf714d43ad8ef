// Keeps the address and the state of the page in step, both ways.
import { batch, effect } from "@preact/signals";
import { readAddress, writeAddress, type Address } from "./address";
import { chooseFeature, featureText } from "./address_feature";
import type { App } from "./app_state";

const WRITE_DELAY_MS = 150;

function currentAddress(app: App): Address {
  const { store, ui } = app;
  return {
    unit: store.unit.value,
    station: store.station.value,
    language: store.language.value,
    scheme: store.scheme.value,
    hidden: [...store.hidden.value].sort(),
    thematic: store.thematic.value,
    letters: ui.letters.value,
    view: store.view.value,
    mode: store.mode.value,
    compared: store.compared.value,
    landView: store.landView.value,
    swipeAt: store.swipeAt.value,
    feature: featureText(app),
    focusClasses: [...store.focusClasses.value].sort(),
    softColours: store.softColours.value,
    opacity: store.opacity.value,
    tableOpen: store.tableOpen.value,
  };
}

/** What the packed layers show. */
function applyLand(app: App, address: Address): void {
  const { store } = app;
  store.landView.value = address.landView;
  store.swipeAt.value = address.swipeAt;
  store.focusClasses.value = new Set(address.focusClasses);
  store.softColours.value = address.softColours;
  store.opacity.value = address.opacity;
  store.tableOpen.value = address.tableOpen;
  chooseFeature(app, address.feature);
}

function applyAddress(app: App, address: Address): void {
  const { store, ui } = app;
  batch(() => {
    if (store.unit.value !== address.unit) store.figure.value = "";
    store.unit.value = address.unit;
    store.station.value = address.station;
    store.language.value = address.language;
    store.scheme.value = address.scheme;
    store.hidden.value = new Set(address.hidden);
    store.thematic.value = address.thematic;
    store.mode.value = address.mode;
    store.compared.value = address.compared;
    ui.letters.value = address.letters;
    applyLand(app, address);
  });
}

/** What the back button goes through. */
const stepOf = ({ unit, station, mode }: Address): string => `${unit}|${station}|${mode}`;

/** The address of the page as it is now, for copying. */
export function addressOfNow(app: App): string {
  return location.href.replace(/#.*$/, "") + writeAddress(currentAddress(app), app.store.page);
}

function write(hash: string, asStep: boolean): void {
  const url = hash || location.pathname + location.search;
  try {
    if (asStep) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  } catch {
    // Some browsers refuse history calls from a file or too many of them: the page works on, only its address is old.
  }
}

/** Reads the address once, then follows it and writes it. A new unit, year or view is a step for the back button. */
export function followAddress(app: App): void {
  const { page } = app.store;
  const first = readAddress(location.hash, page);
  applyAddress(app, first);
  app.store.view.value = first.view;

  let written = stepOf(first);
  let timer = 0;
  effect(() => {
    const address = currentAddress(app);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const hash = writeAddress(address, page);
      const step = stepOf(address);
      if (hash !== location.hash) write(hash, step !== written);
      written = step;
    }, WRITE_DELAY_MS);
  });
  window.addEventListener("popstate", () => {
    const address = readAddress(location.hash, page);
    written = stepOf(address);
    applyAddress(app, address);
  });
}
