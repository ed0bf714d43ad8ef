// Draws the outline of the area where it was taken and not drawn by hand.
import { effect, type ReadonlySignal } from "@preact/signals";
import type L from "leaflet";
import { pathOf } from "../map/features";
import type { Picked } from "./pick";

const SVG = "http://www.w3.org/2000/svg";

export function drawOutline(map: L.Map, picked: ReadonlySignal<Picked | null>): () => void {
  const root = document.createElementNS(SVG, "svg");
  root.setAttribute("class", "st-outline");
  const paths = ["mm-casing", "mm-line"].map((name) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", name);
    root.append(path);
    return path;
  });
  map.getContainer().append(root);
  const draw = (): void => {
    const rings = picked.peek()?.rings ?? [];
    const d = pathOf(rings.map((ring) => ring.map(([lon, lat]) => map.latLngToContainerPoint([lat, lon]))));
    for (const path of paths) path.setAttribute("d", d);
  };
  const stop = effect(() => {
    void picked.value;
    draw();
  });
  map.on("move zoomend resize", draw);
  return () => {
    stop();
    map.off("move zoomend resize", draw);
    root.remove();
  };
}
