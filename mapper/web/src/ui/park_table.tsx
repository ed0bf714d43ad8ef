// The parks of the region side by side: a row opens the park, a figure its formula.
import type { JSX } from "preact";
import type { ParkCell, ParkRow, Words } from "../page_model";
import { W } from "../words";
import { openUnit, useApp } from "./app_state";
import { opens } from "./figure_parts";

function Cell({ cell }: { readonly cell: ParkCell }): JSX.Element {
  const app = useApp();
  const { t, index } = app.store;
  const figure = index.figure.get(cell.figure);
  if (!figure) {
    return (
      <td class="none" title={t(cell.reason)}>
        {t(W.cannotCompute)}
      </td>
    );
  }
  return (
    <td>
      <button type="button" class={app.store.figure.value === figure.id ? "open" : ""} aria-haspopup="dialog" title={t(figure.label)} {...opens(app, figure.id)}>
        {t(figure.value)}
      </button>
    </td>
  );
}

export function ParkTable({ rows, heads }: { readonly rows: readonly ParkRow[]; readonly heads: readonly Words[] }): JSX.Element {
  const app = useApp();
  const { t, index } = app.store;
  return (
    <table class="park-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{t(W.panel)}</span>
          </th>
          {heads.map((head) => (
            <th key={head.zh} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const unit = index.unit.get(row.unit);
          return (
            <tr key={row.unit}>
              <th scope="row">
                <button type="button" onClick={() => openUnit(app, row.unit)} title={unit && t(unit.name)}>
                  {unit && t(unit.short)}
                </button>
              </th>
              {row.cells.map((cell, at) => (
                <Cell key={at} cell={cell} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
