// The print dialog.
import type { JSX } from "preact";

export function PrintDialog(): JSX.Element | null {
  return null;
}
