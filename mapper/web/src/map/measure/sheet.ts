// A clear sheet over the map while measuring: it keeps clicks from the units below, and lets drag and wheel through to Leaflet.
import type L from "leaflet";
import type { Px } from "./aim";

interface Handlers {
  click(at: Px, isTouch: boolean): void;
  /** The mouse is over the map at this pixel, or has left it. */
  hover(at: Px | null): void;
  /** The map shows another part of the ground. */
  moved(): void;
}

/** A press that ends further away was a drag of the map. */
const DRAG_PX = 5;
/** Leaflet listens to these on its element: they must not rise to it, or it zooms in and units are chosen. */
const KEPT = ["click", "dblclick", "contextmenu"] as const;

export function createSheet(map: L.Map, sketch: SVGElement, handlers: Handlers): { remove(): void } {
  const container = map.getContainer();
  const element = document.createElement("div");
  element.className = "mm-sheet";
  element.append(sketch);
  // inside Leaflet's element, so that presses and wheel rise to it
  container.append(element);
  let pressed: Px = { x: 0, y: 0 };
  let isTouch = false;

  const pixelOf = (event: MouseEvent): Px => map.mouseEventToContainerPoint(event);
  for (const type of KEPT) element.addEventListener(type, (event) => event.stopPropagation());
  element.addEventListener("pointerdown", (event) => {
    pressed = { x: event.clientX, y: event.clientY };
    isTouch = event.pointerType === "touch";
  });
  element.addEventListener("click", (event) => {
    const isDrag = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > DRAG_PX;
    if (!isDrag) handlers.click(pixelOf(event), isTouch);
  });
  element.addEventListener("pointermove", (event) => event.pointerType !== "touch" && handlers.hover(pixelOf(event)));
  element.addEventListener("pointerleave", () => handlers.hover(null));

  const fade = (): void => element.classList.add("is-zooming");
  const settle = (): void => {
    element.classList.remove("is-zooming");
    handlers.moved();
  };
  map.on("zoomstart", fade);
  map.on("zoomend", settle);
  map.on("move resize", handlers.moved, handlers);
  return {
    remove() {
      map.off("zoomstart", fade);
      map.off("zoomend", settle);
      map.off("move resize", handlers.moved, handlers);
      element.remove();
    },
  };
}
