// Parcels on a small map: one path for each class, in the colours of the plan.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { MapView } from "../map/view";
import { onGrid } from "../pack/grid";
import type { Pack, Ring } from "../pack/pack";
import { shownPacks } from "../parcels/shown";
import { useApp } from "../ui/app_state";

/** A small map is no place for more. */
const MOST = 3000;

/** A ring in half pixels, without the corners that fall together. */
function pathOf(ring: Ring, view: MapView): string {
  let last = "";
  let path = "";
  for (let i = 0; i < ring.length; i += 2) {
    const { x, y } = view.at(ring[i]!, ring[i + 1]!);
    const at = `${Math.round(2 * x) / 2} ${Math.round(2 * y) / 2}`;
    if (at !== last) path += (path ? "L" : "M") + at;
    last = at;
  }
  return `${path}Z`;
}

/** Path of each class, "" for none; nothing where there are too many parcels. */
export function classPaths(pack: Pack, view: MapView): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const found = pack.featuresIn(onGrid(view));
  if (found.length > MOST) return paths;
  for (const index of found) {
    const id = pack.classId(index);
    const d = pack.partsOf(index).flatMap((rings) => rings.map((ring) => pathOf(ring, view)));
    paths.set(id, (paths.get(id) ?? "") + d.join(""));
  }
  return paths;
}

/** The layer of areas that the map shows, once it is read. */
export function useShownPack(): Pack | undefined {
  const { store } = useApp();
  const pack = shownPacks(store).flatMap((id) => store.packs.get(id) ?? []).find(({ view }) => view.form === "polygon" && view.state !== "change");
  const [read, setRead] = useState("");
  useEffect(() => pack?.whenComplete(() => setRead(pack.id)), [pack]);
  return pack && read === pack.id ? pack : undefined;
}

export function Parcels({ pack, view }: { readonly pack: Pack; readonly view: MapView }): JSX.Element {
  const { index } = useApp().store;
  const paths = useMemo(() => classPaths(pack, view), [pack, view.west, view.north, view.px_per_km, view.width]);
  return (
    <g class="cmp-parcels">
      {[...paths].map(([id, d]) => (
        <path key={id} d={d} fill={index.landClass.get(id)?.fill ?? "none"} fill-rule="evenodd" />
      ))}
    </g>
  );
}
