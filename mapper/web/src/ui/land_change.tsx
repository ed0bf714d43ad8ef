// The plan against the present land: how far it is realised, by class too, and what is to become what.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { FigureView, LandArea, LandChange, LandMove, RealisedClass } from "../page_model";
import { usePrinted } from "../print/printed";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { figureText, opens, SourceButton } from "./figure_parts";
import { LandName, LandSwatch } from "./land_swatch";

const percent = (value: number): string => `${Math.max(0, Math.min(100, value)).toFixed(2)}%`;
/** Narrower than this, the ratio stands outside of the bar. */
const RATIO_INSIDE = 45;

function AreaLabel({ area, name, first }: { readonly area: LandArea; readonly name: string; readonly first: boolean }): JSX.Element {
  const { t } = useApp().store;
  const value = <b>{t(area.ha) || "0"} ha</b>;
  return (
    <span class="bar-label" title={t(area.mu) && t(fill(W.mu, { n: area.mu }))}>
      {first && value}
      <span>{name}</span>
      {!first && value}
    </span>
  );
}

/** Dashed frame: the plan. Solid: what is of the planned class already. */
function WholeBar({ change, figure }: { readonly change: LandChange; readonly figure: FigureView }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const isInside = figure.number >= RATIO_INSIDE;
  return (
    <div class="plan-bar land-plan">
      <div class="built-labels">
        <AreaLabel area={change.kept} name={t(W.sameClass)} first />
        <AreaLabel area={change.changed} name={t(W.otherClass)} first={false} />
      </div>
      <div class="built-row" {...opens(app, figure.id)}>
        <div class="built-chart" role="img" aria-label={t(change.spoken)}>
          <svg aria-hidden="true">
            <rect class="bar-target" width="100%" height="100%" rx="3" />
            <rect class="bar-solid" width={percent(figure.number)} height="100%" rx="3" />
          </svg>
          <span class={isInside ? "inside" : "outside"} style={isInside ? {} : { left: percent(figure.number) }}>
            {t(figure.label)} {figureText(figure, app.store)}
          </span>
        </div>
        <SourceButton figure={figure} />
      </div>
    </div>
  );
}

function ClassShare({ item }: { readonly item: RealisedClass }): JSX.Element | null {
  const app = useApp();
  const { t, index } = app.store;
  const figure = index.figure.get(item.figure);
  const of = index.landClass.get(item.land_class);
  if (!figure || !of) return null;
  return (
    <li>
      <button type="button" class={`land-line${app.store.figure.value === figure.id ? " open" : ""}`} aria-haspopup="dialog" title={`${t(W.planned)} ${t(item.planned.ha)} ha`} {...opens(app, figure.id)}>
        <span class="land-class">
          <LandSwatch of={of} />
          <LandName of={of} />
        </span>
        <svg aria-hidden="true">
          <rect class="bar-track" width="100%" height="100%" rx="2" />
          <rect class="bar-solid" width={percent(figure.number)} height="100%" rx="2" />
        </svg>
        <b>{figureText(figure, app.store)}</b>
      </button>
    </li>
  );
}

function ClassShares({ items }: { readonly items: readonly RealisedClass[] }): JSX.Element {
  const { t, figure } = useApp().store;
  const [isOpen, setOpen] = useState(usePrinted());
  const minor = items.filter((item) => item.minor);
  const isAll = isOpen || minor.some((item) => item.figure === figure.value);
  return (
    <>
      <ul class="land-lines">
        {(isAll ? items : items.filter((item) => !item.minor)).map((item) => (
          <ClassShare key={item.land_class} item={item} />
        ))}
      </ul>
      {minor.length > 0 && (
        <button type="button" class="more" aria-expanded={isAll} onClick={() => setOpen(!isAll)}>
          {t(isAll ? W.showLess : fill(W.otherClasses, { n: minor.length }))}
        </button>
      )}
    </>
  );
}

function Move({ move }: { readonly move: LandMove }): JSX.Element {
  const { t, index } = useApp().store;
  const [before, after] = [index.landClass.get(move.before), index.landClass.get(move.after)];
  return (
    <li class="land-move" title={t(fill(W.mu, { n: move.area.mu }))}>
      <LandSwatch of={before} />
      <span class="land-arrow" aria-hidden="true">
        →
      </span>
      <LandSwatch of={after} />
      <span class="land-name">{before && after && t(fill(W.becomes, { before: before.name, after: after.name }))}</span>
      <b>
        {t(move.area.ha)} <small>ha</small>
      </b>
    </li>
  );
}

export function LandChangeView({ change, figure }: { readonly change: LandChange; readonly figure: FigureView | undefined }): JSX.Element {
  const { t } = useApp().store;
  return (
    <>
      {figure && <WholeBar change={change} figure={figure} />}
      <h4 class="land-head">{t(W.realisedByClass)}</h4>
      <ClassShares items={change.realised} />
      {change.moves.length > 0 && (
        <>
          <h4 class="land-head">{t(W.largestMoves)}</h4>
          <ul class="land-moves">
            {change.moves.map((move) => (
              <Move key={`${move.before}-${move.after}`} move={move} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
