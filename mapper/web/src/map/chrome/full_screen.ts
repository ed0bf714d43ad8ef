// The page in full screen, as far as the browser has it and allows it.
import { signal, type ReadonlySignal } from "@preact/signals";

export interface FullScreen {
  readonly isSupported: boolean;
  readonly isOn: ReadonlySignal<boolean>;
  /** The browser has said no: then the button says so and rests. */
  readonly isRefused: ReadonlySignal<boolean>;
  toggle(): void;
  stop(): void;
}

/** The whole page, not the map alone: panel, search and popovers stay of use. */
export function createFullScreen(onRefused: () => void): FullScreen {
  const root = document.documentElement;
  const isOn = signal(Boolean(document.fullscreenElement));
  const isRefused = signal(false);
  const refuse = (): void => {
    isRefused.value = true;
    onRefused();
  };
  const follow = (): void => {
    isOn.value = Boolean(document.fullscreenElement);
  };
  document.addEventListener("fullscreenchange", follow);
  return {
    isSupported: document.fullscreenEnabled === true && typeof root.requestFullscreen === "function",
    isOn,
    isRefused,
    toggle() {
      if (isRefused.value) return;
      if (isOn.value) void document.exitFullscreen().catch(() => undefined);
      else root.requestFullscreen().catch(refuse);
    },
    stop: () => document.removeEventListener("fullscreenchange", follow),
  };
}
