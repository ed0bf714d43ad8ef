// What labels should not cover, weighed: borders, rings, outlines, seats, dots of towns.
import { centred, type Box, type Point } from "./box";
import type { DrawnRing, PixelRings } from "./drawn";
import { Ink, type Field } from "./field";
import type { Outline } from "./requests";
import type { MapView } from "./view";

const COST = { border: 3.2, neighbour: 0.25, ring: 1.2, disc: 0.1, shape: 3, town: 3.2, flag: 8, strip: 0.4 };
const TOWN_PX = 8;
/** Labels of the graticule stand here. */
const STRIP_PX = 20;
const RING_SIDES = 32;

export interface Ground {
  readonly district: PixelRings;
  readonly neighbours: readonly PixelRings[];
  readonly rings: readonly DrawnRing[];
  readonly outlines: ReadonlyMap<string, Outline>;
  /** Boxes of findings. */
  readonly flags: readonly Box[];
}

function circle({ at, radius }: DrawnRing): Point[] {
  const turn = (2 * Math.PI) / RING_SIDES;
  return Array.from({ length: RING_SIDES + 1 }, (_, i) => ({ x: at.x + radius * Math.cos(i * turn), y: at.y + radius * Math.sin(i * turn) }));
}

export function fieldOf(view: MapView, ground: Ground, towns: readonly Point[]): Field {
  const ink = new Ink(view.width, view.height);
  for (const ring of ground.district) if (ring.length > 0) ink.line([...ring, ring[0]!], COST.border);
  for (const rings of ground.neighbours) for (const ring of rings) ink.line(ring, COST.neighbour);
  for (const ring of ground.rings) {
    ink.disc(ring.at, ring.radius, COST.disc);
    ink.line(circle(ring), COST.ring);
  }
  for (const { box } of ground.outlines.values()) ink.box(box, COST.shape);
  for (const at of towns) ink.box(centred(at, TOWN_PX), COST.town);
  for (const flag of ground.flags) ink.box(flag, COST.flag);
  ink.box({ x: 0, y: 0, w: view.width, h: STRIP_PX }, COST.strip);
  return ink.finish();
}
