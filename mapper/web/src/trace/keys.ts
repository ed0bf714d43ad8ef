// Keys while tracing. Pure.
import type { Press } from "../map/chrome/keys";

export type TraceCommand = "enter" | "undo" | "redo" | "delete" | "next" | "previous" | { readonly nudge: readonly [number, number] };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const FAR_PX = 10;

export function traceCommandOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): TraceCommand | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() === "y") return "redo";
    return key.toLowerCase() === "z" ? (shiftKey ? "redo" : "undo") : null;
  }
  if (key === "Enter") return "enter";
  if (key === "Delete" || key === "Backspace") return "delete";
  if (key === "." || key === "]") return "next";
  if (key === "," || key === "[") return "previous";
  const [x, y] = ARROWS[key] ?? [0, 0];
  const step = shiftKey ? FAR_PX : 1;
  return x || y ? { nudge: [x * step, y * step] } : null;
}
