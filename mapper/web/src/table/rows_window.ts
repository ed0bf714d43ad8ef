// Which rows of a long table stand in the document while it is scrolled. Pure.

/** Rows kept ready above and below what is seen. */
const AHEAD = 8;
/** Browsers draw nothing beyond some 17 million pixels: a longer table moves faster than its scroll bar. */
const TALLEST_PX = 12e6;

export interface RowsWindow {
  readonly first: number;
  /** One after the last row. */
  readonly end: number;
  /** Empty height above the first row, and below the last. */
  readonly above: number;
  readonly below: number;
}

export function bodyHeight(count: number, row: number): number {
  return Math.min(count * row, TALLEST_PX);
}

/** Rows scrolled for each pixel. */
function pace(count: number, row: number, seen: number): number {
  const height = bodyHeight(count, row);
  return height < count * row && height > seen ? (count - seen / row) / (height - seen) : 1 / row;
}

export function rowsWindow(count: number, row: number, seen: number, scrolled: number): RowsWindow {
  const height = bodyHeight(count, row);
  const top = Math.max(0, Math.min(scrolled, height - seen));
  const at = top * pace(count, row, seen);
  const first = Math.max(0, Math.floor(at) - AHEAD);
  const end = Math.min(count, Math.ceil(at + seen / row) + AHEAD);
  const above = Math.max(0, Math.min(top - (at - first) * row, height));
  return { first, end, above, below: Math.max(0, height - above - (end - first) * row) };
}

/** Where to scroll so that a row is seen; nothing where it already is. */
export function scrollFor(place: number, count: number, row: number, seen: number, scrolled: number): number | undefined {
  const at = scrolled * pace(count, row, seen);
  const whole = Math.max(1, Math.floor(seen / row));
  if (place >= at && place + 1 <= at + seen / row) return undefined;
  const first = place < at ? place : place - whole + 1;
  return Math.max(0, Math.round(first / pace(count, row, seen)));
}
