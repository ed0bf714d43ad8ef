// The map's own keys: plus, minus, nought and the arrows. Leaflet's handler is off, so that no key counts twice.
import type L from "leaflet";
import { isStill } from "./cover";

export type MapCommand = "in" | "out" | "fit" | { readonly pan: readonly [number, number] };

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const PAN_PX = 80;
const FAR = 3;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

export function mapCommandOf(press: Press): MapCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "+" || press.key === "=") return "in";
  if (press.key === "-" || press.key === "_") return "out";
  if (press.key === "0") return "fit";
  const arrow = ARROWS[press.key];
  if (!arrow) return null;
  const step = PAN_PX * (press.shiftKey ? FAR : 1);
  return { pan: [arrow[0] * step, arrow[1] * step] };
}

export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** On the map or a control over it, or nowhere in particular. */
export function isForMap(event: KeyboardEvent, host: Element): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.isComposing || isField(target)) return false;
  return target === document.body || (target instanceof Node && host.contains(target));
}

function run(map: L.Map, command: MapCommand, fit: () => void): void {
  if (command === "in") map.zoomIn();
  else if (command === "out") map.zoomOut();
  else if (command === "fit") fit();
  else map.panBy([...command.pan], { animate: !isStill() });
}

export function listenForMapKeys(map: L.Map, host: Element, fit: () => void): () => void {
  map.keyboard?.disable();
  const container = map.getContainer();
  if (container.tabIndex < 0) container.tabIndex = 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isForMap(event, host) || document.querySelector("dialog[open]")) return;
    const command = mapCommandOf(event);
    if (!command) return;
    event.preventDefault();
    run(map, command, fit);
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
