// The polygon under the reader's hand: leaflet-editable draws and moves its corners, plain parts go in and come out.
import L from "leaflet";
import { LEAST, tidy, type Parts, type Position } from "./draft";
import { createTools, type Corner, type EditedPolygon } from "./library";

const PANE = "pm-trace";
const ABOVE_MARKS = "620";
const LINE: L.PolylineOptions = { pane: PANE, className: "tr-line", interactive: false, smoothFactor: 0 };
const ROOM_PX = 96;

export interface EditorHandlers {
  /** The corners changed in some way that is one step of the history. */
  stepped(): void;
  /** Something moves: the figures follow. */
  moving(): void;
  /** Drawing began or ended, or another corner is chosen. */
  switched(): void;
  /** Where a corner at this place belongs. */
  snap(at: L.LatLng, event: MouseEvent | undefined): L.LatLng;
}

export interface Editor {
  load(parts: Parts): void;
  parts(): Parts;
  isDrawing(): boolean;
  /** Begins a part. */
  draw(): void;
  /** Begins a hole; false if the place is not inside. */
  drawHole(at: L.LatLng): boolean;
  addCorner(at: L.LatLng): void;
  /** Takes back the corner set last; false if there is none to take back. */
  dropCorner(): boolean;
  finish(): void;
  /** Number of the chosen corner from 1, 0 for none, and how many there are. */
  place(): readonly [number, number];
  step(by: number): void;
  choose(corner: L.LatLng | null): void;
  nudge(x_px: number, y_px: number): void;
  deleteChosen(): void;
  insertAfterChosen(): void;
  remove(): void;
}

const latlngsOf = (parts: Parts): L.LatLng[][][] => parts.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => L.latLng(lat, lon))));

/** Leaflet keeps one part flat, [ring, hole], and several nested. */
function ringsOf(polygon: EditedPolygon | undefined): Corner[][][] {
  const latlngs = (polygon?.getLatLngs() ?? []) as Corner[][] | Corner[][][];
  return Array.isArray(latlngs[0]?.[0]) ? (latlngs as Corner[][][]) : [latlngs as Corner[][]];
}

const partsOf = (rings: readonly (readonly Corner[][])[]): Parts => tidy(rings.map((part) => part.map((ring) => ring.map(({ lng, lat }): Position => [lng, lat]))));

