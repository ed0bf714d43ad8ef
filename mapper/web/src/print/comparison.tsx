// The comparison on paper: the table of the screen, light, without its controls.
import type { App } from "../ui/app_state";
import { drawn, element } from "./build";
import type { Sheet } from "./paper";
import { ShortFoot } from "./sheet_parts";

/** A copy has no pixels of its own. */
function copyCanvases(from: Element, to: Element): void {
  const copies = to.querySelectorAll("canvas");
  from.querySelectorAll("canvas").forEach((canvas, i) => copies[i]?.getContext("2d")?.drawImage(canvas, 0, 0));
}

export function comparisonSheets(app: App, root: HTMLElement, sheet: Sheet): readonly HTMLElement[] {
  const view = document.querySelector(".cmp");
  if (!view) return [];
  const copy = view.cloneNode(true) as HTMLElement;
  copyCanvases(view, copy);
  const galley = element("print-galley");
  galley.style.width = `${sheet.width}px`;
  root.append(galley);
  return [element("print-comparison", copy, drawn(app, galley, <ShortFoot />))];
}
