// Rings of uncertainty and outlines, by the grammar of lines: solid published, dashed schematic, dotted uncertain.
import type { JSX } from "preact";
import type { Point } from "./box";
import { pathOf } from "./features";
import type { DrawnRing, DrawnShape } from "./drawn";
import type { Picture } from "./picture";
import { CLOSE, NEAR, type MapView } from "./view";

const VERTICES_FROM_ZOOM = 14;
const WIDE_RING = 40;
const SURVEYED = new Set(["surveyed", "published"]);

/**
 * Fills lie in one group under one opacity, so that overlapping rings do not darken each other.
 * Close by, and beside a chosen unit, the others are rings only.
 */
function Fills({ rings, px_per_km }: { readonly rings: readonly DrawnRing[]; readonly px_per_km: number }): JSX.Element {
  const hasChosen = rings.some((ring) => ring.isChosen && ring.radius > WIDE_RING);
  const filled = hasChosen || px_per_km > CLOSE ? [] : rings.filter((ring) => !ring.isChosen);
  return (
    <>
      <g class="halos">
        {filled.map(({ place, at, radius }) => (
          <circle key={place.id} class="halo-fill" cx={at.x} cy={at.y} r={radius} />
        ))}
      </g>
      {rings.filter((ring) => ring.isChosen).map(({ place, at, radius }) => (
        <circle key={place.id} class="halo-fill sel" cx={at.x} cy={at.y} r={radius} />
      ))}
    </>
  );
}

function Ring({ ring, isHovered }: { readonly ring: DrawnRing; readonly isHovered: boolean }): JSX.Element {
  const { place, at, radius, isChosen } = ring;
  return <circle class={`halo-ring${isChosen ? " sel" : isHovered ? " hov" : ""}`} cx={at.x} cy={at.y} r={radius} data-ring={place.id} />;
}

/** How the outline is drawn, by what it rests on. */
function grammarOf({ shape }: DrawnShape, view: MapView): string {
  if (shape.extent === "illustration") return "illus";
  if (shape.extent === "built") return "built";
  if (SURVEYED.has(shape.basis)) return "survey";
  if (shape.basis === "digitised") return "digit";
  return view.px_per_km < NEAR ? "schem far" : "schem";
}

function Vertices({ points }: { readonly points: readonly Point[] }): JSX.Element {
  return (
    <>
      {points.map(({ x, y }, i) => (
        <rect key={i} class="digit-v" x={x - 1.75} y={y - 1.75} width="3.5" height="3.5" />
      ))}
    </>
  );
}

function Outline({ drawn, view, isHovered }: { readonly drawn: DrawnShape; readonly view: MapView; readonly isHovered: boolean }): JSX.Element {
  const { shape, rings, isChosen } = drawn;
  const grammar = grammarOf(drawn, view);
  const d = pathOf(rings);
  const state = `${isChosen ? " sel" : ""}${isHovered ? " hov" : ""}`;
  return (
    <g data-shape={shape.id} data-of={shape.unit}>
      {grammar.startsWith("schem") && <path class="schem-case" d={d} />}
      <path class={`pm-outline ${grammar}${state}`} d={d} fill-rule="evenodd" />
      {grammar === "digit" && view.zoom >= VERTICES_FROM_ZOOM && <Vertices points={rings.flat()} />}
    </g>
  );
}

export function Areas({ picture, hovered }: { readonly picture: Picture; readonly hovered: string }): JSX.Element {
  const order = (drawn: DrawnShape): number => (drawn.shape.extent === "built" ? 2 : drawn.isChosen ? 1 : 0);
  const shapes = [...picture.shapes].sort((a, b) => order(a) - order(b));
  return (
    <>
      <Fills rings={picture.rings} px_per_km={picture.view.px_per_km} />
      {picture.rings.map((ring) => (
        <Ring key={ring.place.id} ring={ring} isHovered={ring.place.unit === hovered} />
      ))}
      {shapes.map((drawn) => (
        <Outline key={drawn.shape.id} drawn={drawn} view={picture.view} isHovered={drawn.shape.unit === hovered} />
      ))}
    </>
  );
}
