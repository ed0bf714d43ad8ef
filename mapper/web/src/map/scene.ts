// An SVG in a map pane, drawn in pixels of the view, that follows the map while it pans and zooms.
import L from "leaflet";

const SVG = "http://www.w3.org/2000/svg";

export class Scene {
  readonly root: SVGSVGElement;
  private corner: L.LatLng;
  private zoom: number;

  constructor(
    private readonly map: L.Map,
    name: string,
    order: number,
  ) {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(order);
    this.root = document.createElementNS(SVG, "svg");
    this.root.setAttribute("class", `pm-scene ${name} leaflet-zoom-animated`);
    pane.append(this.root);
    this.corner = map.containerPointToLatLng([0, 0]);
    this.zoom = map.getZoom();
    map.on("zoomanim", (event) => this.stretch(event.center, event.zoom));
    map.on("zoom", () => this.stretch(map.getCenter(), map.getZoom()));
  }

  /** Puts the drawing's origin into the corner of the view; what is drawn next is in pixels of the view. */
  settle(): void {
    const size = this.map.getSize();
    this.corner = this.map.containerPointToLatLng([0, 0]);
    this.zoom = this.map.getZoom();
    this.root.setAttribute("width", String(size.x));
    this.root.setAttribute("height", String(size.y));
    L.DomUtil.setTransform(this.root as unknown as HTMLElement, this.map.containerPointToLayerPoint([0, 0]).round(), 1);
  }

  /** Carries the drawing along to another zoom until it is drawn anew. */
  private stretch(center: L.LatLng, zoom: number): void {
    const pane = L.DomUtil.getPosition(this.map.getPane("mapPane")!) ?? L.point(0, 0);
    const origin = this.map.project(center, zoom).subtract(this.map.getSize().divideBy(2)).add(pane).round();
    const corner = this.map.project(this.corner, zoom).subtract(origin);
    L.DomUtil.setTransform(this.root as unknown as HTMLElement, corner, this.map.getZoomScale(zoom, this.zoom));
  }
}
