// The ground: district with its inner band, neighbours as hairlines, graticule and zone limits.
import type { JSX } from "preact";
import type { Store } from "../store";
import { pathOf } from "./features";
import type { Graticule } from "./graticule";
import type { Picture } from "./picture";
import { fill, W } from "./words";

/** How far lines run beyond the view, so that a drag does not show their ends. */
const BEYOND = 1200;

function GraticuleLines({ graticule }: { readonly graticule: Graticule }): JSX.Element {
  return (
    <>
      {graticule.lines.map(({ from, to, label }) => {
        const upright = from.x === to.x;
        return <path key={label} class="m-grat" d={upright ? `M${from.x} ${-BEYOND}V${to.y + BEYOND}` : `M${-BEYOND} ${from.y}H${to.x + BEYOND}`} />;
      })}
    </>
  );
}

function GraticuleLabels({ graticule }: { readonly graticule: Graticule }): JSX.Element {
  return (
    <>
      {graticule.lines.map(({ label, at }) => at && <text key={label} class="m-gl" x={at.x} y={at.y}>{label}</text>)}
    </>
  );
}

/** The limit of two delivery zones, dash-dot, with the name of each zone at its foot. */
function ZoneLimits({ picture, store }: { readonly picture: Picture; readonly store: Store }): JSX.Element {
  const { height } = picture.view;
  return (
    <>
      {picture.graticule.limits.map(({ lon, x, y, west, east }) => (
        <g key={lon}>
          <path class="m-zone" d={`M${x} 20V${height + BEYOND}`} />
          {y !== undefined && <text class="m-gl" x={x - 6} y={y} text-anchor="end">{fill(store.t(W.zone), { n: String(west) })}</text>}
          {y !== undefined && <text class="m-gl" x={x + 6} y={y}>{fill(store.t(W.zone), { n: String(east) })}</text>}
        </g>
      ))}
    </>
  );
}

export function Base({ picture, store }: { readonly picture: Picture; readonly store: Store }): JSX.Element {
  const district = pathOf(picture.district);
  return (
    <>
      <clipPath id="pm-district">
        <path d={district} clip-rule="evenodd" />
      </clipPath>
      {picture.neighbours.map((rings, i) => (
        <path key={i} class="m-neigh" d={pathOf(rings)} />
      ))}
      {district && (
        <>
          <path class="m-land" d={district} fill-rule="evenodd" />
          <g clip-path="url(#pm-district)">
            <path class="m-band" d={district} />
          </g>
        </>
      )}
      <GraticuleLines graticule={picture.graticule} />
      <ZoneLimits picture={picture} store={store} />
      <path class="m-edge" d={district} />
      <GraticuleLabels graticule={picture.graticule} />
    </>
  );
}