export function createEditor(map: L.Map, handlers: EditorHandlers): Editor {
  (map.getPane(PANE) ?? map.createPane(PANE)).style.zIndex = ABOVE_MARKS;
  const tools = createTools(map, PANE);
  let polygon: EditedPolygon | undefined;
  let drawn: L.LatLng[] = [];
  let chosen: Corner | null = null;
  let isLoading = false;

  const corners = (): Corner[] => ringsOf(polygon).flat(2);
  const ringWith = (corner: Corner): Corner[] | undefined => ringsOf(polygon).flat().find((ring) => ring.includes(corner));
  const choose = (corner: Corner | null): void => {
    chosen?.__vertex?.getElement()?.classList.remove("is-chosen");
    chosen = corner;
    markChosen();
    handlers.switched();
  };
  const markChosen = (): void => chosen?.__vertex?.getElement()?.classList.add("is-chosen");
  /** Leaflet learns of corners that were changed behind its back. */
  const refresh = (): void => {
    polygon?.setLatLngs(polygon.getLatLngs());
    polygon?.editor?.reset();
    markChosen();
  };
  const clear = (): void => {
    tools.stopDrawing();
    polygon?.disableEdit();
    polygon?.remove();
    polygon = undefined;
    chosen = null;
  };
  const show = (latlngs: L.LatLng[][][]): EditedPolygon => {
    const made = tools.createPolygon(latlngs, LINE);
    tools.featuresLayer.addLayer(made);
    made.enableEdit(map);
    polygon = made;
    return made;
  };
  const load = (parts: Parts): void => {
    isLoading = true;
    clear();
    if (parts.length > 0) show(latlngsOf(parts));
    isLoading = false;
    handlers.switched();
  };
  /** Three corners are the fewest: with one of them the ring goes, and with an outer ring its part. */
  const deleteRing = (ring: Corner[]): void => load(partsOf(ringsOf(polygon).map((part) => (part[0] === ring ? [] : part.filter((other) => other !== ring)))));
  const moveTo = (latlng: L.LatLng, { lat, lng }: L.LatLng): void => void Object.assign(latlng, { lat, lng });

  tools.on("editable:drawing:move", (event) => moveTo(event.latlng, handlers.snap(event.latlng, event.originalEvent)));
  tools.on("editable:drawing:click", (event) => {
    moveTo(event.latlng, handlers.snap(event.latlng, event.originalEvent));
  });
  tools.on("editable:vertex:drag", ({ vertex, latlng }) => {
    const element = vertex.getElement();
    if (element) L.DomUtil.setPosition(element, map.project(latlng).subtract(map.getPixelOrigin()));
  });
  tools.on("editable:vertex:new", ({ latlng }) => {
    if (tools.drawing()) drawn.push(latlng);
  });
  tools.on("editable:vertex:rawclick", (event) => {
    event.cancel();
    if (!tools.drawing()) choose(event.vertex.latlng);
  });
  tools.on("editable:editing", () => handlers.moving());
  tools.on("editable:edited", () => {
    if (!tools.drawing() && !isLoading) handlers.stepped();
  });
  tools.on("editable:drawing:start", () => {
    drawn = [];
    handlers.switched();
  });
  tools.on("editable:drawing:end", () => {
    if (!isLoading) handlers.stepped();
    handlers.switched();
  });
  map.on("moveend", markChosen);

  return {
    load,
    parts: () => partsOf(ringsOf(polygon)),
    isDrawing: () => Boolean(tools.drawing()),
    draw() {
      choose(null);
      const editor = (polygon ?? show([])).editor;
      editor?.newShape();
    },
    drawHole(at) {
      if (!polygon?.editor || !polygon.shapeAt(at)) return false;
      choose(null);
      polygon.editor.newHole(at);
      return true;
    },
    addCorner: (at) => polygon?.editor?.push(at),
    dropCorner() {
      if (drawn.length < 2) return false;
      drawn.pop();
      polygon?.editor?.pop();
      return true;
    },
    finish: () => tools.commitDrawing(),
    place: () => [chosen ? corners().indexOf(chosen) + 1 : 0, corners().length],
    step(by) {
      const all = corners();
      if (all.length === 0) return;
      const at = chosen ? all.indexOf(chosen) : by > 0 ? -1 : 0;
      const next = all[(at + by + all.length) % all.length]!;
      map.panInside(next, { padding: [ROOM_PX, ROOM_PX], animate: false });
      choose(next);
    },
    choose,
    nudge(x_px, y_px) {
      if (!chosen) return;
      moveTo(chosen, map.containerPointToLatLng(map.latLngToContainerPoint(chosen).add([x_px, y_px])));
      refresh();
      handlers.stepped();
    },
    deleteChosen() {
      const ring = chosen && ringWith(chosen);
      if (!chosen || !ring) return;
      const index = ring.indexOf(chosen);
      if (ring.length <= LEAST) deleteRing(ring);
      else {
        ring.splice(index, 1);
        refresh();
        choose(ring[index % ring.length]!);
      }
      handlers.stepped();
    },
    insertAfterChosen() {
      const ring = chosen && ringWith(chosen);
      if (!chosen || !ring) return;
      const index = ring.indexOf(chosen);
      const next = ring[(index + 1) % ring.length]!;
      const middle = L.latLng((chosen.lat + next.lat) / 2, (chosen.lng + next.lng) / 2);
      ring.splice(index + 1, 0, middle);
      refresh();
      choose(middle);
      handlers.stepped();
    },
    remove() {
      isLoading = true;
      clear();
      map.off("moveend", markChosen);
      tools.featuresLayer.remove();
      tools.editLayer.remove();
    },
  };
}
