// Two to six units side by side.
import type { JSX } from "preact";

export function CompareView(): JSX.Element | null {
  return null;
}
