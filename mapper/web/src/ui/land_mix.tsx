// Land use by class: a bar for each state, and the classes with their hectares.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { LandArea, LandMix, LandRow } from "../page_model";
import { usePrinted } from "../print/printed";
import { fill, W } from "../words";
import { useApp, type App } from "./app_state";
import { landGround, LandName, LandSwatch } from "./land_swatch";

/** Narrower than this share of the bar, a short label would be clipped, or a white seam would hide the class. */
const LABEL_FROM = 0.075;
const SEAM_FROM = 0.01;

function areaTitle({ t }: App["store"], { ha, mu, share }: LandArea): string {
  return `${t(ha)} ha · ${t(fill(W.mu, { n: mu }))} · ${(100 * share).toFixed(1)} %`;
}

function Segment({ row, at, scale }: { readonly row: LandRow; readonly at: number; readonly scale: number }): JSX.Element | null {
  const { store } = useApp();
  const { t, index } = store;
  const area = row.areas[at];
  const of = index.landClass.get(row.land_class);
  if (!area || !of || area.share === 0) return null;
  const share = area.share / scale;
  const name = [of.code, t(of.name)].filter(Boolean).join(" ");
  return (
    <i class={share < SEAM_FROM ? "thin" : ""} title={`${name}\n${areaTitle(store, area)}`} style={{ ...landGround(of), width: `${(100 * share).toFixed(3)}%` }}>
      {share >= LABEL_FROM && <span>{t(of.label)}</span>}
    </i>
  );
}

export function LandBars({ mix }: { readonly mix: LandMix }): JSX.Element {
  const { t } = useApp().store;
  return (
    <div class="land-bars">
      {mix.bars.map((bar, at) => {
        const scale = Math.max(1, mix.rows.reduce((sum, row) => sum + (row.areas[at]?.share ?? 0), 0));
        return (
          <div key={bar.state} class="land-bar-row">
            <span aria-hidden="true">{t(bar.name)}</span>
            <div class={`land-bar ${bar.state}`} role="img" aria-label={t(bar.spoken)}>
              {mix.rows.map((row) => (
                <Segment key={row.land_class} row={row} at={at} scale={scale} />
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Cells({ areas }: { readonly areas: readonly LandArea[] }): JSX.Element {
  const { store } = useApp();
  return (
    <>
      {areas.map((area, at) =>
        store.t(area.ha) ? (
          <td key={at} title={areaTitle(store, area)}>
            {store.t(area.ha)}
          </td>
        ) : (
          <td key={at} class="none">
            <span aria-hidden="true">–</span>
            <span class="sr">{store.t(W.none)}</span>
          </td>
        ),
      )}
    </>
  );
}

function ClassRow({ row }: { readonly row: LandRow }): JSX.Element {
  const of = useApp().store.index.landClass.get(row.land_class);
  return (
    <tr>
      <th scope="row">
        <span class="land-class">
          <LandSwatch of={of} />
          <LandName of={of} />
        </span>
      </th>
      <Cells areas={row.areas} />
    </tr>
  );
}

/** Classes in the order of the edition; small ones stand as one row until they are asked for. */
export function LandMixTable({ mix }: { readonly mix: LandMix }): JSX.Element {
  const { t } = useApp().store;
  const [isAll, setAll] = useState(usePrinted());
  const minor = mix.rows.filter((row) => row.minor).length;
  const shown = isAll ? mix.rows : mix.rows.filter((row) => !row.minor);
  return (
    <>
      <LandBars mix={mix} />
      <table class="land-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">{t(W.landClass)}</span>
            </th>
            {mix.bars.map((bar) => (
              <th key={bar.state} scope="col">
                {t(bar.name)}
                <small> ha</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <ClassRow key={row.land_class} row={row} />
          ))}
          {minor > 0 && (
            <tr>
              <th scope="row">
                <button type="button" class="more" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
                  {t(isAll ? W.showLess : fill(W.otherClasses, { n: minor }))}
                </button>
              </th>
              {isAll ? mix.rest.map((_, at) => <td key={at} />) : <Cells areas={mix.rest} />}
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(W.total)}</th>
            <Cells areas={mix.bars.map((bar) => bar.total)} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}
