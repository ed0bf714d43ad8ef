// The heads of the columns: names, badges, small maps, industries and land use of each unit.
import type { JSX } from "preact";
import type { Cluster, ClusterSystem, Unit } from "../page_model";
import type { Store } from "../store";
import { SymbolIcon } from "../symbol";
import { openUnit, useApp } from "../ui/app_state";
import { Badge } from "../ui/chips";
import { focusSoon } from "../ui/focus";
import { Icon } from "../ui/icons";
import { LandBars } from "../ui/land_mix";
import { fill } from "../words";
import { removeUnit } from "./chosen";
import { C } from "./words";

/** Tiers that a unit is known for. */
const NAMED: ReadonlySet<string> = new Set(["leading", "characteristic", "pillar", "action", "direction"]);

interface Named {
  readonly year: string;
  readonly clusters: readonly Cluster[];
}

/** Industries of the unit's own latest system, else those of the latest system that names it. */
export function industriesOf({ page }: Store, unit: string): Named | null {
  const latest = (systems: readonly ClusterSystem[]): ClusterSystem | undefined => [...systems].sort((a, b) => (a.year < b.year ? 1 : -1))[0];
  const named = (system: ClusterSystem): readonly Cluster[] => system.clusters.filter(({ tier }) => NAMED.has(tier));
  const own = latest(page.systems.filter((system) => system.owner === unit && named(system).length > 0));
  if (own) return { year: own.year, clusters: named(own) };
  const under = latest(page.systems.filter(({ clusters }) => clusters.some(({ units }) => units.includes(unit))));
  return under ? { year: under.year, clusters: under.clusters.filter(({ units }) => units.includes(unit)) } : null;
}

export function UnitHead({ unit }: { readonly unit: Unit }): JSX.Element {
  const app = useApp();
  const { store } = app;
  const { t, page, language, mode } = store;
  const other = language.value === "zh" ? "en" : "zh";
  const badges = page.panels[unit.id]?.badges ?? [];
  const badge = badges.find(({ form }) => form === "dotted") ?? badges[badges.length - 1];
  const open = (): void => {
    mode.value = "map";
    openUnit(app, unit.id);
    focusSoon(".phead h2");
  };
  return (
    <div class="cmp-unit">
      <div class="cmp-names">
        <button type="button" class="cmp-name" title={t(unit.name)} onClick={open}>
          {t(unit.short)}
        </button>
        <small lang={other === "zh" ? "zh-CN" : "en"}>{unit.short[other]}</small>
      </div>
      <div class="cmp-badges">
        {badge && <Badge badge={badge} />}
      </div>
      <button type="button" class="btn sq cmp-x" aria-label={t(fill(C.remove, { name: unit.short }))} title={t(fill(C.remove, { name: unit.short }))} onClick={() => removeUnit(store, unit.id)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Industries({ named }: { readonly named: Named }): JSX.Element {
  const { page, t } = useApp().store;
  return (
    <ul class="cmp-industries">
      {named.clusters.map((cluster) => (
        <li key={cluster.id}>
          <SymbolIcon symbol={cluster.symbol} industries={page.industries} size={20} />
          {t(cluster.name)}
        </li>
      ))}
    </ul>
  );
}

export function IndustriesRow({ units, last }: { readonly units: readonly Unit[]; readonly last: JSX.Element | null }): JSX.Element | null {
  const { store } = useApp();
  const named = units.map(({ id }) => industriesOf(store, id));
  const years = [...new Set(named.flatMap((item) => item?.year ?? []))].sort();
  if (years.length === 0) return null;
  const span = years.length > 1 ? `${years[0]}\u2013${years[years.length - 1]}` : years[0];
  return (
    <tr>
      <th scope="row">
        <b>{store.t(C.industries)}</b>
        <small>{store.language.value === "zh" ? `${span} 年` : span}</small>
      </th>
      {named.map((item, at) => (
        <td key={units[at]!.id}>{item ? <Industries named={item} /> : <NotPublished />}</td>
      ))}
      {last}
    </tr>
  );
}

function NotPublished(): JSX.Element {
  const { t } = useApp().store;
  return <span class="cmp-na">{t({ zh: "未公布", en: "not published" })}</span>;
}

/** Where any of the units has land use: its bars in the plan's colours. */
export function LandRow({ units, last }: { readonly units: readonly Unit[]; readonly last: JSX.Element | null }): JSX.Element | null {
  const { page, t } = useApp().store;
  const mixes = units.map(({ id }) => page.panels[id]?.sections.find(({ land_mix }) => land_mix !== null)?.land_mix ?? null);
  if (mixes.every((mix) => mix === null)) return null;
  return (
    <tr>
      <th scope="row">
        <b>{t(C.land)}</b>
        <small>{t(C.landNote)}</small>
      </th>
      {mixes.map((mix, at) => (
        <td key={units[at]!.id}>{mix ? <LandBars mix={mix} /> : <span class="cmp-na">{t(C.noLand)}</span>}</td>
      ))}
      {last}
    </tr>
  );
}
