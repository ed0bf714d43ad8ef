// What the label placement is asked: the units with their words, and the sheet they stand on.
import type { Box, Point } from "./box";
import type { Field } from "./field";

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** A unit that asks for a place. */
export interface LabelRequest {
  readonly id: string;
  /** Where the unit is; several for several possible seats. */
  readonly anchors: readonly Point[];
  /** Diameter of the symbol. */
  readonly symbol: number;
  /** Text boxes, the fullest first; the symbol without a text is always the last resort. */
  readonly variants: readonly Size[];
  /** `callout`: the symbol stands in the label; `spot`: it stands at the position if there is room; `pinned`: nowhere else. */
  readonly form: "callout" | "spot" | "pinned";
  /** Where the text of a `spot` stands first. */
  readonly first: "beside" | "below";
  /** What the text of a `spot` keeps clear of, if more than the symbol: its shape, which the symbol should not leave. */
  readonly body?: Box;
  /** Weight of a good place for this unit. */
  readonly weight: number;
}

/** The sheet of paper: what may not be covered, and what should rather not be. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Controls and other boxes that labels keep out of. */
  readonly blocked: readonly Box[];
  readonly field: Field;
  /** Small marks that leaders rather pass by. */
  readonly towns: readonly Point[];
}

export type Align = "start" | "middle" | "end";
