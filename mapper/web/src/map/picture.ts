// The picture of a map view: everything that is drawn, with its place on the screen. No DOM, no Leaflet.
import type { Point } from "./box";
import { drawnRings, drawnShapes, outlinesOf, type DrawnRing, type DrawnShape, type PixelRings } from "./drawn";
import { clipped, toPixels, type Rings } from "./features";
import { drawnFindings, flagBox, type DrawnFinding } from "./findings";
import { placeAll, type Circumstances, type Placed } from "./placing";
import { isShown, unitsOnMap, type MapUnit } from "./units";
import { CLOSE, type MapView } from "./view";

/** So few firms with nothing else on the map have their names from afar too. */
const MOST_ALONE = 24;

/** A firm while the map is far: no more than a dot. */
export interface FirmDot {
  readonly id: string;
  readonly at: Point;
}

export interface Picture extends Placed {
  readonly view: MapView;
  readonly district: PixelRings;
  readonly neighbours: readonly PixelRings[];
  readonly shapes: readonly DrawnShape[];
  readonly rings: readonly DrawnRing[];
  readonly dots: readonly FirmDot[];
  readonly findings: readonly DrawnFinding[];
}

export function pictureOf(circumstances: Circumstances): Picture {
  const { store, features, view } = circumstances;
  const inView = (rings: Rings): PixelRings => toPixels(rings, view).map((ring) => clipped(ring, view));
  const shown = unitsOnMap(store);
  const isAlone = shown.length <= MOST_ALONE && shown.every(({ isMinor }) => isMinor);
  const isDot = ({ isMinor }: MapUnit): boolean => isMinor && !isAlone && view.px_per_km <= CLOSE;
  const shapes = drawnShapes(store, features, view);
  const findings = drawnFindings(store, view);
  const ground = {
    district: inView(features.district),
    neighbours: features.neighbours.map(({ rings }) => inView(rings)),
    rings: drawnRings(store, view),
    outlines: outlinesOf(shapes, view),
    flags: findings.map(flagBox),
  };
  return {
    ...placeAll(shown.filter((unit) => !isDot(unit)), ground, circumstances),
    view,
    district: isShown(store, "outline") ? ground.district : [],
    neighbours: ground.neighbours,
    shapes,
    rings: ground.rings,
    findings,
    dots: shown.filter(isDot).map(({ unit, places }) => ({ id: unit.id, at: view.at(places[0]!.lon, places[0]!.lat) })),
  };
}
