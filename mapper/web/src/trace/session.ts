// One spell of tracing, from switching the tool on to switching it off: the polygon, snapping, the keys and the card.
import { batch, effect, untracked } from "@preact/signals";
import L from "leaflet";
import { h, render } from "preact";
import { isForMap } from "../map/chrome/keys";
import { middleOf } from "../map/chrome/cover";
import type { Store } from "../store";
import { createActions, type Actions } from "./actions";
import { TraceCard } from "./card";
import { withStep, type Position } from "./draft";
import { createEditor, type Editor } from "./editor";
import { traceCommandOf, type TraceCommand } from "./keys";
import { snapped } from "./snap";
import { linesNear } from "./targets";
import { W } from "./words";
import type { Work } from "./work";

const SNAP_PX = { mouse: 10, touch: 20 };
/** A second Enter in the same place ends the ring. */
const SAME_PX = 6;

type Snap = (at: L.LatLng, event?: MouseEvent) => L.LatLng;

function createSnap(store: Store, map: L.Map, work: Work): Snap {
  const project = ([lon, lat]: Position): L.Point => map.latLngToContainerPoint([lat, lon]);
  return (at, event) => {
    if (event?.altKey) return at;
    const within = window.matchMedia("(pointer: coarse)").matches ? SNAP_PX.touch : SNAP_PX.mouse;
    const middle = map.latLngToContainerPoint(at);
    const corner = map.containerPointToLatLng(middle.add([within, -within]));
    const pointer: Position = [at.lng, at.lat];
    const reach: Position = [Math.abs(corner.lng - at.lng), Math.abs(corner.lat - at.lat)];
    const found = snapped(pointer, linesNear(store, work.about.value.unit, pointer, reach), project, within, reach);
    return found ? L.latLng(found[1], found[0]) : at;
  };
}

function createOwnEditor(map: L.Map, work: Work, snap: Snap): Editor {
  const look = (): void => void (work.live.value = editor.parts());
  const editor: Editor = createEditor(map, {
    snap,
    moving: look,
    stepped: () => batch(() => {
      look();
      work.history.value = withStep(work.history.value, editor.parts());
    }),
    switched: () => batch(() => {
      work.isDrawing.value = editor.isDrawing();
      work.corner.value = editor.place();
      look();
    }),
  });
  return editor;
}

/** Enter sets a corner at the cross in the middle of the map, and ends the ring where it set the last one. */
function enterAt(map: L.Map, editor: Editor, work: Work, snap: Snap): () => void {
  let last: L.LatLng | null = null;
  return () => {
    const middle = L.point(middleOf(map).x, middleOf(map).y);
    const at = snap(map.containerPointToLatLng(middle));
    if (!work.isDrawing.value) {
      last = null;
      if (work.isHoleWanted.value) return;
      editor.draw();
    }
    if (last && map.latLngToContainerPoint(last).distanceTo(map.latLngToContainerPoint(at)) < SAME_PX) {
      last = null;
      return editor.finish();
    }
    editor.addCorner(at);
    last = at;
  };
}

interface KeyState {
  readonly map: L.Map;
  readonly editor: Editor;
  readonly work: Work;
  readonly actions: Actions;
  readonly enter: () => void;
}

/** Does what a key means; false if it means nothing now. */
function obey(command: TraceCommand, { editor, work, actions, enter }: KeyState): boolean {
  const hasCorner = work.corner.value[0] > 0;
  const isDrawing = work.isDrawing.value;
  if (typeof command === "object") {
    if (!hasCorner || isDrawing) return false;
    editor.nudge(...command.nudge);
  } else if (command === "enter") {
    if (hasCorner && !isDrawing) editor.insertAfterChosen();
    else if (isDrawing || work.history.value.now.length === 0) enter();
    else return false;
  } else if (command === "delete") {
    if (isDrawing) actions.undo();
    else if (hasCorner) editor.deleteChosen();
    else return false;
  } else if (command === "undo") actions.undo();
  else if (command === "redo") actions.redo();
  else if (isDrawing) return false;
  else editor.step(command === "next" ? 1 : -1);
  return true;
}

function listen(host: HTMLElement, state: KeyState): () => void {
  const { map, editor, work, actions } = state;
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = traceCommandOf(event);
    const isOnMap = event.target === map.getContainer() || event.target === document.body;
    const isOnControl = command === "enter" && !isOnMap;
    if (isOnMap && command) host.classList.add("by-keys");
    if (!command || isOnControl || !isForMap(event, host) || !obey(command, state)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** After everyone else: something may lie on top that Escape closes first. */
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (work.isDrawing.value || work.isHoleWanted.value) actions.cancel();
    else if (work.corner.value[0]) editor.choose(null);
    else actions.close();
  };
  const onClick = ({ latlng }: L.LeafletMouseEvent): void => {
    if (!work.isHoleWanted.value) return editor.choose(null);
    work.isHoleWanted.value = !editor.drawHole(latlng);
    if (!work.isHoleWanted.value) work.message.value = "";
  };
  const onPointer = (): void => host.classList.remove("by-keys");
  host.addEventListener("pointermove", onPointer);
  document.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keydown", onEscape);
  map.on("click", onClick);
  return () => {
    document.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("keydown", onEscape);
    map.off("click", onClick);
    host.removeEventListener("pointermove", onPointer);
  };
}

/** Takes the work up where it stands; the chosen unit is its unit if nothing is drawn yet. */
function begin(store: Store, work: Work): void {
  const unit = store.unit.value;
  if (work.history.value.now.length === 0 && unit) work.about.value = { ...work.about.value, unit };
  work.message.value = "";
  work.isHoleWanted.value = false;
}

export function startTracing(store: Store, map: L.Map, host: HTMLElement, work: Work): () => void {
  return untracked(() => {
    begin(store, work);
    const snap = createSnap(store, map, work);
    const editor = createOwnEditor(map, work, snap);
    const outline = (shape: string): [number, number][][] => (store.outlines.value?.shapes.get(shape) ?? []).map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lon!, lat!]));
    const actions = createActions({ store, map, work, editor, outline });
    const unlisten = listen(host, { map, editor, work, actions, enter: enterAt(map, editor, work, snap) });
    const isZooming = map.doubleClickZoom.enabled();
    map.doubleClickZoom.disable();
    editor.load(work.history.value.now);

    const root = document.createElement("div");
    root.className = "mc tr";
    host.append(root);
    const undraw = effect(() => void host.classList.toggle("is-tracing", work.isDrawing.value));
    render(h(TraceCard, { store, work, actions }), root);
    map.getContainer().focus({ preventScroll: true });
    store.spoken.value = store.t(W.startHint);
    return () => {
      unlisten();
      undraw();
      host.classList.remove("is-tracing");
      editor.remove();
      if (isZooming) map.doubleClickZoom.enable();
      render(null, root);
      root.remove();
      work.isDrawing.value = false;
      work.live.value = work.history.value.now;
    };
  });
}
