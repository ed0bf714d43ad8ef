// Boxes and segments in screen pixels: the little geometry that label placement needs.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its left upper corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A straight leader: from the position on the ground to the label's symbol. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

export const centred = (at: Point, w: number, h = w): Box => ({ x: at.x - w / 2, y: at.y - h / 2, w, h });
export const middle = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
export const grown = (box: Box, by: number): Box => ({ x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by });
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** True if the boxes come nearer to each other than `gap`. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

export function holds(box: Box, at: Point): boolean {
  return at.x > box.x && at.x < box.x + box.w && at.y > box.y && at.y < box.y + box.h;
}

export function within(inner: Box, outer: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

/** The smallest box around both. */
export function joined(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

export const around = (boxes: readonly Box[]): Box => boxes.reduce(joined);

export const spanned = ({ from, to }: Segment): Box => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  w: Math.abs(from.x - to.x),
  h: Math.abs(from.y - to.y),
});

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** True if the segments meet, ends included. */
export function segmentsMeet(s: Segment, t: Segment): boolean {
  if (Math.max(s.from.x, s.to.x) < Math.min(t.from.x, t.to.x) || Math.max(t.from.x, t.to.x) < Math.min(s.from.x, s.to.x)) return false;
  if (Math.max(s.from.y, s.to.y) < Math.min(t.from.y, t.to.y) || Math.max(t.from.y, t.to.y) < Math.min(s.from.y, s.to.y)) return false;
  return turn(s.from, s.to, t.from) * turn(s.from, s.to, t.to) <= 0 && turn(t.from, t.to, s.from) * turn(t.from, t.to, s.to) <= 0;
}

/** True if the segment comes nearer to the box than `gap`: an end lies in it, or it parts the corners. */
export function segmentMeetsBox({ from, to }: Segment, box: Box, gap = 0): boolean {
  const left = box.x - gap;
  const top = box.y - gap;
  const right = box.x + box.w + gap;
  const bottom = box.y + box.h + gap;
  if (Math.max(from.x, to.x) < left || Math.min(from.x, to.x) > right || Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return false;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const a = dx * (top - from.y) - dy * (left - from.x);
  const b = dx * (top - from.y) - dy * (right - from.x);
  const c = dx * (bottom - from.y) - dy * (left - from.x);
  const d = dx * (bottom - from.y) - dy * (right - from.x);
  return !((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0));
}

/** Distance of a point from a segment. */
export function offSegment(at: Point, { from, to }: Segment): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length2));
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}
