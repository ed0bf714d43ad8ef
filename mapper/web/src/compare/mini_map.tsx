// The small map over a column: the unit in the map's own drawing, at the scale of all columns.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Areas } from "../map/areas";
import { holds } from "../map/box";
import { clipped, pathOf, toPixels, type Features, type Rings } from "../map/features";
import { placeNames } from "../map/names";
import { createMeasure } from "../map/text";
import { townRequest, townsInView, type DrawnTown } from "../map/towns";
import { inKm } from "../map/units";
import { NEAR, pxPerKm, type MapView } from "../map/view";
import type { Store } from "../store";
import { useApp } from "../ui/app_state";
import { fill } from "../words";
import { barKm, viewAt, type Ground, type Size } from "./frames";
import { Parcels, useShownPack } from "./parcels";
import { C } from "./words";

const HALF_BAR = { w: 36, h: 30 };
const SAME_PX = 6;
const NO_INK = { over: () => 0 };

function Land({ id, features, view }: { readonly id: string; readonly features: Features; readonly view: MapView }): JSX.Element {
  const inView = (rings: Rings): string => pathOf(toPixels(rings, view).map((ring) => clipped(ring, view)));
  const district = inView(features.district);
  return (
    <>
      <rect class={features.district.length > 0 ? "m-out" : "m-land"} width={view.width} height={view.height} />
      {features.neighbours.map((neighbour) => (
        <path key={neighbour.id} class="m-neigh" d={inView(neighbour.rings)} />
      ))}
      <clipPath id={`cmp-land-${id}`}>
        <path d={district} clip-rule="evenodd" />
      </clipPath>
      <path class="m-land" d={district} fill-rule="evenodd" />
      <g clip-path={`url(#cmp-land-${id})`}>
        <path class="m-band" d={district} />
      </g>
      <path class="m-edge" d={district} />
    </>
  );
}

/** Rings and outlines as the chosen unit has them on the map. */
function drawnOf({ places, shapes }: Ground, features: Features, view: MapView): Parameters<typeof Areas>[0]["picture"] {
  return {
    view,
    rings: places.filter(({ uncertainty_m }) => uncertainty_m > 0).map((place) => ({ place, at: view.at(place.lon, place.lat), radius: (place.uncertainty_m / 1000) * pxPerKm(view.zoom, place.lat), isChosen: true })),
    shapes: shapes.flatMap((shape) => {
      const rings = toPixels(features.shapes.get(shape.id) ?? [], view);
      return rings.length > 0 && (shape.line !== "illustration" || view.px_per_km >= NEAR) ? [{ shape, rings, isChosen: true }] : [];
    }),
  };
}

/** Names of towns that find room beside the unit; the town that the unit stands in for is named over its dot. */
function townsOf(store: Store, view: MapView, ground: Ground, measure: ReturnType<typeof createMeasure>): { readonly own: DrawnTown | undefined; readonly others: readonly DrawnTown[] } {
  const spots = ground.places.map(({ lon, lat }) => view.at(lon, lat));
  const towns = townsInView(store, view);
  const isHere = ({ at }: DrawnTown): boolean => spots.some((spot) => Math.hypot(spot.x - at.x, spot.y - at.y) < SAME_PX);
  const bar = { x: view.width - 84, y: view.height - 44, w: 84, h: 44 };
  const others = towns.filter((town) => !isHere(town) && !holds(bar, town.at));
  const blocked = [bar, ...spots.map(({ x, y }) => ({ x: x - HALF_BAR.w, y: y - HALF_BAR.h, w: 2 * HALF_BAR.w, h: 2 * HALF_BAR.h }))];
  const placed = placeNames(others.map((town) => townRequest(town, measure)), { width: view.width, height: view.height, blocked, field: NO_INK, towns: [] }, { boxes: [], leaders: [] });
  return { own: towns.find(isHere), others: others.map((town) => ({ ...town, name: placed.find(({ id }) => id === town.id) })) };
}

function Town({ town }: { readonly town: DrawnTown }): JSX.Element {
  const { at, name, words } = town;
  const x = name && { start: name.box.x, middle: name.box.x + name.box.w / 2, end: name.box.x + name.box.w }[name.align];
  return (
    <>
      <circle class="m-dot" cx={at.x} cy={at.y} r="2.5" />
      {name && (
        <text class="m-town" x={x} y={name.box.y + name.box.h - 3.5} text-anchor={name.align}>
          {words}
        </text>
      )}
    </>
  );
}

function Bar({ view }: { readonly view: MapView }): JSX.Element {
  const km = barKm(view.px_per_km);
  const length = Math.round(10 * km * view.px_per_km) / 10;
  const width = Math.max(length, 40) + 16;
  return (
    <g transform={`translate(${view.width - width - 8} ${view.height - 36})`}>
      <rect class="cmp-bar-ground" width={width} height="28" rx="4" />
      <path class="cmp-bar" d={`M${(width - length) / 2} 20v4h${length}v-4`} />
      <text class="m-sub" x={width / 2} y="16" text-anchor="middle">
        {km < 1 ? `${km * 1000} m` : `${km} km`}
      </text>
    </g>
  );
}

interface MiniMapProps {
  readonly ground: Ground;
  readonly features: Features;
  readonly px_per_km: number;
  readonly size: Size;
}

export function MiniMap({ ground, features, px_per_km, size }: MiniMapProps): JSX.Element {
  const { store } = useApp();
  const { t } = store;
  const measure = useMemo(() => createMeasure(document.body), []);
  const view = viewAt(ground, px_per_km, size);
  const pack = useShownPack();
  const { own, others } = townsOf(store, view, ground, measure);
  const caption = Math.max(0, ...ground.places.map(({ uncertainty_m }) => uncertainty_m));
  return (
    <svg class={`pm-scene cmp-map${pack ? " over-parcels" : ""}`} width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={t(fill(C.map, { name: ground.unit.name }))}>
      <Land id={ground.unit.id} features={features} view={view} />
      {pack && <Parcels pack={pack} view={view} />}
      <Areas picture={drawnOf(ground, features, view)} hovered="" />
      {others.map((town) => (
        <Town key={town.id} town={town} />
      ))}
      {ground.places.map((place) => {
        const { x, y } = view.at(place.lon, place.lat);
        return <circle key={place.id} class="cmp-spot" cx={x} cy={y} r="4" />;
      })}
      {ground.places.slice(0, 1).map((place) => {
        const { x, y } = view.at(place.lon, place.lat);
        return (
          <g key="words">
            {own && (
              <text class="m-name" x={x} y={y - 10} text-anchor="middle">
                {own.words}
              </text>
            )}
            {caption > 0 && (
              <text class="m-sub sel" x={x} y={y + 22} text-anchor="middle">
                {t(fill(C.plusMinus, { n: inKm(caption) }))}
              </text>
            )}
          </g>
        );
      })}
      <Bar view={view} />
    </svg>
  );
}
