// leaflet-editable with the types it lacks, and with corners that leave Tab and single clicks to us.
import L from "leaflet";
import "leaflet-editable";

export interface Vertex extends L.Marker {
  readonly latlng: L.LatLng;
  readonly latlngs: L.LatLng[];
  delete(): void;
}

/** A position of the polygon; within the view it has a marker. */
export interface Corner extends L.LatLng {
  readonly __vertex?: Vertex;
}

export interface PolygonEditor {
  newShape(): void;
  newHole(at: L.LatLng): void;
  push(at: L.LatLng): void;
  pop(): void;
  reset(): void;
}

export interface EditedPolygon extends L.Polygon {
  readonly editor?: PolygonEditor;
  enableEdit(map: L.Map): PolygonEditor;
  disableEdit(): void;
  shapeAt(at: L.LatLng): unknown;
}

export interface EditEvent extends L.LeafletMouseEvent {
  readonly vertex: Vertex;
  cancel(): void;
}

export interface Tools {
  readonly featuresLayer: L.LayerGroup;
  readonly editLayer: L.LayerGroup;
  createPolygon(latlngs: L.LatLng[][][], options: L.PolylineOptions): EditedPolygon;
  drawing(): boolean;
  commitDrawing(): void;
  stopDrawing(): void;
  on(type: string, act: (event: EditEvent) => void): Tools;
}

interface Library {
  readonly Editable: (new (map: L.Map, options: object) => Tools) & {
    readonly VertexMarker: typeof L.Marker;
    readonly MiddleMarker: typeof L.Marker;
  };
}

export function createTools(map: L.Map, pane: string): Tools {
  const { Editable } = L as unknown as Library;
  const options = { keyboard: false, pane };
  return new Editable(map, {
    vertexMarkerClass: Editable.VertexMarker.extend({ options }),
    middleMarkerClass: Editable.MiddleMarker.extend({ options }),
    lineGuideOptions: { className: "tr-guide", pane },
  });
}
