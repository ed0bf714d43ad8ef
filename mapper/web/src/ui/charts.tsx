// Charts of figures: the planned and the built area, and shares of a whole.
import type { JSX } from "preact";
import type { FigureView, Words } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { axisTicks } from "./axis";
import { figureText, opens, SourceButton, Value } from "./figure_parts";
import { FigureRow } from "./figure_rows";

/** Narrower than this share of the bar, the ratio would not fit inside the built part. */
const RATIO_INSIDE = 0.2;

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

function Axis({ most }: { readonly most: number }): JSX.Element {
  return (
    <div class="axis" aria-hidden="true">
      {axisTicks(most).map((tick) => (
        <span key={tick} style={{ left: percent(tick / most) }}>
          {tick}
        </span>
      ))}
    </div>
  );
}

function BarLabel({ figure, name, first }: { readonly figure: FigureView; readonly name: string; readonly first: boolean }): JSX.Element {
  const app = useApp();
  const value = (
    <b>
      <Value figure={figure} />
    </b>
  );
  return (
    <button type="button" class="bar-label" {...opens(app, figure.id)}>
      {first && value}
      <span>{name}</span>
      {!first && value}
    </button>
  );
}

/** Dashed frame: planned. Solid: built. The axis starts at zero. */
export function BuiltBar({ figures }: { readonly figures: readonly FigureView[] }): JSX.Element | null {
  const app = useApp();
  const { store } = app;
  const { t } = store;
  const [planned, built, share] = figures;
  if (!planned || !built || !share) return null;
  const ratio = Math.min(1, built.number / planned.number);
  const sentence = [`${t(W.planned)} ${figureText(planned, store)}`, `${t(W.built)} ${figureText(built, store)}`, figureText(share, store)].join("，");
  return (
    <div class="plan-bar">
      <div class="built-labels">
        <BarLabel figure={built} name={t(W.built)} first />
        <BarLabel figure={planned} name={t(W.planned)} first={false} />
      </div>
      <div class="built-row" {...opens(app, share.id)}>
        <div class="built-chart" role="img" aria-label={sentence}>
          <svg aria-hidden="true">
            <rect class="plan-frame" width="100%" height="100%" rx="3" />
            <rect class="plan-built" width={percent(ratio)} height="100%" rx="3" />
          </svg>
          <span class={ratio < RATIO_INSIDE ? "outside" : "inside"} style={ratio < RATIO_INSIDE ? { left: percent(ratio) } : {}}>
            {figureText(share, store)}
          </span>
          <Axis most={planned.number} />
        </div>
        <SourceButton figure={share} />
      </div>
    </div>
  );
}

/** A share of a whole: the track is the whole. */
export function ShareRow({ figure, title }: { readonly figure: FigureView; readonly title: Words }): JSX.Element {
  const bar = (
    <svg class="share-bar" aria-hidden="true">
      <rect class="bar-track" width="100%" height="100%" rx="2" />
      <rect class="bar-solid" width={percent(Math.min(1, figure.number / 100))} height="100%" rx="2" />
    </svg>
  );
  return <FigureRow figure={figure} title={title} chart={bar} />;
}
