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

/** Lengths stand beside the middle of their legs, above if the leg is level. */
function drawLengths({ points, result, language }: SketchState): SVGElement[] {
  return result.legs_m.flatMap((metres, i) => {
    const a = points[i]!;
    const b = points[(i + 1) % points.length]!;
    const px = Math.hypot(b.x - a.x, b.y - a.y);
    if (px < LABELLED_PX) return [];
    const isSteep = Math.abs(b.y - a.y) > 0.5 * Math.abs(b.x - a.x);
    const at = { x: (a.x + b.x) / 2 + (isSteep ? 8 : 0), y: (a.y + b.y) / 2 + (isSteep ? 4 : -8) };
    return [shape("text", { class: "mm-length", x: at.x.toFixed(1), y: at.y.toFixed(1), "text-anchor": isSteep ? "start" : "middle" }, distanceText(metres, language))];
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
