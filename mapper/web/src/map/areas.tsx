// Rings of uncertainty and outlines, by the grammar of lines: solid published, dashed schematic, dotted uncertain.
import type { JSX } from "preact";
import type { Point } from "./box";
import { pathOf } from "./features";
import { isInside, type DrawnRing, type DrawnShape } from "./drawn";
import type { Picture } from "./picture";
import { CLOSE, NEAR, type MapView } from "./view";

const VERTICES_FROM_ZOOM = 14;
const WIDE_RING = 40;
/** Style of an outline by the line that the page gives it. */
const GRAMMAR = { surveyed: "survey", digitised: "digit", schematic: "schem", share: "built", illustration: "illus" } as const;

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
function grammarOf({ shape: { line } }: DrawnShape, view: MapView): string {
  return line === "schematic" && view.px_per_km < NEAR ? "schem far" : GRAMMAR[line];
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
    <g data-shape={shape.id} data-of={shape.unit} class={isChosen ? "sel" : undefined}>
      {shape.line !== "illustration" && <path class={grammar.startsWith("schem") ? "schem-case" : "over-case"} d={d} />}
      <path class={`pm-outline ${grammar}${state}`} d={d} fill-rule="evenodd" />
      {grammar === "digit" && view.zoom >= VERTICES_FROM_ZOOM && <Vertices points={rings.flat()} />}
    </g>
  );
}

export function Areas({ picture, hovered }: { readonly picture: Pick<Picture, "rings" | "shapes" | "view">; readonly hovered: string }): JSX.Element {
  const order = (drawn: DrawnShape): number => (isInside(drawn.shape) ? 2 : drawn.isChosen ? 1 : 0);
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
