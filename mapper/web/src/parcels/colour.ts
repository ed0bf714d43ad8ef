// Arithmetic of colours as numbers: red + green * 2^8 + blue * 2^16 + alpha * 2^24.

const RED_BLUE = 0xff00ff;

/** Mean of four colours of which some are faint, weighted by their alpha. */
function meanOfFaint(inks: readonly number[]): number {
  const sum = inks.reduce((total, ink) => total + (ink >>> 24), 0);
  if (sum === 0) return 0;
  const of = (shift: number): number => Math.round(inks.reduce((total, ink) => total + ((ink >>> shift) & 255) * (ink >>> 24), 0) / sum) << shift;
  return (of(0) | of(8) | of(16) | (((sum + 2) >> 2) << 24)) >>> 0;
}

/** Mean of four colours, weighted by their alpha. */
export function mean(a: number, b: number, c: number, d: number): number {
  if ((a & b & c & d) >>> 24 !== 255) return meanOfFaint([a, b, c, d]);
  const redBlue = (((a & RED_BLUE) + (b & RED_BLUE) + (c & RED_BLUE) + (d & RED_BLUE) + 0x20002) >>> 2) & RED_BLUE;
  const green = (((a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x200) >>> 2) & 0xff00;
  return (redBlue | green | 0xff000000) >>> 0;
}

/** A colour with a share (0 to 256) of a line over it; the alpha of what lies under the line is kept, but for the line's own. */
export function lined(colour: number, line: number, share: number): number {
  const rest = 256 - share;
  const redBlue = ((Math.imul(colour & RED_BLUE, rest) + Math.imul(line & RED_BLUE, share)) >>> 8) & RED_BLUE;
  const green = ((((colour >>> 8) & 255) * rest + ((line >>> 8) & 255) * share) >>> 8) << 8;
  const alpha = Math.max(colour >>> 24, ((line >>> 24) * share) >> 8);
  return (redBlue | green | (alpha << 24)) >>> 0;
}
