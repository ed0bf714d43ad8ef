// The phone's bottom sheet: three stops, moved by drag, flick, tap or arrow keys.
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { W } from "../words";
import { useApp } from "./app_state";
import { neighbourStop, stopAfterDrag, stopHeight } from "./sheet_stops";

/** Lower than this the sheet could not be taken hold of again. */
const LEAST_PX = 80;
/** A finger that rested this long before it left was not flicking. */
const REST_MS = 80;
/** Less than this is a tap. */
const SLOP_PX = 6;

interface Drag {
  readonly pointer: number;
  readonly startY: number;
  readonly startHeight: number;
  lastY: number;
  lastTime: number;
  velocity: number;
  moved: boolean;
}

function useWindowHeight(): number {
  const [height, setHeight] = useState(window.innerHeight);
  useLayoutEffect(() => {
    const update = (): void => setHeight(window.innerHeight);
    window.addEventListener("resize", update);
    return () => window.removeEventListener("resize", update);
  }, []);
  return height;
}

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
}

/** While dragging the sheet follows the finger without a render; at the end it moves on to a stop. */
function useDrag(sheet: { readonly current: HTMLElement | null }, windowHeight: number): DragHandlers {
  const { store } = useApp();
  const drag = useRef<Drag | null>(null);
  const heightOf = (now: Drag, y: number): number => Math.max(LEAST_PX, Math.min(stopHeight("full", windowHeight), now.startHeight + now.startY - y));
  const end = (event: PointerEvent): void => {
    const now = drag.current;
    const element = sheet.current;
    drag.current = null;
    if (!now || !element || event.pointerId !== now.pointer) return;
    element.classList.remove("dragging");
    if (!now.moved) return;
    const velocity = event.timeStamp - now.lastTime > REST_MS ? 0 : now.velocity;
    const stop = stopAfterDrag(heightOf(now, event.clientY), velocity, windowHeight);
    element.style.height = `${stopHeight(stop, windowHeight)}px`;
    store.sheet.value = stop;
  };
  return {
    onPointerDown: (event) => {
      if (!event.isPrimary || !sheet.current) return;
      const { clientY: y, timeStamp } = event;
      drag.current = { pointer: event.pointerId, startY: y, startHeight: sheet.current.offsetHeight, lastY: y, lastTime: timeStamp, velocity: 0, moved: false };
    },
    onPointerMove: (event) => {
      const now = drag.current;
      const element = sheet.current;
      if (!now || !element || event.pointerId !== now.pointer) return;
      if (!now.moved && Math.abs(event.clientY - now.startY) < SLOP_PX) return;
      if (!now.moved) (event.currentTarget as Element).setPointerCapture(now.pointer);
      now.moved = true;
      const elapsed = Math.max(1, event.timeStamp - now.lastTime);
      now.velocity = (now.lastY - event.clientY) / elapsed;
      now.lastY = event.clientY;
      now.lastTime = event.timeStamp;
      element.classList.add("dragging");
      element.style.height = `${heightOf(now, event.clientY)}px`;
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

export function Sheet({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  const sheet = useRef<HTMLElement>(null);
  const windowHeight = useWindowHeight();
  const drag = useDrag(sheet, windowHeight);
  const stop = store.sheet.value;
  useLayoutEffect(() => {
    if (sheet.current) sheet.current.style.height = `${stopHeight(stop, windowHeight)}px`;
  }, [stop, windowHeight]);
  const step = (by: 1 | -1): void => {
    store.sheet.value = neighbourStop(stop, by);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowDown") step(-1);
    else return;
    event.preventDefault();
  };
  return (
    <aside class={`sheet ${stop}`} ref={sheet} aria-label={t(W.panel)} {...(stop === "peek" ? drag : {})}>
      <button
        type="button"
        class="grab"
        aria-label={t(stop === "full" ? W.sheetDown : W.sheetUp)}
        aria-expanded={stop !== "peek"}
        onKeyDown={onKeyDown}
        onClick={() => (stop === "full" ? (store.sheet.value = "peek") : step(1))}
        {...(stop === "peek" ? {} : drag)}
      >
        <i />
      </button>
      {children}
    </aside>
  );
}
