// Where the source popover stands beside its row. Pure.

export interface Span {
  readonly top: number;
  readonly bottom: number;
}

export interface PopoverPlace {
  readonly top: number;
  /** Middle of the arrow below the popover's top; null where the row is out of sight. */
  readonly tip: number | null;
}

const TIP_MARGIN = 20;
/** Height of the map's buttons in the corner: they are covered wholly or not at all. */
const CORNER_PX = 120;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** Centred on the row as far as the room allows; the arrow keeps pointing at the row. */
export function placePopover(row: Span, height: number, room: Span, sight: Span): PopoverPlace {
  const middle = (row.top + row.bottom) / 2;
  const centred = clamp(middle - height / 2, room.top, Math.max(room.top, room.bottom - height));
  const canSitInCorner = middle <= room.top + height - TIP_MARGIN;
  const top = centred < room.top + CORNER_PX && canSitInCorner ? room.top : centred;
  const isInSight = middle >= sight.top && middle <= sight.bottom;
  return { top, tip: isInSight ? clamp(middle - top, TIP_MARGIN, height - TIP_MARGIN) : null };
}
