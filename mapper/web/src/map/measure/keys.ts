// Keys while measuring. Pure.
import type { Press } from "../chrome/keys";

export type MeasureCommand = "enter" | "undo" | "end" | "aim";

export function measureCommandOf({ key, ctrlKey, metaKey, altKey }: Press): MeasureCommand | null {
  if (altKey) return null;
  const isUndo = (ctrlKey || metaKey) && key.toLowerCase() === "z";
  if (isUndo || (key === "Backspace" && !ctrlKey && !metaKey)) return "undo";
  if (ctrlKey || metaKey) return null;
  if (key === "Enter") return "enter";
  if (key === "Escape") return "end";
  return key.startsWith("Arrow") ? "aim" : null;
}
