// The work on one boundary: the draft, its history and what it comes to, whether or not the tool is open.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { begin, type Draft, type History, type Parts } from "./draft";
import { keep, kept } from "./keep";

export interface Work {
  /** All but the shape, which is the history's. */
  readonly about: Signal<Omit<Draft, "parts">>;
  readonly history: Signal<History>;
  /** The corners as they stand, those being drawn included. */
  readonly live: Signal<Parts>;
  readonly isDrawing: Signal<boolean>;
  /** A hole waits for its first corner. */
  readonly isHoleWanted: Signal<boolean>;
  /** It was set outside of the boundary. */
  readonly isOutside: Signal<boolean>;
  /** Number of the chosen corner from 1, 0 for none, and how many there are. */
  readonly corner: Signal<readonly [number, number]>;
  readonly message: Signal<string>;
  readonly draft: ReadonlySignal<Draft>;
  readonly isUnsaved: ReadonlySignal<boolean>;
  saved(): void;
}

const START: Omit<Draft, "parts"> = { unit: "", extent: "planned", uncertainty_m: 10, note: "" };

export function createWork(region: string): Work {
  const before = kept(region);
  const { parts, ...about } = before ?? { ...START, parts: [] };
  const history = signal(begin(parts));
  const aboutNow = signal(about);
  const written = signal("");
  const draft = computed<Draft>(() => ({ ...aboutNow.value, parts: history.value.now }));
  return {
    about: aboutNow,
    history,
    live: signal(parts),
    isDrawing: signal(false),
    isHoleWanted: signal(false),
    isOutside: signal(false),
    corner: signal<readonly [number, number]>([0, 0]),
    message: signal(""),
    draft,
    isUnsaved: computed(() => draft.value.parts.length > 0 && JSON.stringify(draft.value) !== written.value),
    saved: () => void (written.value = JSON.stringify(draft.value)),
  };
}

/** The draft as last kept is the draft as it is. */
export function keepWork(region: string, work: Work): void {
  keep(region, work.draft.value);
}
