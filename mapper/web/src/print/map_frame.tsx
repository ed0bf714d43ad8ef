// What stands over the printed map: graticule, scale bar, north arrow and the place in the region.
import type { JSX } from "preact";
import type { Box } from "../map/box";
import { barFor, barText } from "../map/chrome/scale";
import { labelsFor, linesFor } from "../map/chrome/graticule_lines";
import { pathOf, toPixels, type Features } from "../map/features";
import type { Measure } from "../map/text";
import type { MapView } from "../map/view";
import type { Store } from "../store";
import type { Bounds } from "./view";
import { viewFor } from "./view";
import { W } from "./words";

const BAR_PX = 120;
const LOCATOR = { w: 120, h: 112, inset: 12, air: 8 };
const NORTH = { w: 40, h: 60, inset: 12 };
/** A frame smaller than this in the locator is drawn as a dot would be: a small square. */
const LEAST_FRAME = 6;

/** Boxes that names keep out of, in pixels of the map. */
export function frameBoxes({ width, height }: MapView, hasLocator: boolean): readonly Box[] {
  const { w, h, inset } = LOCATOR;
  const locator = { x: width - w - inset, y: height - h - inset, w, h };
  return [{ x: 0, y: height - 48, w: BAR_PX + 48, h: 48 }, { x: width - NORTH.w - NORTH.inset, y: 0, w: NORTH.w + NORTH.inset, h: NORTH.h + NORTH.inset }, ...(hasLocator ? [locator] : [])];
}

export function Graticule({ view, taken, measure }: { readonly view: MapView; readonly taken: readonly Box[]; readonly measure: Measure }): JSX.Element {
  const lines = linesFor(view);
  const labels = labelsFor(lines, { view, taken, left: 0, measure: (text) => measure(text, "line") });
  return (
    <g class="mc-graticule">
      {lines.meridians.map(({ at }) => (
        <path key={at} class="mc-grid" d={`M${at.toFixed(1)} 0V${view.height}`} />
      ))}
      {lines.parallels.map(({ at }) => (
        <path key={at} class="mc-grid" d={`M0 ${at.toFixed(1)}H${view.width}`} />
      ))}
      {labels.map(({ text, x, y }) => (
        <text key={text} class="mc-degree" x={x} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
}

export function ScaleBar({ view }: { readonly view: MapView }): JSX.Element {
  const { metres, width_px } = barFor(1000 / view.px_per_km, BAR_PX);
  const y = view.height - 20;
  return (
    <g class="print-scale">
      <rect class="print-ground" x="8" y={y - 22} width={width_px + 56} height="34" rx="2" />
      <path d={`M16 ${y}v6h${width_px}v-6M${16 + width_px / 2} ${y + 2}v4`} />
      <text x="16" y={y - 6}>0</text>
      <text x={16 + width_px} y={y - 6} text-anchor="middle">
        {barText(metres)}
      </text>
    </g>
  );
}

export function North({ view, store }: { readonly view: MapView; readonly store: Store }): JSX.Element {
  return (
    <g class="print-north" transform={`translate(${view.width - NORTH.w - NORTH.inset / 2} 8)`}>
      <rect class="print-ground" x="4" y="0" width="32" height="58" rx="2" />
      <text x="20" y="15" text-anchor="middle">
        {store.t(W.north)}
      </text>
      <path class="outline" d="M20 20 28 52 20 45 12 52z" />
      <path d="M20 20V45L12 52z" />
    </g>
  );
}

/** The region with a frame around what the map shows. */
export function Locator({ view, features, bounds }: { readonly view: MapView; readonly features: Features; readonly bounds: Bounds }): JSX.Element {
  const { w, h, inset, air } = LOCATOR;
  const small = viewFor(bounds, w, h, air);
  const [from, to] = [small.at(view.west, view.north), small.at(view.east, view.south)];
  const wide = Math.max(LEAST_FRAME, to.x - from.x);
  const high = Math.max(LEAST_FRAME, to.y - from.y);
  return (
    <g transform={`translate(${view.width - w - inset} ${view.height - h - inset})`}>
      <rect class="print-locator" width={w} height={h} />
      <path class="print-region" d={pathOf(toPixels(features.district, small))} />
      <rect class="print-frame" x={(from.x + to.x - wide) / 2} y={(from.y + to.y - high) / 2} width={wide} height={high} />
    </g>
  );
}
