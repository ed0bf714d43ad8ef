// Round numbers for an axis that starts at zero. Pure.

const STEPS = [1, 2, 2.5, 5, 10, 20] as const;
const MOST_TICKS = 6;

/** Ticks from zero to the largest round number that the axis reaches. */
export function axisTicks(most: number): readonly number[] {
  if (!(most > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.map((factor) => (factor * power) / 10).find((size) => most / size < MOST_TICKS) ?? power;
  const count = Math.floor(most / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
