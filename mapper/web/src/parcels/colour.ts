// Arithmetic of colours as numbers: red + green * 2^8 + blue * 2^16 + alpha * 2^24.

const RED_BLUE = 0xff00ff;

const weighted = (a: number, wa: number, b: number, wb: number, c: number, wc: number, d: number, wd: number, shift: number): number =>
  Math.round((((a >>> shift) & 255) * wa + ((b >>> shift) & 255) * wb + ((c >>> shift) & 255) * wc + ((d >>> shift) & 255) * wd) / (wa + wb + wc + wd)) << shift;

/** Mean of four colours, weighted by their alpha. */
export function mean(a: number, b: number, c: number, d: number): number {
  if ((a & b & c & d) >>> 24 === 255) {
    const redBlue = (((a & RED_BLUE) + (b & RED_BLUE) + (c & RED_BLUE) + (d & RED_BLUE) + 0x20002) >>> 2) & RED_BLUE;
    const green = (((a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x200) >>> 2) & 0xff00;
    return (redBlue | green | 0xff000000) >>> 0;
  }
  const [wa, wb, wc, wd] = [a >>> 24, b >>> 24, c >>> 24, d >>> 24];
  const sum = wa + wb + wc + wd;
  if (sum === 0) return 0;
  const of = (shift: number): number => weighted(a, wa, b, wb, c, wc, d, wd, shift);
  return (of(0) | of(8) | of(16) | (((sum + 2) >> 2) << 24)) >>> 0;
}

/** A colour with a share (0 to 256) of a line over it; the alpha of what lies under the line is kept, but for the line's own. */
export function lined(colour: number, line: number, share: number): number {
  const rest = 256 - share;
  const redBlue = ((Math.imul(colour & RED_BLUE, rest) + Math.imul(line & RED_BLUE, share)) >>> 8) & RED_BLUE;
  const green = ((((colour >>> 8) & 255) * rest + ((line >>> 8) & 255) * share) >>> 8) << 8;
  const alpha = Math.max(colour >>> 24, ((line >>> 24) * share) >> 8);
  return (redBlue | green | (alpha << 24)) >>> 0;
}
