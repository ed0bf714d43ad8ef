// One spell of tracing, from switching the tool on to switching it off: polygon, keys and card.
import { batch, effect, untracked } from "@preact/signals";
import type L from "leaflet";
import { h, render } from "preact";
import type { Store } from "../store";
import { Actions } from "./actions";
import { TraceCard } from "./card";
import { withStep } from "./draft";
import { Editor } from "./editor";
import { listen } from "./listen";
import { createSnap, type Snap } from "./snapping";
import { W } from "./words";
import type { Work } from "./work";

/** The editor tells the work of every change. */
function editorOf(map: L.Map, work: Work, snap: Snap): Editor {
  const look = (): void => void (work.live.value = editor.parts());
  const editor: Editor = new Editor(map, {
    snap,
    moving: look,
    stepped: () =>
      batch(() => {
        look();
        work.history.value = withStep(work.history.value, editor.parts());
      }),
    switched: () =>
      batch(() => {
        work.isDrawing.value = editor.isDrawing();
        work.corner.value = editor.place();
        look();
      }),
  });
  return editor;
}

/** The chosen unit is the boundary's, as long as nothing is drawn. */
function followUnit(store: Store, work: Work): () => void {
  return effect(() => {
    const unit = store.unit.value;
    if (unit && work.history.peek().now.length === 0) work.about.value = { ...work.about.peek(), unit };
  });
}

/** Two quick clicks set two corners: they are not to zoom in. */
function withoutZoom(map: L.Map): () => void {
  const isOn = map.doubleClickZoom.enabled();
  map.doubleClickZoom.disable();
  return () => void (isOn && map.doubleClickZoom.enable());
}

function showCard(store: Store, work: Work, actions: Actions, host: HTMLElement): () => void {
  const root = document.createElement("div");
  root.className = "mc tr";
  host.append(root);
  const unmark = effect(() => void host.classList.toggle("is-tracing", work.isDrawing.value || work.isHoleWanted.value));
  render(h(TraceCard, { store, work, actions }), root);
  return () => {
    unmark();
    host.classList.remove("is-tracing", "by-keys");
    render(null, root);
    root.remove();
  };
}

function session(store: Store, map: L.Map, host: HTMLElement, work: Work): () => void {
  const snap = createSnap(store, map, work);
  const editor = editorOf(map, work, snap);
  const actions = new Actions(store, map, work, editor);
  editor.load(work.history.value.now);
  work.message.value = "";
  const ends = [listen({ map, host, editor, work, actions, snap }), followUnit(store, work), withoutZoom(map), showCard(store, work, actions, host)];
  map.getContainer().focus({ preventScroll: true });
  store.spoken.value = store.t(W.startHint);
  return () => {
    if (editor.isDrawing()) editor.finish();
    for (const end of ends) end();
    editor.remove();
    work.isDrawing.value = work.isHoleWanted.value = false;
    work.live.value = work.history.value.now;
  };
}

export const startTracing = (store: Store, map: L.Map, host: HTMLElement, work: Work): (() => void) => untracked(() => session(store, map, host, work));
