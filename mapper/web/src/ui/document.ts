// What the state changes on the document itself: language, title, colour scheme and the colours of the industries.
import { effect, signal } from "@preact/signals";
import type { App } from "./app_state";

const DARK = "(prefers-color-scheme: dark)";

export function dressDocument({ store }: App): void {
  const { page, t } = store;
  const root = document.documentElement;
  const system = window.matchMedia(DARK);
  const isSystemDark = signal(system.matches);
  system.addEventListener("change", (event) => (isSystemDark.value = event.matches));

  effect(() => {
    const isDark = store.scheme.value === "dark" || (store.scheme.value === "system" && isSystemDark.value);
    root.dataset["scheme"] = isDark ? "dark" : "light";
    for (const { id, colour, colour_dark } of page.industries) root.style.setProperty(`--i-${id}`, isDark ? colour_dark : colour);
  });
  effect(() => {
    root.lang = store.language.value === "zh" ? "zh-CN" : "en";
    const unit = store.currentUnit.value;
    document.title = unit ? `${t(unit.short)} · ${t(page.title)}` : t(page.title);
  });
}
