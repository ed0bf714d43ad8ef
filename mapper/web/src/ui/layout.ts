// Follows the size of the window.
import { layoutOf, type App } from "./app_state";

export function followLayout({ ui }: App): void {
  window.addEventListener("resize", () => {
    ui.layout.value = layoutOf(window.innerWidth, window.innerHeight);
  });
}
