// What the card and the keys can do with a traced boundary.
import type L from "leaflet";
import { coverOf, isPhone } from "../map/chrome/cover";
import type { Shape } from "../page_model";
import type { Store } from "../store";
import { write } from "../ui/clipboard";
import { fill } from "../words";
import { extentOf, redone, undone, withStep, type History, type Parts } from "./draft";
import type { Editor } from "./editor";
import { download } from "../download";
import { fileNameOf, geoJsonOf, readGeoJson, type Read } from "./geojson";
import { W } from "./words";
import type { Work } from "./work";

/** What the card, the year switch and the edge of the map take of a view. */
const CARD_PX = 336;
const FOLDED_CARD_PX = 240;
const FOOT_PX = 112;
const AIR_PX = 24;

export class Actions {
  constructor(
    private readonly store: Store,
    private readonly map: L.Map,
    private readonly work: Work,
    private readonly editor: Editor,
  ) {}

  readonly draw = (): void => {
    this.settle();
    this.editor.draw();
    this.toMap();
  };

  /** The next corner begins a hole. */
  readonly wantHole = (): void => {
    this.settle();
    this.work.isHoleWanted.value = true;
    this.store.spoken.value = this.store.t(W.holeHint);
    this.toMap();
  };

  /** Starts from an outline on the map. */
  correct({ id, extent }: Shape): void {
    const rings = this.store.outlines.value?.shapes.get(id) ?? [];
    this.work.about.value = { ...this.work.about.value, extent: extentOf(extent) };
    const parts: Parts = [rings.map((ring) => ring.slice(0, -1).map(([lon, lat]) => [lon!, lat!]))];
    this.replace(parts);
    this.bringInSight(parts);
  }

  readonly finish = (): void => this.editor.finish();

  readonly cancel = (): void => {
    this.settle();
    this.editor.load(this.work.history.value.now);
  };

  readonly undo = (): void => {
    const { editor, work } = this;
    if (!editor.isDrawing()) this.show(undone(work.history.value));
    else if (!editor.dropCorner()) editor.load(work.history.value.now);
  };

  readonly redo = (): void => {
    if (!this.editor.isDrawing()) this.show(redone(this.work.history.value));
  };

  readonly clear = (): void => this.replace([]);

  stepCorner(by: number): void {
    this.editor.step(by);
  }

  readonly deleteCorner = (): void => this.editor.deleteChosen();

  readonly save = (): void => {
    const file = fileNameOf(this.work.about.value.unit);
    download(file, "application/geo+json", [this.text()]);
    this.work.saved();
    this.say(this.store.t(fill(W.saved, { file })));
  };

  copy(): Promise<boolean> {
    return write(this.text());
  }

  async open(file: File): Promise<void> {
    const { unit } = this.work.about.value;
    const { t } = this.store;
    const read = readGeoJson(await file.text(), unit);
    if (read === "") this.say(t(fill(W.noPolygon, { file: file.name })));
    else if (read === "many") this.say(t(fill(W.manyPolygons, { file: file.name, unit: unit || "?" })));
    else this.take(read, file.name);
  }

  readonly close = (): void => void (this.store.tool.value = "");

  private take({ parts, unit = "", ...told }: Read, file: string): void {
    const { store, work } = this;
    const isKnown = store.index.unit.has(unit);
    work.about.value = { ...work.about.value, ...told, ...(isKnown ? { unit } : {}) };
    this.replace(parts);
    this.bringInSight(parts);
    this.say(isKnown || !unit ? "" : store.t(fill(W.unknownUnit, { file, unit })));
  }

  /** Beside the card, on the phone below it. */
  private bringInSight(parts: Parts): void {
    const { left, right, bottom } = coverOf(this.map.getContainer().parentElement);
    const [beside, below] = isPhone() ? [AIR_PX, FOLDED_CARD_PX] : [CARD_PX, AIR_PX];
    this.map.fitBounds(parts.flat(2).map(([lon, lat]) => [lat, lon]), {
      paddingTopLeft: [left + beside, below],
      paddingBottomRight: [right + AIR_PX, bottom + FOOT_PX],
      animate: false,
    });
  }

  private text(): string {
    return geoJsonOf(this.work.draft.value, this.store.index.unit);
  }

  private show(next: History): void {
    this.work.history.value = next;
    this.editor.load(next.now);
  }

  private replace(parts: Parts): void {
    this.show(withStep(this.work.history.value, parts));
  }

  private say(text: string): void {
    this.work.message.value = text;
    this.store.spoken.value = text;
  }

  /** No hole is waited for, and nothing said stands any longer. */
  private settle(): void {
    this.work.isHoleWanted.value = this.work.isOutside.value = false;
    this.work.message.value = "";
  }

  private toMap(): void {
    this.map.getContainer().focus({ preventScroll: true });
  }
}
