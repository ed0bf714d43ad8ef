// The polygon under the reader's hand: leaflet-editable draws and moves its corners, plain parts go in and come out.
import L from "leaflet";
import { LEAST, type Parts } from "./draft";
import { createTools, type Corner, type EditedPolygon, type EditEvent, type Tools } from "./library";
import { latlngsOf, moveTo, partsOf, ringsOf } from "./rings";

const PANE = "pm-trace";
const ABOVE_MARKS = "620";
const LINE: L.PolylineOptions = { pane: PANE, className: "tr-line", interactive: false, smoothFactor: 0 };
const ROOM_PX = 24;

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

export class Editor {
  private readonly tools: Tools;
  private polygon: EditedPolygon | undefined;
  /** Corners set since drawing began. */
  private drawn: L.LatLng[] = [];
  private chosen: Corner | null = null;
  private isLoading = false;

  constructor(
    private readonly map: L.Map,
    private readonly handlers: EditorHandlers,
  ) {
    (map.getPane(PANE) ?? map.createPane(PANE)).style.zIndex = ABOVE_MARKS;
    this.tools = createTools(map, PANE);
    this.listenToDrawing();
    this.listenToCorners();
    map.on("moveend", this.markChosen);
  }

  load(parts: Parts): void {
    this.isLoading = true;
    this.clear();
    if (parts.length > 0) this.show(latlngsOf(parts));
    this.isLoading = false;
    this.handlers.switched();
  }

  parts(): Parts {
    return partsOf(ringsOf(this.polygon));
  }

  isDrawing(): boolean {
    return Boolean(this.tools.drawing());
  }

  /** Begins a part. */
  draw(): void {
    this.choose(null);
    (this.polygon ?? this.show([])).editor?.newShape();
  }

  /** Begins a hole with its first corner; false if the place is not inside. */
  drawHole(at: L.LatLng): boolean {
    if (!this.polygon?.editor || !this.polygon.shapeAt(at)) return false;
    this.choose(null);
    this.polygon.editor.newHole(at);
    return true;
  }

  addCorner(at: L.LatLng): void {
    this.polygon?.editor?.push(at);
  }

  /** Takes back the corner set last; false if there is none to take back. */
  dropCorner(): boolean {
    if (this.drawn.length < 2) return false;
    this.drawn.pop();
    this.polygon?.editor?.pop();
    return true;
  }

  finish(): void {
    this.tools.commitDrawing();
  }

  /** Number of the chosen corner from 1, 0 for none, and how many there are. */
  place(): readonly [number, number] {
    const corners = this.corners();
    return [this.chosen ? corners.indexOf(this.chosen) + 1 : 0, corners.length];
  }

  /** Chooses the next corner, or the one before. */
  step(by: number): void {
    const corners = this.corners();
    if (corners.length === 0) return;
    const at = this.chosen ? corners.indexOf(this.chosen) : by > 0 ? -1 : 0;
    const next = corners[(at + by + corners.length) % corners.length]!;
    this.map.panInside(next, { padding: [ROOM_PX, ROOM_PX], animate: false });
    this.choose(next);
  }

  choose(corner: Corner | null): void {
    this.chosen?.__vertex?.getElement()?.classList.remove("is-chosen");
    this.chosen = corner;
    this.markChosen();
    this.handlers.switched();
  }

  nudge(x_px: number, y_px: number): void {
    if (!this.chosen) return;
    moveTo(this.chosen, this.map.containerPointToLatLng(this.map.latLngToContainerPoint(this.chosen).add([x_px, y_px])));
    this.refresh();
    this.handlers.stepped();
  }

  /** Three corners are the fewest: with one of them the ring goes, and with an outer ring its part. */
  deleteChosen(): void {
    const { chosen } = this;
    const ring = this.ringOfChosen();
    if (!chosen || !ring) return;
    const index = ring.indexOf(chosen);
    if (ring.length <= LEAST) {
      this.load(partsOf(ringsOf(this.polygon).map((part) => (part[0] === ring ? [] : part.filter((other) => other !== ring)))));
    } else {
      ring.splice(index, 1);
      this.refresh();
      this.choose(ring[index % ring.length]!);
    }
    this.handlers.stepped();
  }

  insertAfterChosen(): void {
    const { chosen } = this;
    const ring = this.ringOfChosen();
    if (!chosen || !ring) return;
    const index = ring.indexOf(chosen);
    const next = ring[(index + 1) % ring.length]!;
    const middle = L.latLng((chosen.lat + next.lat) / 2, (chosen.lng + next.lng) / 2);
    ring.splice(index + 1, 0, middle);
    this.refresh();
    this.choose(middle);
    this.handlers.stepped();
  }

  remove(): void {
    this.isLoading = true;
    this.clear();
    this.map.off("moveend", this.markChosen);
    this.tools.featuresLayer.remove();
    this.tools.editLayer.remove();
  }

  private readonly markChosen = (): void => this.chosen?.__vertex?.getElement()?.classList.add("is-chosen");

  private corners(): Corner[] {
    return ringsOf(this.polygon).flat(2);
  }

  private ringOfChosen(): Corner[] | undefined {
    return ringsOf(this.polygon).flat().find((ring) => this.chosen && ring.includes(this.chosen));
  }

  /** Leaflet learns of corners that were changed behind its back. */
  private refresh(): void {
    this.polygon?.setLatLngs(this.polygon.getLatLngs());
    this.polygon?.editor?.reset();
    this.markChosen();
  }

  private clear(): void {
    this.tools.stopDrawing();
    this.polygon?.disableEdit();
    this.polygon?.remove();
    this.polygon = undefined;
    this.chosen = null;
  }

  private show(latlngs: L.LatLng[][][]): EditedPolygon {
    this.polygon = this.tools.createPolygon(latlngs, LINE);
    this.tools.featuresLayer.addLayer(this.polygon);
    this.polygon.enableEdit(this.map);
    return this.polygon;
  }

  private listenToDrawing(): void {
    const { tools, handlers } = this;
    const snap = ({ latlng, originalEvent }: EditEvent): void => moveTo(latlng, handlers.snap(latlng, originalEvent));
    tools.on("editable:drawing:move", snap);
    tools.on("editable:drawing:click", snap);
    tools.on("editable:drawing:start", () => {
      this.drawn = [];
      handlers.switched();
    });
    tools.on("editable:drawing:end", () => {
      if (!this.isLoading) handlers.stepped();
      handlers.switched();
    });
  }

  private listenToCorners(): void {
    const { tools, map, handlers } = this;
    // a dragged corner has been snapped as a move before
    tools.on("editable:vertex:drag", ({ vertex, latlng }) => {
      const element = vertex.getElement();
      if (element) L.DomUtil.setPosition(element, map.project(latlng).subtract(map.getPixelOrigin()));
    });
    tools.on("editable:vertex:new", ({ latlng }) => {
      if (this.isDrawing()) this.drawn.push(latlng);
    });
    tools.on("editable:vertex:rawclick", (event) => {
      event.cancel();
      if (!this.isDrawing()) this.choose(event.vertex.latlng);
    });
    tools.on("editable:editing", () => handlers.moving());
    tools.on("editable:edited", () => {
      if (!this.isDrawing() && !this.isLoading) handlers.stepped();
    });
  }
}
