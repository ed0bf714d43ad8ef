// Keys of the map: plus, minus and nought anywhere outside of fields; the arrows are Leaflet's while the map has the focus.
import type L from "leaflet";

interface MapCommands {
  zoomIn(): void;
  zoomOut(): void;
  home(): void;
}

const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function listenToKeys(map: L.Map, { zoomIn, zoomOut, home }: MapCommands): void {
  const commands: Readonly<Record<string, () => void>> = { "+": zoomIn, "=": zoomIn, "-": zoomOut, "0": home };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const command = commands[event.key];
    if (!command || map.getContainer().contains(event.target as Node)) {
      if (event.key === "0" && command) command();
      return;
    }
    command();
  });
}
