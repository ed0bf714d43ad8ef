// Where the map looks: the whole district, a chosen unit, or wherever the reader went.
import L from "leaflet";
import type { Spot, Store, View } from "../store";
import { isTown } from "./units";
import { zoomFor } from "./view";

export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Mode = "home" | "unit" | "free";

const EDGE = 24;
const POPOVER = 372;
const WIDE_PX = 1024;
const FLY_S = 0.25;
/** A unit is never shown larger than this by itself, in px per km. */
const UNIT_PX_PER_KM = 44;
const TOWN_PX_PER_KM = 20;
const SEATS_AIR_M = 4000;
const SPOT_ZOOM = 15;
const MOST_ZOOM = 18;

export const prefersStill = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export class Camera {
  private mode: Mode = "free";
  private isOurs = false;

  constructor(
    private readonly store: Store,
    private readonly map: L.Map,
    /** What lies over the map now. */
    private readonly margins: () => Margins,
    /** How far down the map a popover reaches where there is no room beside it. */
    private readonly popoverFoot: () => number,
  ) {
    map.on("movestart", () => {
      if (!this.isOurs) this.mode = "free";
    });
    map.on("moveend", () => {
      this.isOurs = false;
      this.store.view.value = this.mode === "free" ? this.now() : null;
    });
  }

  /** First look: what the address says, else the chosen unit, else the whole district. */
  open(): void {
    const { view, unit } = this.store;
    if (view.value) this.obey(view.value);
    else if (!this.toUnit(unit.value, false)) this.home(false);
  }

  home(animate = true): void {
    const [west, south, east, north] = this.store.page.bounds;
    this.look("home", L.latLngBounds([south, west], [north, east]), this.margins(), MOST_ZOOM, animate);
  }

  /** Shows a unit with its ring beside the popover; false if it has no place of its own. */
  toUnit(id: string, animate = true): boolean {
    const bounds = this.boundsOf(id);
    if (!bounds) return false;
    this.look("unit", bounds, this.unitMargins(), this.nearest(id, bounds.getCenter().lat), animate);
    return true;
  }

  /** Shows a place from near by; a reader who is nearer stays so. */
  toSpot({ lon, lat }: Spot): void {
    this.look("free", L.latLngBounds([lat, lon], [lat, lon]), this.margins(), Math.max(SPOT_ZOOM, this.map.getZoom()), true);
  }

  /** Brings the chosen unit out from under a popover, if it is under it. */
  uncover(): void {
    const id = this.store.unit.value;
    const bounds = this.boundsOf(id);
    if (!bounds) return;
    const { left, top, right, bottom } = this.unitMargins();
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint(bounds.getCenter());
    const isClear = at.x > left + EDGE && at.x < size.x - right - EDGE && at.y > top + EDGE && at.y < size.y - bottom - EDGE;
    if (!isClear) this.toUnit(id);
  }

  /** After the map changed its size: the same look again, unless the reader chose another. */
  refit(): void {
    if (this.mode === "home") this.home(false);
    if (this.mode === "unit" && !this.toUnit(this.store.unit.value, false)) this.home(false);
  }

  /** Pans so far that a position is well in sight. */
  reveal(lon: number, lat: number): void {
    const { left, top, right, bottom } = this.margins();
    this.map.panInside([lat, lon], { paddingTopLeft: [left + EDGE, top + EDGE], paddingBottomRight: [right + EDGE, bottom + EDGE], animate: !prefersStill() });
  }

  obey({ lat, lon, zoom }: View): void {
    this.mode = "free";
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  /** True if the map already looks there. */
  isAt(view: View): boolean {
    const now = this.now();
    return now.lat === round(view.lat, 5) && now.lon === round(view.lon, 5) && now.zoom === round(view.zoom, 2);
  }

  private now(): View {
    const { lat, lng } = this.map.getCenter();
    return { lat: round(lat, 5), lon: round(lng, 5), zoom: round(this.map.getZoom(), 2) };
  }

  private look(mode: Mode, bounds: L.LatLngBounds, margins: Margins, maxZoom: number, animate: boolean): void {
    this.map.stop();
    this.mode = mode;
    this.isOurs = true;
    const options = { paddingTopLeft: L.point(margins.left, margins.top), paddingBottomRight: L.point(margins.right, margins.bottom), maxZoom };
    if (animate && !prefersStill()) this.map.flyToBounds(bounds, { ...options, duration: FLY_S });
    else this.map.fitBounds(bounds, { ...options, animate: false });
  }

  private unitMargins(): Margins {
    const margins = this.margins();
    if (!this.store.figure.value) return margins;
    if (window.innerWidth >= WIDE_PX) return { ...margins, right: Math.max(margins.right, POPOVER) };
    return { ...margins, top: Math.max(margins.top, this.popoverFoot()) };
  }

  /** How near a unit is shown by itself: where its parcels are drawn, as near as its outline fits. */
  private nearest(id: string, lat: number): number {
    if (this.outlineOf(id)) return MOST_ZOOM;
    return zoomFor(isTown(this.store.index.unit.get(id)!) ? TOWN_PX_PER_KM : UNIT_PX_PER_KM, lat);
  }

  /** Bounds of a unit's outlines on a page with parcels. */
  private outlineOf(id: string): L.LatLngBounds | undefined {
    const { index, outlines, packs } = this.store;
    if (packs.size === 0) return undefined;
    const rings = (index.shapes.get(id) ?? []).flatMap((shape) => outlines.value?.shapes.get(shape.id) ?? []);
    return rings.length > 0 ? L.latLngBounds(rings.flat().map(([lon, lat]) => L.latLng(lat!, lon!))) : undefined;
  }

  /** A zone known by its area alone, and the region itself, are shown as the whole. */
  private boundsOf(id: string): L.LatLngBounds | undefined {
    const { index, page, currentStation } = this.store;
    if (id === "" || id === page.region || currentStation.value.square?.unit === id) return undefined;
    const outline = this.outlineOf(id);
    if (outline) return outline;
    const places = index.places.get(id) ?? [];
    if (places.length === 0) return undefined;
    const air = places.length > 1 ? SEATS_AIR_M : 500;
    const boxes = places.map(({ lat, lon, uncertainty_m }) => L.latLng(lat, lon).toBounds(2 * Math.max(uncertainty_m, air)));
    return boxes.reduce((sum, box) => sum.extend(box));
  }
}
