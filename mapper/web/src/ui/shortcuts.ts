// Wires the keyboard: which part of the page a key goes to, and what Escape closes.
import type L from "leaflet";
import { UNIT_VIEW, type App, type Overlay } from "./app_state";
import { closeFigure } from "./figure_open";
import { catchFocus, focusSoon } from "./focus";
import { commandOf, isField, type Command } from "./keys";

function openOverlay({ ui }: App, overlay: Overlay): void {
  ui.overlay.value = overlay;
}

export function focusTree(app: App): void {
  const { store, ui } = app;
  if (ui.layout.value === "phone" || ui.layout.value === "drawer") openOverlay(app, "tree");
  if (ui.layout.value === "phone" && store.sheet.value === "peek") store.sheet.value = "half";
  focusSoon("[role=tree] [tabindex='0']");
}

/** Closes what lies on top; false if nothing was left to close. */
export function closeTopmost(app: App): boolean {
  const { store, ui } = app;
  if (ui.uncopied.value) ui.uncopied.value = "";
  else if (ui.overlay.value) {
    const isMenu = ui.overlay.value === "menu" || ui.overlay.value === "scheme";
    if (isMenu) document.querySelector<HTMLElement>(".menu-anchor > [aria-expanded=true]")?.focus();
    ui.overlay.value = "";
  } else if (store.figure.value) closeFigure(app);
  else if (store.tool.value) store.tool.value = "";
  else if (ui.view.value !== UNIT_VIEW) ui.view.value = UNIT_VIEW;
  else if (store.finding.value) store.finding.value = "";
  else if (store.unit.value) store.chooseUnit("");
  else return false;
  catchFocus();
  return true;
}

function run(app: App, map: L.Map, command: Command): boolean {
  switch (command) {
    case "escape":
      return closeTopmost(app);
    case "search":
      if (app.ui.layout.value === "phone") openOverlay(app, "search");
      focusSoon("#pm-search");
      return true;
    case "tree":
      focusTree(app);
      return true;
    case "map":
      map.getContainer().focus();
      return true;
    case "years":
      focusSoon(".years [aria-checked=true]");
      return true;
    case "help":
      app.ui.overlay.value = app.ui.overlay.value === "help" ? "" : "help";
      return true;
  }
}

export function listenForKeys(app: App, map: L.Map): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const command = commandOf(event, isField(event.target), app.ui.letters.value);
    const isCovered = document.querySelector("dialog[open]") !== null;
    if (!command || (isCovered && command !== "escape")) return;
    if (run(app, map, command)) event.preventDefault();
  });
}
