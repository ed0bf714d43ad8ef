// Controls and notes on the map: zoom, full screen, scale bar, area square, footer.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Store } from "../store";
import { fill, W } from "./words";

const ICONS = {
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  full: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  small: "M6 2.5V6H2.5M13.5 6H10V2.5M10 13.5V10h3.5M2.5 10H6v3.5",
} as const;
const NICE_KM = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];
const WIDEST_SCALE = 100;
const SMALLEST_SQUARE = 12;

function Button({ icon, label, act, pressed }: { readonly icon: keyof typeof ICONS; readonly label: string; readonly act: () => void; readonly pressed?: boolean }): JSX.Element {
  return (
    <button type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={act}>
      <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
        <path d={ICONS[icon]} />
      </svg>
    </button>
  );
}

function FullScreen({ store }: { readonly store: Store }): JSX.Element | null {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const act = (): void => void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  return <Button icon={isFull ? "small" : "full"} label={store.t(isFull ? W.leaveFullScreen : W.fullScreen)} act={act} pressed={isFull} />;
}

export interface Controls {
  zoomIn(): void;
  zoomOut(): void;
}

function Zoom({ store, controls, isPhone }: { readonly store: Store; readonly controls: Controls; readonly isPhone: boolean }): JSX.Element {
  return (
    <div class="pm-zoom card">
      {!isPhone && <Button icon="plus" label={store.t(W.zoomIn)} act={controls.zoomIn} />}
      {!isPhone && <Button icon="minus" label={store.t(W.zoomOut)} act={controls.zoomOut} />}
      <FullScreen store={store} />
    </div>
  );
}

/** The longest round distance that fits. */
export function scaleFor(px_per_km: number): { readonly label: string; readonly width: number } {
  const km = [...NICE_KM].reverse().find((length) => length * px_per_km <= WIDEST_SCALE) ?? NICE_KM[0]!;
  return { label: km < 1 ? `${Math.round(km * 1000)} m` : `${km} km`, width: Math.round(km * px_per_km) };
}

function Scale({ px_per_km }: { readonly px_per_km: number }): JSX.Element {
  const { label, width } = scaleFor(px_per_km);
  return (
    <div class="pm-scale">
      {label}
      <i style={{ width: `${width}px` }} />
    </div>
  );
}

/** Side of the area square in px, or nothing if it would be too large or too small to read. */
export function squareSide(area_m2: number, px_per_km: number, width: number): number | undefined {
  const side = (Math.sqrt(area_m2) / 1000) * px_per_km;
  return side < SMALLEST_SQUARE || side > width / 3 ? undefined : side;
}

function Square({ store, frame }: { readonly store: Store; readonly frame: ChromeFrame }): JSX.Element | null {
  const { square } = store.currentStation.value;
  const isShown = store.shownRows.value.some((row) => row.target === "square");
  const side = square && isShown ? squareSide(square.area_m2, frame.px_per_km, frame.width) : undefined;
  const unit = square && store.index.unit.get(square.unit);
  if (!square || !unit || side === undefined) return null;
  const isChosen = store.unit.value === unit.id;
  return (
    <button type="button" class={`pm-square${isChosen ? " sel" : ""}`} data-unit={unit.id} style={{ bottom: `${frame.square_bottom}px` }} onClick={() => store.chooseUnit(unit.id)}>
      <svg width={Math.ceil(side)} height={Math.ceil(side)} aria-hidden="true">
        <rect x="1" y="1" width={Math.max(1, side - 2)} height={Math.max(1, side - 2)} />
      </svg>
      <span>
        <b>{`${store.t(unit.short)} ${store.t(square.label)}`}</b>
        <small>{store.t(W.squareNote)}</small>
      </span>
    </button>
  );
}

function Foot({ store, frame }: { readonly store: Store; readonly frame: ChromeFrame }): JSX.Element {
  const { lon, lat } = frame.pointer;
  return (
    <div class="pm-foot">
      <span class="pm-review">{store.t(W.review)}</span>
      <span>{store.t(W.reviewNumber)}</span>
      <span class="pm-gap" />
      {!frame.isPhone && <span class="pm-coordinates">{fill("{lon}°E  {lat}°N", { lon: lon.toFixed(4), lat: lat.toFixed(4) })}</span>}
      {!frame.isPhone && <span>{store.t(W.crs)}</span>}
    </div>
  );
}

export interface ChromeFrame {
  readonly px_per_km: number;
  readonly width: number;
  readonly isPhone: boolean;
  readonly pointer: { readonly lon: number; readonly lat: number };
  /** Height of the area square over the foot of the map: above the year switch. */
  readonly square_bottom: number;
}

export function Chrome({ store, controls, frame }: { readonly store: Store; readonly controls: Controls; readonly frame: ChromeFrame }): JSX.Element {
  return (
    <>
      <Zoom store={store} controls={controls} isPhone={frame.isPhone} />
      <Square store={store} frame={frame} />
      <Scale px_per_km={frame.px_per_km} />
      <Foot store={store} frame={frame} />
    </>
  );
}
