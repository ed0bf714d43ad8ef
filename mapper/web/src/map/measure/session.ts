// One measurement from switching on to switching off: a sheet over the map that takes the clicks, a sketch, a card, the keys.
import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import type L from "leaflet";
import { h, render, type JSX } from "preact";
import type { Store } from "../../store";
import { middleOf, watchCover } from "../chrome/cover";
import { isForMap } from "../chrome/keys";
import { pointed, wouldClose, type Px } from "./aim";
import { Card, type CardProps } from "./card";
import type { LonLat } from "./geodesic";
import { measureCommandOf } from "./keys";
import { EMPTY, ended, isClosable, undone, type Path } from "./path";
import { measuredOf, resultOf } from "./result";
import { createSheet } from "./sheet";
import { createSketch } from "./sketch";

/** What the line is drawn for. */
export interface Purpose {
  readonly path: Signal<Path>;
  /** True while no more points are taken. */
  readonly isHeld: ReadonlySignal<boolean>;
  /** True if only a closed ring is of use. */
  readonly isArea: boolean;
  readonly card: (props: CardProps) => JSX.Element;
}

const measuring = (): Purpose => ({ path: signal(EMPTY), isHeld: signal(false), isArea: false, card: Card });

export function startSession(store: Store, map: L.Map, host: HTMLElement, purpose = measuring()): () => void {
  return untracked(() => session(store, map, host, purpose));
}

function session(store: Store, map: L.Map, host: HTMLElement, { path, isHeld, isArea, card }: Purpose): () => void {
  /** Pixel of the mouse over the map, null for none. */
  const mouse = signal<Px | null>(null);
  /** The keyboard aims at the middle of the map until a mouse comes. */
  const isByKeys = signal(!window.matchMedia("(pointer: coarse)").matches);
  const moves = signal(0);

  const moved = (): void => void (moves.value += 1);

  const project = (point: LonLat): Px => map.latLngToContainerPoint([point.lat, point.lon]);
  const placeAt = ({ x, y }: Px): LonLat => {
    const { lat, lng } = map.containerPointToLatLng([x, y]);
    return { lon: lng, lat };
  };
  const middle = (): Px => middleOf(map);
  const aim = computed<Px | null>(() => {
    moves.value;
    return isByKeys.value ? middle() : mouse.value;
  });
  const live = computed(() => resultOf(path.value, aim.value && placeAt(aim.value)));
  const set = computed(() => resultOf(path.value, null));

  const change = (next: Path): void => {
    if (isArea && next.state === "line") return;
    path.value = next;
    store.measured.value = measuredOf(next);
  };
  const point = (at: Px): void => {
    if (!isHeld.peek()) change(pointed(path.peek(), placeAt(at), project));
  };
  const undo = (): void => change(undone(path.peek()));
  const clear = (): void => change(EMPTY);
  const done = (): void => {
    store.tool.value = "";
  };

  const sketch = createSketch();
  const sheet = createSheet(map, sketch.root, {
    click: (at, isTouch) =>
      batch(() => {
        isByKeys.value = false;
        mouse.value = isTouch ? null : at;
        point(at);
      }),
    hover: (at) =>
      batch(() => {
        mouse.value = at;
        if (at) isByKeys.value = false;
      }),
    moved,
  });
  const unwatch = watchCover(host, moved);

  /** With the mouse Enter closes the area; with the keys it sets the middle of the map. */
  const enter = (): void => {
    const isMouseClosing = !isByKeys.peek() && !isHeld.peek() && isClosable(path.peek());
    if (isMouseClosing) return change(ended(path.peek()));
    isByKeys.value = true;
    point(middle());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = measureCommandOf(event);
    const isOnMap = event.target === map.getContainer() || event.target === document.body;
    if (!command || !isForMap(event, host)) return;
    if (command === "aim") isByKeys.value = true;
    else if (command === "undo") undo();
    else if (command === "enter" && isOnMap) enter();
    else return;
    // arrows go on and pan the map; the rest is ours alone
    if (command === "aim") return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** After everyone else: something may lie on top that Escape closes first. */
  const onEscape = (event: KeyboardEvent): void => {
    if (measureCommandOf(event) === "end" && !event.defaultPrevented) done();
  };
  document.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keydown", onEscape);

  const undraw = effect(() => {
    moves.value;
    const at = aim.value;
    sketch.draw({
      points: path.value.points.map(project),
      result: live.value,
      live: at,
      cross: isByKeys.value && !isHeld.value ? at : null,
      isClosing: at !== null && wouldClose(path.value, at, project),
      language: store.language.value,
    });
  });
  const root = document.createElement("div");
  root.className = "mc";
  host.append(root);
  render(h(card, { store, live, set, undo, clear, done }), root);
  map.getContainer().focus({ preventScroll: true });

  return () => {
    const hadFocus = root.contains(document.activeElement);
    undraw();
    unwatch();
    document.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("keydown", onEscape);
    sheet.remove();
    render(null, root);
    root.remove();
    store.measured.value = null;
    if (hadFocus) map.getContainer().focus({ preventScroll: true });
  };
}
