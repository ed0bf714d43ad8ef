// Lists of units and of industry clusters, with the symbols of the map.
import type { JSX } from "preact";
import type { Cluster, ClusterSystem, Unit } from "../page_model";
import { SymbolIcon } from "../symbol";
import { fill, W } from "../words";
import { openUnit, openView, useApp } from "./app_state";
import { More } from "./more";
import { openTarget } from "./open_target";

const FIRST_UNITS = 12;

function UnitEntry({ unit }: { readonly unit: Unit }): JSX.Element {
  const app = useApp();
  const { page, t } = app.store;
  return (
    <li>
      <button type="button" class="ent" title={t(unit.name)} onClick={() => openUnit(app, unit.id)}>
        <SymbolIcon symbol={unit.symbol} industries={page.industries} size={20} />
        <span class="t">{t(unit.short)}</span>
      </button>
    </li>
  );
}

export function Units({ units }: { readonly units: readonly Unit[] }): JSX.Element {
  return (
    <More items={units} first={FIRST_UNITS}>
      {(items) => (
        <ul class="ents">
          {items.map((unit) => (
            <UnitEntry key={unit.id} unit={unit} />
          ))}
        </ul>
      )}
    </More>
  );
}

function ClusterEntry({ system, cluster }: { readonly system: ClusterSystem; readonly cluster: Cluster }): JSX.Element {
  const app = useApp();
  const { page, t } = app.store;
  const inside = (
    <>
      <SymbolIcon symbol={cluster.symbol} industries={page.industries} size={20} />
      <span class="t">{t(cluster.name)}</span>
    </>
  );
  if (cluster.units.length === 0) {
    return (
      <li class="ent" title={t(cluster.name)}>
        {inside}
      </li>
    );
  }
  return (
    <li>
      <button type="button" class="ent" title={t(cluster.name)} onClick={() => openTarget(app, { kind: "cluster", system: system.id, id: cluster.id })}>
        {inside}
      </button>
    </li>
  );
}

function System({ system }: { readonly system: ClusterSystem }): JSX.Element {
  const app = useApp();
  const { t, index } = app.store;
  const source = index.source.get(system.source);
  return (
    <div class="system">
      <div class="system-head">
        <h4>{t(system.name)}</h4>
        {system.year && <span class="per">{system.year}</span>}
        {source && (
          <button type="button" class="src" aria-label={t(fill(W.sourceOf, { label: system.name, n: source.number }))} onClick={() => openView(app, { kind: "source", id: source.id })}>
            <b>{source.number || "·"}</b>
          </button>
        )}
      </div>
      {system.clusters.length > 0 && (
        <ul class="ents">
          {system.clusters.map((cluster) => (
            <ClusterEntry key={cluster.id} system={system} cluster={cluster} />
          ))}
        </ul>
      )}
    </div>
  );
}

export function Systems({ owner }: { readonly owner: string }): JSX.Element {
  const { page } = useApp().store;
  return (
    <>
      {page.systems
        .filter((system) => system.owner === owner)
        .map((system) => (
          <System key={system.id} system={system} />
        ))}
    </>
  );
}
