// The first complete picture of the data: marked once, for measuring and testing; then the rest of the page is made.
import type { Store } from "../store";

export const DRAWN = "parkmap:drawn";
/** The rest waits no longer than this, whatever keeps the picture. */
const LONGEST_MS = 1500;

/** Called before anything is made. */
export function awaitPicture({ isSettled }: Store): void {
  isSettled.value = false;
  window.setTimeout(() => (isSettled.value = true), LONGEST_MS);
}

export function markDrawn({ isSettled }: Store): void {
  if (performance.getEntriesByName(DRAWN).length === 0) performance.mark(DRAWN);
  window.setTimeout(() => (isSettled.value = true));
}
