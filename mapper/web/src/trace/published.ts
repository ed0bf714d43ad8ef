// The published area that a traced boundary is held against. Pure.
import type { FigureView, Page } from "../page_model";
import type { Extent } from "./draft";

const INDICATOR: Readonly<Record<Extent, string>> = { planned: "planned_area", approved: "", built: "built_area" };

/** The newest printed area of a unit and extent; in square kilometres, the unit of both indicators. Nothing where no document gives one. */
export function publishedArea(page: Page, unit: string, extent: Extent): FigureView | undefined {
  return page.figures
    .filter((figure) => figure.unit === unit && figure.indicator === INDICATOR[extent] && figure.kind !== "computed" && figure.number > 0)
    .sort((a, b) => b.period_iso.localeCompare(a.period_iso))[0];
}
