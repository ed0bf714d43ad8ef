// Draws the measured line in pixels of the view: line, live leg, points, lengths of legs, cross of the keyboard.
import type { Language } from "../../store";
import type { Px } from "./aim";
import { distanceText } from "./format";
import type { Result } from "./result";

const SVG = "http://www.w3.org/2000/svg";
const POINT_PX = 4;
const FIRST_PX = 5.5;
const CROSS_PX = 14;
const CROSS_GAP_PX = 4;
/** Legs shorter than their own length in words say nothing. */
const LABELLED_PX = 72;
/** Of 12 px type, digits mostly: near enough for keeping clear of a line. */
const LETTER_PX = 6.6;
const TEXT_H_PX = 12;
const BASELINE_PX = 4;
const CLEAR_PX = 5;

export interface SketchState {
  readonly points: readonly Px[];
  readonly result: Result;
  /** Where the live leg goes. */
  readonly live: Px | null;
  /** Set while the keyboard aims at the middle of the map. */
  readonly cross: Px | null;
  readonly isClosing: boolean;
  readonly language: Language;
}

type Attributes = Readonly<Record<string, string | number>>;

function shape(name: string, attributes: Attributes, text?: string): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

const pathOf = (points: readonly Px[]): string => points.map(({ x, y }, i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

function drawLine({ points, result, live }: SketchState): SVGElement[] {
  const isArea = result.form === "area";
  const d = points.length > 1 ? pathOf(points) + (isArea ? "Z" : "") : "";
  const last = points[points.length - 1];
  const leg = last && live && result.form === "drawing" ? pathOf([last, live]) : "";
  return [
    ...(isArea && !result.isCrossing ? [shape("path", { class: "mm-area", d })] : []),
    ...[leg, d].filter(Boolean).map((line) => shape("path", { class: "mm-casing", d: line })),
    ...(leg ? [shape("path", { class: "mm-live", d: leg })] : []),
    ...(d ? [shape("path", { class: "mm-line", d })] : []),
  ];
}

function drawPoints({ points, isClosing }: SketchState): SVGElement[] {
  return points.map(({ x, y }, i) => {
    const isTarget = i === 0 && isClosing;
    return shape("circle", { class: isTarget ? "mm-point target" : "mm-point", cx: x, cy: y, r: isTarget ? FIRST_PX + 2 : i === 0 ? FIRST_PX : POINT_PX });
  });
}

/** Middle of a word so wide that it stands clear beside the middle of a leg: outside of an area, else above. */
function beside(a: Px, b: Px, width: number, inner: Px | null): Px {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const normal = { x: (b.y - a.y) / length, y: (a.x - b.x) / length };
  const mid = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const isInward = inner ? normal.x * (inner.x - mid.x) + normal.y * (inner.y - mid.y) > 0 : normal.y > 0 || (normal.y === 0 && normal.x < 0);
  const reach = (isInward ? -1 : 1) * (Math.abs(normal.x) * (width / 2) + Math.abs(normal.y) * TEXT_H_PX * 0.5 + CLEAR_PX);
  return { x: mid.x + normal.x * reach, y: mid.y + normal.y * reach };
}

function centreOf(points: readonly Px[]): Px {
  const sum = points.reduce((at, { x, y }) => ({ x: at.x + x, y: at.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function drawLengths({ points, result, language }: SketchState): SVGElement[] {
  const inner = result.form === "area" && !result.isCrossing ? centreOf(points) : null;
  return result.legs_m.flatMap((metres, i) => {
    const a = points[i]!;
    const b = points[(i + 1) % points.length]!;
    if (Math.hypot(b.x - a.x, b.y - a.y) < LABELLED_PX) return [];
    const text = distanceText(metres, language);
    const { x, y } = beside(a, b, text.length * LETTER_PX, inner);
    return [shape("text", { class: "mm-length", x: x.toFixed(1), y: (y + BASELINE_PX).toFixed(1), "text-anchor": "middle" }, text)];
  });
}

function drawCross(at: Px | null): SVGElement[] {
  if (!at) return [];
  const { x, y } = at;
  const arms = [
    [0, -1],
    [0, 1],
    [-1, 0],
    [1, 0],
  ] as const;
  const d = arms.map(([dx, dy]) => `M${x + dx * CROSS_GAP_PX} ${y + dy * CROSS_GAP_PX}L${x + dx * CROSS_PX} ${y + dy * CROSS_PX}`).join("");
  return [shape("path", { class: "mm-casing", d }), shape("path", { class: "mm-cross", d })];
}

export function createSketch(): { readonly root: SVGElement; draw(state: SketchState): void } {
  const root = shape("svg", { class: "mm-sketch", "aria-hidden": "true" });
  return {
    root,
    draw(state) {
      root.replaceChildren(...drawLine(state), ...drawPoints(state), ...drawLengths(state), ...drawCross(state.cross));
    },
  };
}
