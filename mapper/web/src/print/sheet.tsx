// Puts the sheets in place of the page while the browser prints, however printing was asked for.
import { batch } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useApp, type App } from "../ui/app_state";
import { buildSheets, element } from "./build";
import { comparisonChoice, comparisonSheets } from "./comparison";
import { contentOf } from "./content";
import { sheetOf, type PrintChoice } from "./paper";

/** The sheet is light, whatever the screen is. */
function emptyRoot({ store }: App, { paper, orientation }: PrintChoice): HTMLElement {
  const root = element(`print-root ${paper} ${orientation}`);
  for (const { id, colour } of store.page.industries) root.style.setProperty(`--i-${id}`, colour);
  document.body.append(root);
  return root;
}

/** Lets something be drawn as if a unit were chosen. */
function withUnit(app: App, id: string, act: () => void): void {
  const { unit } = app.store;
  const chosen = unit.value;
  batch(() => {
    unit.value = id;
    act();
    unit.value = chosen;
  });
}

function putSheets(app: App): void {
  const { store, ui } = app;
  removeSheets();
  if (!store.outlines.value) return;
  const content = contentOf(store, ui.print.value);
  const choice = content === "compare" ? comparisonChoice(app, ui.print.value) : ui.print.value;
  const root = emptyRoot(app, choice);
  const sheet = sheetOf(choice);
  if (content === "compare") return root.replaceChildren(...comparisonSheets(app, root, sheet));
  const unit = content === "unit" ? store.unit.value : "";
  withUnit(app, unit, () => root.replaceChildren(...buildSheets({ app, root, sheet, id: unit || store.page.region })));
}

function removeSheets(): void {
  document.querySelector(".print-root")?.remove();
}

export function PrintSheet(): null {
  const app = useApp();
  useEffect(() => {
    const before = (): void => putSheets(app);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", removeSheets);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", removeSheets);
    };
  }, [app]);
  return null;
}
