// How much of the map the shell covers, in px, as the shell tells it on the map area.
import type L from "leaflet";

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

/** Tells when the shell covers more or less of the map. */
export function watchCover(host: Element | null, run: () => void): () => void {
  const observer = new MutationObserver(run);
  if (host) observer.observe(host, { attributes: true, attributeFilter: ["style"] });
  return () => observer.disconnect();
}

/** Pixel in the middle of what is seen of the map. */
export function middleOf(map: L.Map): { readonly x: number; readonly y: number } {
  const { x, y } = map.getSize();
  const { left, right, bottom } = coverOf(map.getContainer().parentElement);
  return { x: (left + x - right) / 2, y: (y - bottom) / 2 };
}

/** The shell's phone layout; the style sheet has the same break point. */
export const isPhone = (): boolean => window.innerWidth < 720;

export const isStill = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
