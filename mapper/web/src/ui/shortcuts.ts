// Wires the keyboard: which part of the page a key goes to, and what Escape closes.
import type L from "leaflet";
import { isMenu, UNIT_VIEW, type App, type Overlay } from "./app_state";
import { closeFigure } from "./figure_open";
import { catchFocus, focusSoon } from "./focus";
import { commandOf, isField, type Command } from "./keys";
import { toggleCompare, toggleTable } from "./tools";

function openOverlay({ ui }: App, overlay: Overlay): void {
  ui.overlay.value = overlay;
}

export function focusTree(app: App): void {
  const { store, ui } = app;
  if (ui.layout.value === "phone" || ui.layout.value === "drawer") openOverlay(app, "tree");
  if (ui.layout.value === "phone" && store.sheet.value === "peek") store.sheet.value = "half";
  focusSoon("[role=tree] [tabindex='0']");
}

function closeOverlay({ ui }: App): void {
  if (isMenu(ui.overlay.value)) document.querySelector<HTMLElement>(".menu-anchor > [aria-expanded=true]")?.focus();
  ui.overlay.value = "";
}

/** What Escape closes, the topmost first: whether it is there, and how it goes. */
function closable(app: App): readonly (readonly [boolean, () => void])[] {
  const { store, ui } = app;
  return [
    [ui.uncopied.value !== "", () => (ui.uncopied.value = "")],
    [ui.overlay.value !== "", () => closeOverlay(app)],
    [store.figure.value !== "", () => closeFigure(app)],
    [store.tool.value !== "", () => (store.tool.value = "")],
    [store.mode.value !== "map", () => (store.mode.value = "map")],
    [store.feature.value !== null, () => (store.feature.value = null)],
    [ui.view.value !== UNIT_VIEW, () => (ui.view.value = UNIT_VIEW)],
    [store.finding.value !== "", () => (store.finding.value = "")],
    [store.unit.value !== "", () => store.chooseUnit("")],
  ];
}

/** Closes what lies on top; false if nothing was left to close. */
export function closeTopmost(app: App): boolean {
  const topmost = closable(app).find(([isThere]) => isThere);
  topmost?.[1]();
  if (topmost) catchFocus();
  return topmost !== undefined;
}

function searchFrom(app: App): void {
  if (app.ui.layout.value === "phone") openOverlay(app, "search");
  focusSoon("#pm-search");
}

function focusMap({ store }: App, map: L.Map): void {
  store.mode.value = "map";
  map.getContainer().focus();
}

/** What each key does; nothing for a table where there is none. */
function actions(app: App, map: L.Map): Readonly<Record<Exclude<Command, "escape">, () => void>> {
  const { store, ui } = app;
  return {
    search: () => searchFrom(app),
    tree: () => focusTree(app),
    map: () => focusMap(app, map),
    years: () => focusSoon(".years [aria-checked=true]"),
    compare: () => toggleCompare(app),
    print: () => openOverlay(app, "print"),
    table: () => store.page.packs.length > 0 && toggleTable(app),
    help: () => openOverlay(app, ui.overlay.value === "help" ? "" : "help"),
  };
}

function run(app: App, map: L.Map, command: Command): boolean {
  if (command === "escape") return closeTopmost(app);
  actions(app, map)[command]();
  return true;
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
