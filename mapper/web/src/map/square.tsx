// A published area without an outline, as a square at map scale in the lower left.
import type { JSX } from "preact";
import type { AreaSquare } from "../page_model";
import type { Store } from "../store";
import { W } from "./words";

const SMALLEST = 12;

/** Side of the square in px, or nothing if it would be too large or too small to read. */
export function squareSide(area_m2: number, px_per_km: number, width: number): number | undefined {
  const side = (Math.sqrt(area_m2) / 1000) * px_per_km;
  return side < SMALLEST || side > width / 3 ? undefined : side;
}

/** The square of the year with its row switched on. */
export function squareOf(store: Store): AreaSquare | null {
  const isShown = store.shownRows.value.some((row) => row.target === "square");
  return isShown ? store.currentStation.value.square : null;
}

interface SquareProps {
  readonly store: Store;
  readonly px_per_km: number;
  readonly width: number;
  /** Height over the foot of the map: above scale bar and year switch. */
  readonly bottom: number;
}

export function Square({ store, px_per_km, width, bottom }: SquareProps): JSX.Element | null {
  const square = squareOf(store);
  const side = square ? squareSide(square.area_m2, px_per_km, width) : undefined;
  const unit = square && store.index.unit.get(square.unit);
  if (!square || !unit || side === undefined) return null;
  const isChosen = store.unit.value === unit.id;
  const edge = Math.ceil(side);
  return (
    <button type="button" data-clear class={`pm-square${isChosen ? " sel" : ""}`} data-unit={unit.id} style={{ bottom: `calc(${bottom}px + var(--over-bottom, 0px))` }} onClick={() => store.chooseUnit(unit.id)}>
      <svg width={edge} height={edge} aria-hidden="true">
        <rect x="1" y="1" width={Math.max(1, side - 2)} height={Math.max(1, side - 2)} />
      </svg>
      <span>
        <b>{`${store.t(unit.short)} ${store.t(square.label)}`}</b>
        <small>{store.t(W.squareNote)}</small>
      </span>
    </button>
  );
}
