// The sheet that is printed in place of the page.
import type { JSX } from "preact";

export function PrintSheet(): JSX.Element | null {
  return null;
}
