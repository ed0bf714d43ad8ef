// Zoom card, scale bar and footer line, as drawn.
import type { JSX } from "preact";
import type { Store } from "../../store";
import { latitude, longitude } from "./degrees";
import type { FullScreen } from "./full_screen";
import type { MapState } from "./map_state";
import { barFor, barText } from "./scale";
import { W } from "./words";

const PATHS = {
  in: "M8 3v10M3 8h10",
  out: "M3 8h10",
  full: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  small: "M6 2.5V6H2.5M10 2.5V6h3.5M13.5 10H10v3.5M2.5 10H6v3.5",
} as const;

/** The bar is never longer, nor shorter than two fifths of it. */
const LONGEST_BAR_PX = 100;
const DIGITS = 4;

interface ChromeProps {
  readonly store: Store;
  readonly state: MapState;
  readonly fullScreen: FullScreen;
  readonly zoomBy: (steps: 1 | -1) => void;
}

interface ButtonProps {
  readonly icon: keyof typeof PATHS;
  readonly name: string;
  readonly keys?: string;
  readonly isOff?: boolean;
  readonly run: () => void;
}

/** A button at its end keeps the focus: it is dimmed, not disabled. */
function Button({ icon, name, keys, isOff = false, run }: ButtonProps): JSX.Element {
  return (
    <button type="button" aria-label={name} title={keys ? `${name} (${keys})` : name} aria-disabled={isOff} onClick={() => !isOff && run()}>
      <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
        <path d={PATHS[icon]} />
      </svg>
    </button>
  );
}

function ZoomCard({ store, state, fullScreen, zoomBy }: ChromeProps): JSX.Element | null {
  const { t } = store;
  const { isNarrow, canZoomIn, canZoomOut } = state;
  const isOn = fullScreen.isOn.value;
  if (isNarrow.value && !fullScreen.isSupported) return null;
  const word = fullScreen.isRefused.value ? W.fullScreenRefused : isOn ? W.leaveFullScreen : W.fullScreen;
  return (
    <div class="mc-zoom" role="group" aria-label={t(W.controls)} data-clear>
      {!isNarrow.value && <Button icon="in" name={t(W.zoomIn)} keys="+" isOff={!canZoomIn.value} run={() => zoomBy(1)} />}
      {!isNarrow.value && <Button icon="out" name={t(W.zoomOut)} keys="−" isOff={!canZoomOut.value} run={() => zoomBy(-1)} />}
      {fullScreen.isSupported && <Button icon={isOn ? "small" : "full"} name={t(word)} isOff={fullScreen.isRefused.value} run={fullScreen.toggle} />}
    </div>
  );
}

function ScaleBar({ store, state }: ChromeProps): JSX.Element {
  const { metres, width_px } = barFor(state.metresPerPx.value, LONGEST_BAR_PX);
  const text = barText(metres);
  return (
    <div class="mc-scale" role="img" aria-label={`${store.t(W.scale)} ${text}`} data-clear>
      {text}
      <i style={{ width: `${width_px}px` }} />
    </div>
  );
}

function Coordinates({ store, state }: ChromeProps): JSX.Element {
  const { lon, lat, isCentre } = state.position.value;
  return (
    <span class="mc-at">
      {isCentre && <span>{store.t(W.centre)}</span>}
      <span>{longitude(lon, DIGITS)}</span>
      <span>{latitude(lat, DIGITS)}</span>
    </span>
  );
}

/** What does not fit wraps out of sight, last things first: the review line never goes. */
function Footer(props: ChromeProps): JSX.Element {
  const { t } = props.store;
  return (
    <div class="mc-foot" data-clear>
      <span class="mc-review">{t(W.review)}</span>
      <span class="mc-number">{t(W.reviewNumber)}</span>
      <Coordinates {...props} />
      <span class="mc-crs">CGCS2000 / WGS-84</span>
    </div>
  );
}

export function Chrome(props: ChromeProps): JSX.Element {
  return (
    <>
      <ZoomCard {...props} />
      <ScaleBar {...props} />
      <Footer {...props} />
    </>
  );
}
