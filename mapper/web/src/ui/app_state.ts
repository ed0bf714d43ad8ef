// What only the shell needs to know: which view the panel shows, what is open over the page, how wide the window is.
import { signal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Words } from "../page_model";
import { FIRST_CHOICE, type PrintChoice } from "../print/paper";
import type { Store } from "../store";
import { catchFocus } from "./focus";

export type Layout = "phone" | "drawer" | "short" | "full" | "wide";
export type Overlay = "" | "export" | "help" | "menu" | "scheme" | "tools" | "tree" | "search" | "print";

/** What hangs below a button of the header and goes when the reader points elsewhere. */
export const isMenu = (overlay: Overlay): boolean => ["export", "menu", "scheme", "tools"].includes(overlay);

/** What stands in the panel in place of the chosen unit. */
export type PanelView =
  | { readonly kind: "unit" }
  | { readonly kind: "sources" }
  | { readonly kind: "source"; readonly id: string }
  | { readonly kind: "list"; readonly title: Words; readonly note: Words | null; readonly units: readonly string[]; readonly indicator: string };

export const UNIT_VIEW: PanelView = { kind: "unit" };

export interface Ui {
  readonly layout: Signal<Layout>;
  readonly view: Signal<PanelView>;
  readonly overlay: Signal<Overlay>;
  /** True while the reader has shut the region's panel in the drawer layout. */
  readonly panelShut: Signal<boolean>;
  /** Single-letter shortcuts are on. */
  readonly letters: Signal<boolean>;
  readonly toast: Signal<string>;
  /** Text that could not be put on the clipboard, shown for copying by hand. */
  readonly uncopied: Signal<string>;
  /** Element that opened the source popover: the popover stands beside it, and focus returns to it. */
  readonly opener: Signal<Element | null>;
  /** Feature that the address names and whose layer is not read yet, as `pack/row`. */
  readonly awaited: Signal<string>;
  /** Finding to bring into sight, "" for none. */
  readonly finding: Signal<string>;
  readonly print: Signal<PrintChoice>;
  /** Width of the map that nothing covers. */
  readonly mapWidth: Signal<number>;
}

export function layoutOf(width: number, height: number): Layout {
  if (width < 720) return "phone";
  if (width < 1024) return "drawer";
  if (width < 1400 || height < 800) return "short";
  return width >= 1920 ? "wide" : "full";
}

export function createUi(): Ui {
  return {
    layout: signal(layoutOf(window.innerWidth, window.innerHeight)),
    view: signal<PanelView>(UNIT_VIEW),
    overlay: signal<Overlay>(""),
    panelShut: signal(false),
    letters: signal(true),
    toast: signal(""),
    uncopied: signal(""),
    opener: signal<Element | null>(null),
    awaited: signal(""),
    finding: signal(""),
    print: signal(FIRST_CHOICE),
    mapWidth: signal(window.innerWidth),
  };
}

export interface App {
  readonly store: Store;
  readonly ui: Ui;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("parkmap: shell component outside of the shell");
  return app;
}

/** Chooses a unit and brings its panel to the front. */
export function openUnit({ store, ui }: App, id: string): void {
  ui.view.value = UNIT_VIEW;
  ui.panelShut.value = false;
  if (ui.overlay.value !== "help") ui.overlay.value = "";
  store.chooseUnit(id);
  catchFocus();
}

/** Shows another view in the panel, on the phone with the sheet pulled up. */
export function openView({ store, ui }: App, view: PanelView): void {
  store.figure.value = "";
  ui.view.value = view;
  ui.panelShut.value = false;
  ui.overlay.value = "";
  if (store.sheet.value === "peek") store.sheet.value = "half";
  catchFocus();
}
