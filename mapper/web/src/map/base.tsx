// The ground: district with its inner band, neighbours as hairlines.
import type { JSX } from "preact";
import { pathOf } from "./features";
import type { Picture } from "./picture";

export function Base({ picture }: { readonly picture: Picture }): JSX.Element {
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
          <path class="m-edge" d={district} />
        </>
      )}
    </>
  );
}
