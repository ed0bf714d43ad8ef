// The comparison on paper: the table of the screen at the width of the sheet, light and without its controls.
import type { App } from "../ui/app_state";
import { W } from "../words";
import { drawn, element } from "./build";
import type { PrintChoice, Sheet } from "./paper";
import { ShortFoot, SourceSection } from "./sheet_parts";

/** More units than this need the larger sheet. */
const MOST_ON_A4 = 3;

/** The table is wide: it never stands upright, and from four units on it needs A3. */
export function comparisonChoice({ store }: App, choice: PrintChoice): PrintChoice {
  const paper = store.compared.value.length > MOST_ON_A4 ? "a3" : choice.paper;
  return { ...choice, paper, orientation: "landscape" };
}

/** A copy has no pixels of its own. */
function copyCanvases(from: Element, to: Element): void {
  const copies = to.querySelectorAll("canvas");
  from.querySelectorAll("canvas").forEach((canvas, i) => copies[i]?.getContext("2d")?.drawImage(canvas, 0, 0));
}

/** Names within a copy must not meet those of the page. */
function renameIds(copy: Element): void {
  for (const named of copy.querySelectorAll("[id]")) named.id = `print-${named.id}`;
  for (const clipped of copy.querySelectorAll("[clip-path]")) clipped.setAttribute("clip-path", clipped.getAttribute("clip-path")!.replace("#", "#print-"));
  for (const labelled of copy.querySelectorAll("[aria-labelledby]")) labelled.removeAttribute("aria-labelledby");
}

/** Buttons would be missing from heads that the browser repeats. */
function plainNames(copy: Element): void {
  for (const button of copy.querySelectorAll("button.cmp-name")) {
    const name = document.createElement("b");
    name.className = button.className;
    name.append(...button.childNodes);
    button.replaceWith(name);
  }
}

/** The review line ends the table on every sheet. */
function repeatFoot(copy: Element, foot: HTMLElement): void {
  const table = copy.querySelector("table");
  if (!table) return;
  foot.querySelector(".print-number")?.remove();
  const cell = table.createTFoot().insertRow().insertCell();
  cell.colSpan = table.rows[0]?.cells.length ?? 1;
  cell.append(foot);
}

/** Only the names are repeated on every sheet. */
function shortenHead(copy: Element): void {
  const rows = copy.querySelectorAll("thead > :not(.cmp-heads)");
  const body = document.createElement("tbody");
  body.append(...rows);
  copy.querySelector("thead")?.after(body);
}

export function comparisonSheets(app: App, root: HTMLElement, sheet: Sheet): readonly HTMLElement[] {
  const view = document.querySelector(".cmp");
  if (!view) return [];
  const { page, compared, t } = app.store;
  const copy = view.cloneNode(true) as HTMLElement;
  copyCanvases(view, copy);
  renameIds(copy);
  shortenHead(copy);
  plainNames(copy);
  const galley = element("print-galley");
  galley.style.width = `${sheet.width}px`;
  root.append(galley);
  repeatFoot(copy, drawn(app, galley, <ShortFoot />));
  if (page.fictional) copy.querySelector(".cmp-header")?.append(drawn(app, galley, <span class="fict-tag">{t(W.fictional)}</span>));
  return [element("print-comparison", copy, drawn(app, galley, <SourceSection ids={compared.value} />))];
}
