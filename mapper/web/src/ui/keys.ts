// Which command a key stands for: the shell's part of the keyboard, without side effects.

export type Command = "search" | "tree" | "map" | "years" | "compare" | "print" | "table" | "help" | "escape";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const LETTERS: Readonly<Record<string, Command>> = { "/": "search", l: "tree", m: "map", y: "years", c: "compare", p: "print", t: "table", "?": "help" };

export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Escape and Ctrl-K always work; single letters only outside of fields and while they are switched on. */
export function commandOf(press: KeyPress, inField: boolean, letters: boolean): Command | null {
  if (press.key === "Escape") return "escape";
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === "k") return "search";
  if (inField || !letters || press.ctrlKey || press.metaKey || press.altKey) return null;
  return LETTERS[press.key.toLowerCase()] ?? null;
}
