// The district with the frames of the small maps.
import type { JSX } from "preact";
import { pathOf, toPixels, type Features } from "../map/features";
import { useApp } from "../ui/app_state";
import { fill } from "../words";
import { viewAt, type Ground, type Size } from "./frames";
import { C } from "./words";

interface LocatorProps {
  readonly features: Features;
  readonly grounds: readonly Ground[];
  readonly px_per_km: number;
  readonly frame: Size;
  readonly size: Size;
}

export function Locator({ features, grounds, px_per_km, frame, size }: LocatorProps): JSX.Element | null {
  const { page, index, t } = useApp().store;
  const [west, south, east, north] = page.bounds;
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const km = { width: (east - west) * 111.32 * Math.cos((middle.lat * Math.PI) / 180), height: (north - south) * 111.32 };
  const view = viewAt(middle, Math.min(size.width / km.width, size.height / km.height) * 0.94, size);
  const district = pathOf(toPixels(features.district, view));
  const share = view.px_per_km / px_per_km;
  const caption = t(fill(C.locator, { name: index.unit.get(page.region)?.name ?? page.title }));
  return (
    <figure class="cmp-locator">
      <svg class="pm-scene cmp-map" width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={caption}>
        <path class="cmp-district" d={district} fill-rule="evenodd" />
        {grounds.map((ground) => {
          const { x, y } = view.at(ground.lon, ground.lat);
          const w = frame.width * share;
          const h = frame.height * share;
          return (
            <g key={ground.unit.id}>
              <rect class="cmp-frame" x={x - w / 2} y={y - h / 2} width={w} height={h} />
              <circle class="cmp-spot" cx={x} cy={y} r="3" />
            </g>
          );
        })}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
