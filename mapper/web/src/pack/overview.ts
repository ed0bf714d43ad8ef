// An overview: the class of the feature at each pixel, 255 for a feature without class, 0 where there is none.
import type { OverviewHead } from "./header";

/** Rows are stored as differences to the row above; they are added up in place. */
export function addRows(bytes: Uint8Array, width: number): Uint8Array {
  for (let i = width; i < bytes.length; i++) bytes[i]! += bytes[i - width]!;
  return bytes;
}

export interface Overview extends OverviewHead {
  readonly cells: Uint8Array;
}
