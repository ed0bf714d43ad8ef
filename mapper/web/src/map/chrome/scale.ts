// Lengths of the scale bar: the longest 1-2-5 length that fits. Pure.

export interface Bar {
  readonly metres: number;
  readonly width_px: number;
}

/** The longest of 1, 2, 5, 10, 20 ... that is not above the limit. */
export function roundLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const lead = limit / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

export function barFor(metresPerPx: number, most_px: number): Bar {
  const metres = roundLength(metresPerPx * most_px);
  return { metres, width_px: Math.round((metres / metresPerPx) * 10) / 10 };
}

/** Bar lengths are round by nature: no decimals but those of lengths under a metre. */
export const barText = (metres: number): string => (metres >= 1000 ? `${metres / 1000} km` : `${Number(metres.toPrecision(1))} m`);
