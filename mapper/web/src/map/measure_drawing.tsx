// The measuring line on the map, with the length of each leg and the area of a closed ring.
import type { JSX } from "preact";
import type { Point } from "./box";

export interface Leg {
  readonly from: Point;
  readonly to: Point;
  readonly label: string;
}

interface Props {
  readonly points: readonly Point[];
  readonly legs: readonly Leg[];
  readonly areaLabel: string;
  readonly isClosed: boolean;
}

/** A leg shorter than this has no label of its own. */
const LABELLED_PX = 44;

function LegLabel({ from, to, label }: Leg): JSX.Element | null {
  if (Math.hypot(to.x - from.x, to.y - from.y) < LABELLED_PX) return null;
  return (
    <text class="m-sub" x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 6} text-anchor="middle">
      {label}
    </text>
  );
}

export function MeasureDrawing({ points, legs, areaLabel, isClosed }: Props): JSX.Element {
  const line = points.map(({ x, y }) => `${x} ${y}`).join("L");
  const middle = { x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length };
  return (
    <>
      {points.length > 1 && <path class="measure-case" d={`M${line}${isClosed ? "Z" : ""}`} />}
      {points.length > 1 && <path class={`measure-line${isClosed ? " closed" : ""}`} d={`M${line}${isClosed ? "Z" : ""}`} />}
      {points.map(({ x, y }, i) => (
        <circle key={i} class={`measure-point${i === 0 ? " first" : ""}`} cx={x} cy={y} r="4" />
      ))}
      {legs.map((leg, i) => (
        <LegLabel key={i} {...leg} />
      ))}
      {areaLabel && (
        <text class="m-name" x={middle.x} y={middle.y + 5} text-anchor="middle">
          {areaLabel}
        </text>
      )}
    </>
  );
}
