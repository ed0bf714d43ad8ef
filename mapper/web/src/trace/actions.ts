// What the card and the keys can do with a traced boundary.
import type L from "leaflet";
import type { Store } from "../store";
import { write } from "../ui/clipboard";
import { fill } from "../words";
import { redone, undone, withStep, type History } from "./draft";
import type { Editor } from "./editor";
import { download } from "./file";
import { fileNameOf, geoJsonOf, readGeoJson } from "./geojson";
import { W } from "./words";
import type { Work } from "./work";

export interface Actions {
  draw(): void;
  drawPart(): void;
  wantHole(): void;
  /** Starts from an outline on the map. */
  correct(shape: string): void;
  finish(): void;
  cancel(): void;
  undo(): void;
  redo(): void;
  clear(): void;
  stepCorner(by: number): void;
  deleteCorner(): void;
  save(): void;
  copy(): Promise<boolean>;
  open(file: File): Promise<void>;
  close(): void;
}

export interface Tied {
  readonly store: Store;
  readonly map: L.Map;
  readonly work: Work;
  readonly editor: Editor;
  /** Open rings of an outline on the map. */
  readonly outline: (shape: string) => readonly (readonly (readonly [number, number])[])[];
}

export function createActions({ store, map, work, editor, outline }: Tied): Actions {
  const { history, about, message } = work;
  const say = (text: string): void => {
    message.value = text;
    store.spoken.value = text;
  };
  const show = (next: History): void => {
    history.value = next;
    editor.load(next.now);
  };
  const replace = (next: History["now"]): void => show(withStep(history.value, next));
  const text = (): string => geoJsonOf(work.draft.value, store.index.unit);
  const drawPart = (): void => {
    work.isHoleWanted.value = false;
    message.value = "";
    editor.draw();
    map.getContainer().focus({ preventScroll: true });
  };
  return {
    draw: drawPart,
    drawPart,
    wantHole() {
      work.isHoleWanted.value = true;
      say(store.t(W.holeHint));
    },
    correct(shape) {
      replace([outline(shape)]);
    },
    finish: () => editor.finish(),
    cancel() {
      work.isHoleWanted.value = false;
      message.value = "";
      editor.load(history.value.now);
    },
    undo() {
      if (!editor.isDrawing()) show(undone(history.value));
      else if (!editor.dropCorner()) editor.load(history.value.now);
    },
    redo() {
      if (!editor.isDrawing()) show(redone(history.value));
    },
    clear: () => replace([]),
    stepCorner: (by) => editor.step(by),
    deleteCorner: () => editor.deleteChosen(),
    save() {
      const file = fileNameOf(about.value.unit);
      download(file, text());
      work.saved();
      say(store.t(fill(W.saved, { file })));
    },
    copy: () => write(text()),
    async open(file) {
      const read = readGeoJson(await file.text(), about.value.unit);
      if (read === "") return say(store.t(fill(W.noPolygon, { file: file.name })));
      if (read === "many") return say(store.t(fill(W.manyPolygons, { file: file.name, unit: about.value.unit || "?" })));
      const { parts, unit = about.value.unit, ...told } = read;
      const isKnown = store.index.unit.has(unit);
      about.value = { ...about.value, ...told, ...(isKnown ? { unit } : {}) };
      replace(parts);
      map.fitBounds(parts.flat(2).map(([lon, lat]) => [lat, lon]), { animate: false, maxZoom: map.getMaxZoom() });
      say(isKnown || !unit ? "" : store.t(fill(W.unknownUnit, { file: file.name, unit })));
    },
    close: () => void (store.tool.value = ""),
  };
}
