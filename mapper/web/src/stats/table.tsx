// The table of an area: classes of one layer from the largest, then what balances them to the area.
import type { JSX } from "preact";
import { soften } from "../colour/soft";
import type { LandClassView } from "../page_model";
import type { Store } from "../store";
import { landGround } from "../ui/land_swatch";
import type { AreaStats } from "./area_stats";
import { decimalsOf, fixed, ha, mu, statsRows, type StatsRow } from "./figures";
import { S } from "./words";

const LEAST_SHARE = 0.0005;

/** In the colour that the map shows. */
export function Swatch({ store, of }: { readonly store: Store; readonly of: LandClassView | undefined }): JSX.Element {
  const dressed = of && store.softColours.value ? { ...of, fill: soften(of.fill) } : of;
  return (
    <span class={`land-swatch${of?.hatch ? " hatched" : ""}`} style={dressed ? landGround(dressed) : {}} aria-hidden="true">
      <span>{of && store.t(of.label)}</span>
    </span>
  );
}

function percent(share: number, language: Store["language"]["value"]): string {
  const value = Math.abs(share);
  return value > 0 && value < LEAST_SHARE ? "< 0.1" : fixed(100 * share, 1, language);
}

function Row({ store, row, decimals }: { readonly store: Store; readonly row: StatsRow; readonly decimals: number }): JSX.Element {
  const language = store.language.value;
  const of = store.index.landClass.get(row.landClass);
  const { area_m2 } = row;
  return (
    <tr class={of ? "" : "rest"}>
      <th scope="row">
        <span class="land-class">
          {of && <Swatch store={store} of={of} />}
          {row.code && <span class="land-code">{row.code}</span>}
          <span class="land-name">{store.t(row.name)}</span>
        </span>
      </th>
      {area_m2 === undefined ? (
        <td colSpan={3} class="st-wait">{store.t(S.checking)}</td>
      ) : (
        <>
          <td>{fixed(ha(area_m2), decimals, language)}</td>
          <td>{fixed(mu(area_m2), decimals - 1, language)}</td>
          <td>{percent(row.share, language)}</td>
        </>
      )}
    </tr>
  );
}

export function StatsTable({ store, stats, label }: { readonly store: Store; readonly stats: AreaStats; readonly label: string }): JSX.Element {
  const { t, index, language } = store;
  const decimals = decimalsOf(stats.zone_m2);
  return (
    <div class="st-scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="st-table">
        <thead>
          <tr>
            <th scope="col">{t(S.landClass)}</th>
            <th scope="col">ha</th>
            <th scope="col">{t(S.mu)}</th>
            <th scope="col">%</th>
          </tr>
        </thead>
        <tbody>
          {statsRows(stats, index).map((row) => (
            <Row key={`${row.landClass} ${row.name.en}`} store={store} row={row} decimals={decimals} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t(S.total)}</th>
            <td>{fixed(ha(stats.zone_m2), decimals, language.value)}</td>
            <td>{fixed(mu(stats.zone_m2), decimals - 1, language.value)}</td>
            <td>{fixed(100, 1, language.value)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
