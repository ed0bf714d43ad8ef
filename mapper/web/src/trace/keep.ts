// Keeps a traced boundary over a reload, where the browser lets a page opened from a file keep anything.
import { extentOf, type Draft } from "./draft";

const keyOf = (region: string): string => `parkmap-trace-${region}`;

export function keep(region: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(region), JSON.stringify(draft));
  } catch {
    // nothing is kept: the page warns before it is left
  }
}

export function kept(region: string): Draft | undefined {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(region)) ?? "null") as Draft | null;
    return draft ? { ...draft, extent: extentOf(draft.extent) } : undefined;
  } catch {
    return undefined;
  }
}

