// What is known of the chosen feature of a packed layer, in place of the unit in the panel.
import type { JSX } from "preact";

export function FeatureCard(): JSX.Element | null {
  return null;
}
