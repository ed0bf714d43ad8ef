// Rows of figures: one figure, several of one indicator on one scale, and a figure that is missing.
import type { JSX } from "preact";
import type { FigureView, Row, Words } from "../page_model";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { CannotComputeChip, DoubtChip, KindChip } from "./chips";
import { missingId } from "./figure_open";
import { OpenButton, opens, SourceButton, Value } from "./figure_parts";

interface FigureRowProps {
  readonly figure: FigureView;
  readonly title: Words;
  /** A chart under the title. */
  readonly chart?: JSX.Element;
  /** Small words beside the kind. */
  readonly aside?: Words;
}

export function FigureRow({ figure, title, chart, aside }: FigureRowProps): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  return (
    <div class={`fig${chart ? " share-row" : ""}${app.store.figure.value === figure.id ? " open" : ""}`} {...opens(app, figure.id)}>
      <div class="l">
        <div>{t(title)}</div>
        {chart}
        <div class="m">
          <span class="per">{t(figure.period)}</span>
          <KindChip kind={figure.kind} />
          <DoubtChip figure={figure} />
          {aside && t(aside) && <span class="ref">{t(aside)}</span>}
        </div>
      </div>
      <div class={/\d/.test(t(figure.value)) ? "v" : "v words"}>
        <Value figure={figure} />
      </div>
      <SourceButton figure={figure} />
    </div>
  );
}

/** What cannot be computed says what it needs, in the row and behind it. */
function UncomputedRow({ row }: { readonly row: Row }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const id = missingId(row);
  return (
    <div class={`fig${app.store.figure.value === id ? " open" : ""}`} {...opens(app, id)}>
      <div class="l">
        <div>{t(row.title)}</div>
        {row.reason && <div class="needs">{t(fill(W.needs, { what: row.reason }))}</div>}
      </div>
      <div class="v na">{t(W.cannotCompute)}</div>
      <OpenButton id={id} number="?" name={t(fill(W.missingOf, { label: row.title }))} />
    </div>
  );
}

function MissingRow({ row }: { readonly row: Row }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const id = missingId(row);
  return (
    <div class={`fig${app.store.figure.value === id ? " open" : ""}`} {...opens(app, id)}>
      <div class="l">
        <div>{t(row.title)}</div>
        <div class="m">
          <CannotComputeChip />
        </div>
      </div>
      <div class="v na">{t(W.notPublished)}</div>
      <OpenButton id={id} number="?" name={t(fill(W.missingOf, { label: row.title }))} />
    </div>
  );
}

/** A target is dashed: it is not yet. */
function Bar({ share, isTarget }: { readonly share: number; readonly isTarget: boolean }): JSX.Element {
  const width = `${(100 * share).toFixed(2)}%`;
  return (
    <svg class="pair-bar" aria-hidden="true">
      <rect class={isTarget ? "bar-target" : "bar-solid"} x="0" y="0" width={width} height="100%" rx="2" />
    </svg>
  );
}

function PairLine({ figure, most, unit }: { readonly figure: FigureView; readonly most: number; readonly unit: boolean }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  return (
    <tr class={app.store.figure.value === figure.id ? "open" : ""} {...opens(app, figure.id)}>
      <th class="per" scope="row">
        {t(figure.period)}
      </th>
      <td>
        <KindChip kind={figure.kind} />
      </td>
      <td class="bar-cell">
        <Bar share={most > 0 ? figure.number / most : 0} isTarget={figure.kind === "target"} />
      </td>
      <td class="v">
        <Value figure={figure} unit={unit} />
      </td>
      <td class="s">
        <SourceButton figure={figure} />
      </td>
    </tr>
  );
}

/** One indicator over time: bars from zero on one scale, the unit once in the title if all share it. */
function PairRow({ figures, title }: { readonly figures: readonly FigureView[]; readonly title: Words }): JSX.Element {
  const { t } = useApp().store;
  const units = new Set(figures.map((figure) => t(figure.measure_unit)));
  const most = Math.max(...figures.map((figure) => figure.number));
  const [unit = ""] = units;
  return (
    <div class="pair">
      <div class="pl">
        {t(title)}
        {units.size === 1 && unit && <small>{unit}</small>}
        {figures.map((figure) => (
          <DoubtChip key={figure.id} figure={figure} />
        ))}
      </div>
      <table aria-label={t(title)}>
        <tbody>
          {figures.map((figure) => (
            <PairLine key={figure.id} figure={figure} most={most} unit={units.size > 1} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PanelRow({ row }: { readonly row: Row }): JSX.Element | null {
  const { index } = useApp().store;
  const figures = row.figures.flatMap((id) => index.figure.get(id) ?? []);
  const [first] = figures;
  if (row.form === "uncomputed") return <UncomputedRow row={row} />;
  if (row.form === "missing") return <MissingRow row={row} />;
  if (row.form === "pair") return <PairRow figures={figures} title={row.title} />;
  return first ? <FigureRow figure={first} title={row.title} aside={row.aside} /> : null;
}
