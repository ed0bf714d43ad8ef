// What lies over the map: controls and panels, measured on the page.
import type { Box } from "./box";
import type { Margins } from "./camera";

const EDGE = 24;
const PHONE_EDGE = 12;
const OVER_MAP = "[data-clear], .years, .measure-bar, .mm-card, .show-panel, .pop";

function over(area: HTMLElement, side: "left" | "right" | "bottom"): number {
  return Number.parseFloat(getComputedStyle(area).getPropertyValue(`--over-${side}`)) || 0;
}

function boxIn(area: HTMLElement, element: Element): Box {
  const origin = area.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - origin.left, y: top - origin.top, w: width, h: height };
}

/** Boxes of the map area that labels keep out of. */
export function coveredBoxes(area: HTMLElement): Box[] {
  const frame = area.parentElement ?? area;
  const found = [...frame.querySelectorAll(OVER_MAP)].map((element) => boxIn(area, element));
  const { clientWidth: w, clientHeight: h } = area;
  const left = over(area, "left");
  const right = over(area, "right");
  const bottom = over(area, "bottom");
  const strips = [
    { x: 0, y: 0, w: left, h },
    { x: w - right, y: 0, w: right, h },
    { x: 0, y: h - bottom, w, h: bottom },
  ];
  return [...found, ...strips].filter((box) => box.w > 0 && box.h > 0);
}

/** How far the year switch reaches up from the foot of the map. */
export function switchHeight(area: HTMLElement): number {
  const years = area.parentElement?.querySelector(":scope > .years");
  if (!years) return 0;
  return Math.max(0, area.getBoundingClientRect().bottom - years.getBoundingClientRect().top);
}

/** How far the source popover reaches down from the top of the map; 0 for the sheet of a phone. */
export function popoverFoot(area: HTMLElement): number {
  const popover = document.querySelector(".pop:not(.full-sheet)");
  return popover ? popover.getBoundingClientRect().bottom - area.getBoundingClientRect().top + EDGE : 0;
}

/** Margins that a fit keeps: page.md §3. */
export function marginsOf(area: HTMLElement, isPhone: boolean): Margins {
  const edge = isPhone ? PHONE_EDGE : EDGE;
  const years = switchHeight(area);
  return {
    left: edge + over(area, "left"),
    top: isPhone ? 2 * PHONE_EDGE : EDGE + 8,
    right: edge + over(area, "right"),
    bottom: (years > 0 ? years + 16 : 36) + over(area, "bottom"),
  };
}
