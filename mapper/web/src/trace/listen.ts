// What keys and clicks on the map mean while tracing.
import L from "leaflet";
import { middleOf } from "../map/chrome/cover";
import { isForMap } from "../map/chrome/keys";
import type { Actions } from "./actions";
import type { Editor } from "./editor";
import { traceCommandOf, type TraceCommand } from "./keys";
import type { Snap } from "./snapping";
import type { Work } from "./work";

/** A second Enter in the same place ends the ring. */
const SAME_PX = 6;

export interface Hands {
  readonly map: L.Map;
  readonly host: HTMLElement;
  readonly editor: Editor;
  readonly work: Work;
  readonly actions: Actions;
  readonly snap: Snap;
}

/** The first corner of a hole tells which part it is in. */
function beginHole({ editor, work }: Hands, at: L.LatLng): boolean {
  const isInside = editor.drawHole(at);
  work.isHoleWanted.value = !isInside;
  work.isOutside.value = !isInside;
  return isInside;
}

/** Enter sets a corner at the cross in the middle of the map, and ends the ring where it set the last one. */
function enterAtCross(hands: Hands): () => void {
  const { map, editor, work, snap } = hands;
  let last: L.LatLng | null = null;
  const isLast = (at: L.LatLng): boolean => last !== null && map.latLngToContainerPoint(last).distanceTo(map.latLngToContainerPoint(at)) < SAME_PX;
  return () => {
    const { x, y } = middleOf(map);
    const at = snap(map.containerPointToLatLng([x, y]));
    if (work.isHoleWanted.value) {
      last = beginHole(hands, at) ? at : null;
      return;
    }
    if (!work.isDrawing.value) {
      last = null;
      editor.draw();
    }
    if (isLast(at)) return editor.finish();
    editor.addCorner(at);
    last = at;
  };
}

/** Does what a key means; false if it means nothing now. */
function obey(command: TraceCommand, { editor, work, actions }: Hands, enter: () => void): boolean {
  const hasCorner = work.corner.value[0] > 0;
  const isDrawing = work.isDrawing.value;
  const isEditing = hasCorner && !isDrawing;
  if (typeof command === "object") return isEditing && (editor.nudge(...command.nudge), true);
  if (command === "undo") actions.undo();
  else if (command === "redo") actions.redo();
  else if (command === "enter" && isEditing) editor.insertAfterChosen();
  else if (command === "enter" && (isDrawing || work.isHoleWanted.value || work.history.value.now.length === 0)) enter();
  else if (command === "delete" && isDrawing) actions.undo();
  else if (command === "delete" && hasCorner) editor.deleteChosen();
  else if ((command === "next" || command === "previous") && !isDrawing) editor.step(command === "next" ? 1 : -1);
  else return false;
  return true;
}

function keysOf(hands: Hands): (event: KeyboardEvent) => void {
  const { map, host } = hands;
  const enter = enterAtCross(hands);
  return (event) => {
    const command = traceCommandOf(event);
    const isOnMap = event.target === map.getContainer() || event.target === document.body;
    if (!command || !isForMap(event, host)) return;
    if (isOnMap) host.classList.add("by-keys");
    else if (command === "enter") return;
    if (!obey(command, hands, enter)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

export function listen(hands: Hands): () => void {
  const { map, host, editor, work, actions } = hands;
  const onKeyDown = keysOf(hands);
  /** After everyone else: something may lie on top that Escape closes first. */
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (work.isDrawing.value || work.isHoleWanted.value) actions.cancel();
    else if (work.corner.value[0]) editor.choose(null);
    else actions.close();
  };
  const onClick = ({ latlng }: L.LeafletMouseEvent): void => {
    if (work.isHoleWanted.value) beginHole(hands, latlng);
    else editor.choose(null);
  };
  const onPointer = (): void => host.classList.remove("by-keys");
  document.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keydown", onEscape);
  host.addEventListener("pointermove", onPointer);
  map.on("click", onClick);
  return () => {
    document.removeEventListener("keydown", onKeyDown, true);
    window.removeEventListener("keydown", onEscape);
    host.removeEventListener("pointermove", onPointer);
    map.off("click", onClick);
  };
}
