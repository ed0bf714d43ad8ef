// Paints the packed layers of the printed map on a canvas, at the resolution of print and in official colours.
import type { MapView } from "../map/view";
import type { Pack } from "../pack/pack";
import { gridX, gridY } from "../pack/grid";
import type { LandClassView } from "../page_model";
import { shownPacks, SWIPE, swipeSides } from "../parcels/shown";
import type { Store } from "../store";

/** Dots of the canvas for a pixel of the sheet: 288 to the inch. */
const SHARP = 3;
const MOST_PX = 6000;
const FADED = 0.12;
const NO_CLASS = { fill: "#FFFFFF", line: "#7A858F" } as const;
const LINES_FROM = 60;
const LINE_PX = 0.9;
const DOT_PX = 3;
const LABEL = { h: 14, code: 72, half: 4, font: 11 } as const;
const HATCH = { step: 5, width: 0.8 } as const;

interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly view: MapView;
  readonly store: Store;
}

function trace(pack: Pack, index: number, view: MapView): Path2D {
  const path = new Path2D();
  for (const ring of pack.partsOf(index).flat()) {
    for (let i = 0; i < ring.length; i += 2) {
      const { x, y } = view.at(ring[i]!, ring[i + 1]!);
      if (pack.view.form === "point") path.arc(x, y, DOT_PX, 0, 2 * Math.PI);
      else if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (pack.view.form === "polygon") path.closePath();
  }
  return path;
}

/** Lines at 45°, laid over a white ground. */
function hatch({ context, view }: Brush, path: Path2D, colour: string): void {
  context.save();
  context.clip(path, "evenodd");
  context.strokeStyle = colour;
  context.lineWidth = HATCH.width;
  context.beginPath();
  for (let x = -view.height; x < view.width; x += HATCH.step) {
    context.moveTo(x, view.height);
    context.lineTo(x + view.height, 0);
  }
  context.stroke();
  context.restore();
}

/** Features of a pack in the view that are not switched off. */
function indicesIn(pack: Pack, store: Store, view: MapView): number[] {
  const box = { x0: gridX(view.west), y0: gridY(view.north), x1: gridX(view.east), y1: gridY(view.south) };
  return [...pack.featuresIn(box)].filter((index) => !store.hiddenClasses.value.has(pack.classId(index)));
}

const packsOf = (store: Store): Pack[] => shownPacks(store).flatMap((id) => store.packs.get(id) ?? []).filter((pack) => pack.isComplete);

/** Classes in the view, of all packs shown. */
export function classesIn(store: Store, view: MapView): ReadonlySet<string> {
  return new Set(packsOf(store).flatMap((pack) => indicesIn(pack, store, view).map((index) => pack.classId(index))));
}

interface Feature {
  readonly index: number;
  readonly path: Path2D;
  readonly of: LandClassView | undefined;
  readonly isFaded: boolean;
}

function featuresOf(pack: Pack, { store, view }: Brush): Feature[] {
  const focus = store.focusClasses.value;
  const mask = store.masks.value.get(pack.id);
  return indicesIn(pack, store, view).map((index) => {
    const id = pack.classId(index);
    const isFaded = (focus.size > 0 && !focus.has(id)) || mask?.[index] === 0;
    return { index, path: trace(pack, index, view), of: store.index.landClass.get(id), isFaded };
  });
}

function fill(brush: Brush, { path, of, isFaded }: Feature): void {
  const { context } = brush;
  context.globalAlpha = isFaded ? FADED : 1;
  context.fillStyle = of?.fill ?? NO_CLASS.fill;
  context.fill(path, "evenodd");
  if (of?.hatch) hatch(brush, path, of.hatch);
}

function edge({ context, view }: Brush, pack: Pack, { path, of }: Feature): void {
  context.globalAlpha = 1;
  context.lineWidth = pack.view.form === "line" ? 2 : LINE_PX;
  context.strokeStyle = pack.view.form === "line" ? (of?.fill ?? NO_CLASS.line) : of ? "#FFFFFF" : NO_CLASS.line;
  if (pack.view.form === "line" || view.px_per_km >= LINES_FROM) context.stroke(path);
}

/** True where words around a point lie on the feature with all their corners. */
function holds({ context, view }: Brush, pack: Pack, index: number, lon: number, lat: number, words: string): boolean {
  const perPx = (gridX(view.east) - gridX(view.west)) / view.width;
  const [dx, dy] = [(context.measureText(words).width / 2) * perPx, LABEL.half * perPx];
  const corners = [[-dx, -dy], [dx, -dy], [-dx, dy], [dx, dy]] as const;
  return corners.every(([x, y]) => pack.featureAt(gridX(lon) + x, gridY(lat) + y) === index);
}

/** Code where the feature has room for it, else the short label, else nothing. */
function label(brush: Brush, pack: Pack, { index, of, isFaded }: Feature): void {
  const { context, view, store } = brush;
  const { x0, y0, x1, y1 } = pack.boxOf(index);
  const scale = view.width / (gridX(view.east) - gridX(view.west));
  if (!of || isFaded || (y1 - y0) * scale < LABEL.h) return;
  const [lon, lat] = pack.pointIn(index);
  const words = [(x1 - x0) * scale >= LABEL.code ? of.code : "", store.t(of.label)].find((text) => text && holds(brush, pack, index, lon, lat, text));
  if (!words) return;
  const { x, y } = view.at(lon, lat);
  if (of.hatch) {
    context.strokeStyle = of.fill;
    context.lineWidth = 4;
    context.strokeText(words, x, y);
  }
  context.fillStyle = of.text;
  context.fillText(words, x, y);
}

function paintPack(brush: Brush, pack: Pack): void {
  const features = featuresOf(pack, brush);
  for (const feature of features) if (pack.view.form !== "line") fill(brush, feature);
  for (const feature of features) edge(brush, pack, feature);
  brush.context.globalAlpha = 1;
  if (pack.view.form === "polygon") for (const feature of features) label(brush, pack, feature);
}

/** The part of the map that a pack has: all of it, or its side of the swipe. */
function sideOf({ store, view }: Brush, pack: string): readonly [number, number] {
  const sides = store.landView.value === SWIPE ? swipeSides(store.page.packs) : undefined;
  const at = store.swipeAt.value * view.width;
  if (sides?.left === pack) return [0, at];
  return sides?.right === pack ? [at, view.width] : [0, view.width];
}

function prepared(canvas: HTMLCanvasElement, { width, height }: MapView, family: string): CanvasRenderingContext2D | null {
  const sharp = Math.min(SHARP, MOST_PX / Math.max(width, height));
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  const context = canvas.getContext("2d");
  context?.scale(sharp, sharp);
  if (context) Object.assign(context, { font: `${LABEL.font}px ${family}`, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  return context;
}

/** Paints the packs that are shown on the screen; false where there is none. */
export function paintParcels(canvas: HTMLCanvasElement, store: Store, view: MapView): boolean {
  const packs = packsOf(store);
  const context = packs.length > 0 ? prepared(canvas, view, getComputedStyle(canvas).fontFamily) : null;
  if (!context) return false;
  const brush = { context, view, store };
  for (const pack of packs) {
    const [from, to] = sideOf(brush, pack.id);
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, view.height);
    context.clip();
    paintPack(brush, pack);
    context.restore();
  }
  return true;
}
