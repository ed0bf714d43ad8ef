// Opens the packed layers of a page from the pieces in the document.
import type { Page } from "../page_model";
import type { Packs } from "./pack";
import { PackedLayer } from "./packed";
import { newCache } from "./source";

export function openPacks(page: Page, root: Document = document): Packs {
  const cache = newCache();
  return new Map(page.packs.map((view) => [view.id, new PackedLayer(view, root, cache)]));
}
