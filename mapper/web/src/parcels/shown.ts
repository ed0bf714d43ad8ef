// Which packed layers are drawn now.
import type { PackView } from "../page_model";
import type { Store } from "../store";

export const SWIPE = "swipe";

/** Name of the map pane that holds the tiles of a pack. */
export const paneOf = (pack: string): string => `pm-pack-${pack}`;

/** The two sides of the swipe, left and right. */
export function swipeSides(packs: readonly PackView[]): { readonly left: string; readonly right: string } | undefined {
  const left = packs.find((pack) => pack.state === "planned")?.id;
  const right = packs.find((pack) => pack.state === "current")?.id;
  return left && right ? { left, right } : undefined;
}

/** Ids of the packs drawn: those without a state always, of the states the one looked at, or both while swiping. */
export function shownPacks(store: Store): readonly string[] {
  const { packs } = store.page;
  const view = store.landView.value;
  const sides = view === SWIPE ? swipeSides(packs) : undefined;
  const wanted = new Set(sides ? [sides.left, sides.right] : [view]);
  return packs.filter((pack) => pack.state === "" || wanted.has(pack.id)).map((pack) => pack.id);
}

/** Ids of the packs that lie pale under the map of differences, for orientation. */
export function contextPacks({ page, landView }: Store): readonly string[] {
  const isChange = page.packs.some((pack) => pack.id === landView.value && pack.state === "change");
  return isChange ? page.packs.filter((pack) => pack.state === "current").map((pack) => pack.id) : [];
}
