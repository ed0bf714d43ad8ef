// Opening and closing the source popover of a figure, and of a figure that is missing.
import type { Panel, Row } from "../page_model";
import type { App } from "./app_state";

const MISSING = "missing/";

export const missingId = (row: Row): string => MISSING + row.title.zh;

/** The row of a figure that is missing, if the id is one of such a row. */
export function missingRow(id: string, panel: Panel | undefined): Row | undefined {
  if (!id.startsWith(MISSING)) return undefined;
  return panel?.sections.flatMap((section) => section.rows).find((row) => row.figures.length === 0 && missingId(row) === id);
}

export function toggleFigure(app: App, id: string, opener: Element): void {
  const { store, ui } = app;
  if (store.figure.value === id) return closeFigure(app);
  ui.opener.value = opener;
  store.figure.value = id;
}

/** Closes the popover; the focus goes back to the button it came from, unless it went elsewhere meanwhile. */
export function closeFigure({ store, ui }: App): void {
  const opener = ui.opener.value;
  const focused = document.activeElement;
  const inPopover = focused === null || focused === document.body || focused.closest(".pop") !== null;
  store.figure.value = "";
  ui.opener.value = null;
  if (!inPopover || !opener?.isConnected) return;
  const button = opener.matches("button") ? opener : opener.querySelector(".src");
  if (button instanceof HTMLElement) button.focus({ preventScroll: true });
}
