// Keeps the address and the state of the page in step, both ways.
import { batch, effect } from "@preact/signals";
import { readAddress, writeAddress, type Address } from "./address";
import type { App } from "./app_state";

const WRITE_DELAY_MS = 150;

function currentAddress({ store, ui }: App): Address {
  return {
    unit: store.unit.value,
    station: store.station.value,
    language: store.language.value,
    scheme: store.scheme.value,
    hidden: [...store.hidden.value],
    thematic: store.thematic.value,
    letters: ui.letters.value,
    view: store.view.value,
  };
}

function applyAddress({ store, ui }: App, address: Address): void {
  batch(() => {
    if (store.unit.value !== address.unit) store.figure.value = "";
    store.unit.value = address.unit;
    store.station.value = address.station;
    store.language.value = address.language;
    store.scheme.value = address.scheme;
    store.hidden.value = new Set(address.hidden);
    store.thematic.value = address.thematic;
    ui.letters.value = address.letters;
  });
}

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

/** Reads the address once, then follows it and writes it. A new unit or year is a step for the back button. */
export function followAddress(app: App): void {
  const { page } = app.store;
  const first = readAddress(location.hash, page);
  applyAddress(app, first);
  app.store.view.value = first.view;

  let written = `${first.unit}|${first.station}`;
  let timer = 0;
  effect(() => {
    const address = currentAddress(app);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const hash = writeAddress(address, page);
      const step = `${address.unit}|${address.station}`;
      if (hash !== location.hash) write(hash, step !== written);
      written = step;
    }, WRITE_DELAY_MS);
  });
  window.addEventListener("popstate", () => {
    const address = readAddress(location.hash, page);
    written = `${address.unit}|${address.station}`;
    applyAddress(app, address);
  });
}
