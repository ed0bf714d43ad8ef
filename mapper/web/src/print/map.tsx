// The printed map: the picture of the screen drawn anew for the size of the sheet.
import type { JSX } from "preact";
import { Areas } from "../map/areas";
import { Base } from "../map/base";
import type { Features } from "../map/features";
import { Marks } from "../map/marks";
import { pictureOf, type Picture } from "../map/picture";
import type { Measure } from "../map/text";
import type { MapView } from "../map/view";
import type { Store } from "../store";
import { frameBoxes, Graticule, Locator, North, ScaleBar } from "./map_frame";
import { extentOf, viewFor } from "./view";

const AIR = { unit: 56, region: 28 };

export interface PrintedMap {
  readonly view: MapView;
  readonly picture: Picture;
  /** The map shows a part of the region, not all of it. */
  readonly isPart: boolean;
}

interface MapRequest {
  readonly store: Store;
  readonly features: Features;
  readonly measure: Measure;
  readonly width: number;
  readonly height: number;
}

export function drawMap({ store, features, measure, width, height }: MapRequest): PrintedMap {
  const { bounds, mostZoom } = extentOf(store, store.unit.value);
  const isPart = bounds !== store.page.bounds && features.district.length > 0;
  const view = viewFor(bounds, width, height, isPart ? AIR.unit : AIR.region, mostZoom);
  return { view, isPart, picture: pictureOf({ store, features, view, measure, blocked: frameBoxes(view, isPart) }) };
}

interface MapProps extends PrintedMap {
  readonly store: Store;
  readonly features: Features;
  readonly measure: Measure;
  readonly name: string;
}

export function PrintMap({ store, features, measure, view, picture, isPart, name }: MapProps): JSX.Element {
  const look = { industries: store.page.industries, measure, isPhone: false, hovered: "", focused: "" };
  const taken = [...picture.taken, ...frameBoxes(view, isPart)];
  const { width, height } = view;
  return (
    <div class={`print-map${features.district.length === 0 ? " is-bare" : ""}`} role="img" aria-label={name}>
      <svg class="pm-scene" width={width} height={height}>
        <Base picture={picture} />
        <Graticule view={view} taken={taken} measure={measure} />
      </svg>
      <canvas class="print-parcels" />
      <svg class="pm-scene" width={width} height={height}>
        <Areas picture={picture} hovered="" />
        <Marks picture={picture} look={look} />
        <ScaleBar view={view} />
        <North view={view} store={store} />
        {isPart && <Locator view={view} features={features} bounds={store.page.bounds} />}
      </svg>
    </div>
  );
}
