// What can be printed in the present state of the page, and what is.
import type { Store } from "../store";
import type { Content, PrintChoice } from "./paper";

/** The comparison stands on the screen when it is printed. */
export function contentsOf({ mode, unit }: Store): readonly Content[] {
  if (mode.value === "compare") return ["compare"];
  return unit.value ? ["unit", "region"] : ["region"];
}

/** What the reader chose, as far as it is there, else what is on the screen. */
export function contentOf(store: Store, { content }: PrintChoice): Content {
  const possible = contentsOf(store);
  return possible.find((id) => id === content) ?? possible[0]!;
}
