// The keyboard's way over the features: one button a layer, from which the arrow keys lead from feature to feature.
import type L from "leaflet";
import type { JSX } from "preact";
import { GRID_ZOOM } from "../pack/grid";
import type { Pack } from "../pack/pack";
import type { Store } from "../store";
import { factsOf } from "./facts";
import { shownPacks } from "./shown";
import { nearestTo, stepFrom, WAYS } from "./step";
import { fill, W } from "./words";

const isSeenIn = (store: Store, pack: Pack) => {
  const [hidden, focus] = [store.hiddenClasses.value, store.focusClasses.value];
  const mask = store.masks.value.get(pack.id);
  return (index: number): boolean => {
    const id = pack.classId(index);
    return !hidden.has(id) && (focus.size === 0 || focus.has(id)) && mask?.[index] !== 0;
  };
};

/** Goes in at the feature nearest to the middle of the map. */
function enter(store: Store, map: L.Map, pack: Pack): void {
  const { x, y } = map.project(map.getCenter(), GRID_ZOOM);
  const half = map.getSize().multiplyBy(2 ** (GRID_ZOOM - map.getZoom()) / 2);
  const inView = { x0: x - half.x, y0: y - half.y, x1: x + half.x, y1: y + half.y };
  const seen = isSeenIn(store, pack);
  const near = nearestTo(pack, x, y, inView, seen);
  const index = near >= 0 ? near : nearestTo(pack, x, y, pack.bounds, seen);
  if (index >= 0) choose(store, pack, index);
}

export function choose(store: Store, pack: Pack, index: number): void {
  store.feature.value = { pack: pack.id, index };
}

function onKey(store: Store, map: L.Map, pack: Pack, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = store.feature.value;
  const isIn = at?.pack === pack.id;
  const way = WAYS[event.key];
  if (!isIn || (event.key !== "Escape" && !way)) return;
  event.preventDefault();
  if (!way) {
    store.feature.value = null;
    store.spoken.value = store.t(W.left);
    map.getContainer().focus({ preventScroll: true });
    return;
  }
  const next = stepFrom(pack, at.index, way, isSeenIn(store, pack));
  if (next >= 0) choose(store, pack, next);
  else store.spoken.value = store.t(W.noneThere);
}

export function ParcelWalk({ store, map }: { readonly store: Store; readonly map: L.Map }): JSX.Element | null {
  const packs = shownPacks(store).flatMap((id) => store.packs.get(id) ?? []);
  if (packs.length === 0) return null;
  return (
    <ul class="pm-walk sr" aria-label={store.t(W.list)}>
      {packs.map((pack) => (
        <li key={pack.id}>
          <button type="button" data-pack={pack.id} onClick={() => enter(store, map, pack)} onKeyDown={(event) => onKey(store, map, pack, event)}>
            {store.feature.value?.pack === pack.id ? factsOf(store, store.feature.value).spoken : fill(store.t(W.enter), { name: store.t(pack.view.name), n: String(pack.count) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
