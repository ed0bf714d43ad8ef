// Below the facts of a zone or the region: what its structure of this year lists differently from another year's.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Station, Words } from "../page_model";
import { fill } from "../words";
import { openUnit, useApp } from "./app_state";
import { SectionFrame } from "./sections";
import { changesBetween, neighbourOf, ROLES, Y, type Changes } from "./station_changes";

function UnitLink({ unit, label }: { readonly unit: string; readonly label: Words }): JSX.Element {
  const app = useApp();
  const { index, t } = app.store;
  if (!index.unit.has(unit)) return <span>{t(label)}</span>;
  return (
    <button type="button" class="link" onClick={() => openUnit(app, unit)}>
      {t(label)}
    </button>
  );
}

function Line({ name, children }: { readonly name: Words; readonly children: ComponentChildren }): JSX.Element {
  const { t } = useApp().store;
  return (
    <>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Units({ name, members }: { readonly name: Words; readonly members: Changes["added"] }): JSX.Element | null {
  if (members.length === 0) return null;
  return (
    <Line name={name}>
      {members.map(({ unit, label }) => (
        <span key={unit} class="change-item">
          <UnitLink unit={unit} label={label} />
        </span>
      ))}
    </Line>
  );
}

function Lines({ changes }: { readonly changes: Changes }): JSX.Element {
  const { t } = useApp().store;
  const { after, added, unnamed, unlisted, roles, renamed, areas } = changes;
  const gone = unnamed.length + unlisted.length;
  return (
    <>
      <dl class="changes">
        <Units name={fill(Y.added, { year: after.year })} members={added} />
        <Units name={fill(Y.unnamed, { year: after.year })} members={unnamed} />
        <Units name={fill(Y.unlisted, { year: after.year })} members={unlisted} />
        {roles.length > 0 && (
          <Line name={Y.roles}>
            {roles.map((item) => (
              <span key={item.unit} class="change-item">
                <UnitLink unit={item.unit} label={item.label} /> {t(ROLES[item.before])} → {t(ROLES[item.after])}
              </span>
            ))}
          </Line>
        )}
        {renamed.length > 0 && (
          <Line name={Y.renamed}>
            {renamed.map((item) => (
              <span key={item.unit} class="change-item" lang="zh-CN">
                {item.before.zh} → {item.after.zh}
              </span>
            ))}
          </Line>
        )}
        {areas && (
          <Line name={Y.areas}>
            {t(areas[0] ?? Y.notPublished)} {areas[0] && areas[1] ? "≠" : "→"} {t(areas[1] ?? Y.notPublished)}
            {areas[0] && areas[1] && <small>{t(Y.areasNote)}</small>}
          </Line>
        )}
      </dl>
      {added.length + gone + roles.length === 0 && <p class="change-note">{t(Y.nothing)}</p>}
      {after.unnamed > 0 && gone > 0 && <p class="change-note">{t(fill(Y.more, { year: after.year, n: after.unnamed }))}</p>}
    </>
  );
}

function Choice({ others, value, choose }: { readonly others: readonly Station[]; readonly value: string; readonly choose: (id: string) => void }): JSX.Element {
  const { t } = useApp().store;
  return (
    <select class="change-year" aria-label={t(Y.against)} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {others.map((station) => (
        <option key={station.id} value={station.id}>
          {station.year}
        </option>
      ))}
    </select>
  );
}

/** Shown with the zone of the structure and with the region. */
export function StationChanges({ owner }: { readonly owner: string }): JSX.Element | null {
  const { page, station, currentStation, t } = useApp().store;
  const [wanted, setWanted] = useState("");
  const now = currentStation.value;
  const others = page.stations.filter(({ id }) => id !== station.value);
  const other = others.find(({ id }) => id === wanted) ?? neighbourOf(page.stations, station.value);
  if (!other || (owner !== now.owner && owner !== page.region)) return null;
  const changes = changesBetween(other, now);
  return (
    <SectionFrame title={t(fill(Y.title, { before: changes.before.year, after: changes.after.year }))} aside={others.length > 1 ? <Choice others={others} value={other.id} choose={setWanted} /> : null}>
      <Lines changes={changes} />
    </SectionFrame>
  );
}
