// The attribute table in a drawer under the map.
import type { JSX } from "preact";

export function TableDrawer(): JSX.Element | null {
  return null;
}
