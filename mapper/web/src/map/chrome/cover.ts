// How much of the map the shell covers, in px, as the shell tells it on the map area.

export interface Cover {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export function coverOf(host: Element | null): Cover {
  const style = host ? getComputedStyle(host) : undefined;
  const px = (side: keyof Cover): number => Number.parseFloat(style?.getPropertyValue(`--over-${side}`) ?? "") || 0;
  return { left: px("left"), right: px("right"), bottom: px("bottom") };
}

/** The shell's phone layout; the style sheet has the same break point. */
export const isPhone = (): boolean => window.innerWidth < 720;

export const isStill = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
