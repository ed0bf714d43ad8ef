// Where a key takes the line. Pure.

const STEP = 0.02;
const FAR = 0.1;

export const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The new share of the left side, undefined for other keys. */
export function moved(share: number, key: string, isFar: boolean): number | undefined {
  const step = isFar ? FAR : STEP;
  const to = { ArrowLeft: share - step, ArrowDown: share - step, ArrowRight: share + step, ArrowUp: share + step, PageDown: share - FAR, PageUp: share + FAR, Home: 0, End: 1 }[key];
  return to === undefined ? undefined : Math.round(within(to) * 1e4) / 1e4;
}
