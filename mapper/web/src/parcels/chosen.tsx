// The outline of the chosen feature, and of the one pointed at, over the parcels.
import type { JSX } from "preact";
import { pathOf } from "../map/features";
import type { MapView } from "../map/view";
import type { FeatureRef, Store } from "../store";

const DISC_PX = 8;

function pathFor(store: Store, { pack: id, index }: FeatureRef, view: MapView): string {
  const pack = store.packs.get(id);
  if (!pack) return "";
  const rings = pack.partsOf(index).flatMap((part) =>
    part.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => view.at(ring[2 * i]!, ring[2 * i + 1]!))),
  );
  if (pack.view.form === "polygon") return pathOf(rings);
  if (pack.view.form === "line") return rings.map((ring) => `M${ring.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`).join("");
  const r = DISC_PX;
  return rings.flat().map(({ x, y }) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`).join("");
}

export interface ChosenProps {
  readonly store: Store;
  readonly view: MapView;
  readonly feature: FeatureRef | null;
  readonly hovered: FeatureRef | null;
}

export function Chosen({ store, view, feature, hovered }: ChosenProps): JSX.Element {
  const isSame = feature?.pack === hovered?.pack && feature?.index === hovered?.index;
  const path = feature ? pathFor(store, feature, view) : "";
  const under = hovered && !isSame ? pathFor(store, hovered, view) : "";
  return (
    <>
      {under && <path class="f-hover-case" d={under} />}
      {under && <path class="f-hover" d={under} />}
      {path && <path class="f-case" d={path} />}
      {path && <path class="f-line" d={path} data-feature={feature!.index} />}
    </>
  );
}
