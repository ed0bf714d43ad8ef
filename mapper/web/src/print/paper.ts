// Sizes of the printed sheet, in CSS pixels (96 to the inch).

export type PaperSize = "a4" | "a3";
export type Orientation = "landscape" | "portrait";
export type Content = "unit" | "region" | "compare";

export interface PrintChoice {
  readonly paper: PaperSize;
  readonly orientation: Orientation;
  /** Nothing for what is on the screen. */
  readonly content: Content | "";
}

export const FIRST_CHOICE: PrintChoice = { paper: "a4", orientation: "landscape", content: "" };

const PX_PER_MM = 96 / 25.4;
const MARGIN_MM = 12;
const SHORT_MM = { a4: 210, a3: 297 } as const;
const LONG_MM = { a4: 297, a3: 420 } as const;
/** Between columns. */
export const GUTTER = 24;
/** Map and figures share the width in this ratio. */
const MAP_SHARE = 700 / (700 + 309);
/** Chromium would start an empty page for a fraction of a pixel. */
const SLACK = 2;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly mapWidth: number;
  /** Width of a column of figures beside or below the map. */
  readonly column: number;
  /** Width of a column on further pages. */
  readonly even: number;
  /** Columns on further pages. */
  readonly columns: number;
}

/** The room within the margins of 12 mm. */
export function sheetOf({ paper, orientation }: PrintChoice): Sheet {
  const isWide = orientation === "landscape";
  const [wide, high] = isWide ? [LONG_MM[paper], SHORT_MM[paper]] : [SHORT_MM[paper], LONG_MM[paper]];
  const width = Math.floor((wide - 2 * MARGIN_MM) * PX_PER_MM);
  const height = Math.floor((high - 2 * MARGIN_MM) * PX_PER_MM) - SLACK;
  const columns = isWide ? 3 : 2;
  const even = (width - (columns - 1) * GUTTER) / columns;
  if (!isWide) return { width, height, mapWidth: width, column: even, even, columns };
  const mapWidth = Math.round((width - GUTTER) * MAP_SHARE);
  return { width, height, mapWidth, column: width - GUTTER - mapWidth, even, columns };
}
