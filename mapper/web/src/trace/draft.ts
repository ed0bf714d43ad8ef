// A boundary being traced, as plain data in WGS-84 degrees, and the steps back and forward. Pure.

export type Position = readonly [lon: number, lat: number];
/** Open rings of each part: outer first, then its holes. */
export type Parts = readonly (readonly (readonly Position[])[])[];

export const EXTENTS = ["planned", "approved", "built"] as const;
export type Extent = (typeof EXTENTS)[number];

export interface Draft {
  readonly unit: string;
  readonly extent: Extent;
  /** How far a corner may lie from its true place, as the reader says. */
  readonly uncertainty_m: number;
  readonly note: string;
  readonly parts: Parts;
}

export const extentOf = (text: unknown): Extent => EXTENTS.find((extent) => extent === text) ?? "planned";

/** Corners of the smallest ring. */
export const LEAST = 3;

/** Without what encloses no land: rings of fewer than three corners, and parts without an outer ring. */
export function tidy(parts: Parts): Parts {
  return parts.map((rings) => ((rings[0]?.length ?? 0) < LEAST ? [] : rings.filter((ring) => ring.length >= LEAST))).filter((rings) => rings.length > 0);
}

export interface History {
  readonly past: readonly Parts[];
  readonly now: Parts;
  readonly future: readonly Parts[];
}

export const begin = (parts: Parts): History => ({ past: [], now: parts, future: [] });

const isSame = (a: Parts, b: Parts): boolean => JSON.stringify(a) === JSON.stringify(b);

export function withStep({ past, now, future }: History, next: Parts): History {
  return isSame(now, next) ? { past, now, future } : { past: [...past, now], now: next, future: [] };
}

export function undone({ past, now, future }: History): History {
  const last = past[past.length - 1];
  return last ? { past: past.slice(0, -1), now: last, future: [now, ...future] } : { past, now, future };
}

export function redone({ past, now, future }: History): History {
  const next = future[0];
  return next ? { past: [...past, now], now: next, future: future.slice(1) } : { past, now, future };
}
