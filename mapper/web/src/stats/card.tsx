// The card of an area: how to draw or take an outline, then its land by class, and what can be taken away.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { areaTexts, number } from "../map/measure/format";
import type { CardProps } from "../map/measure/card";
import type { Pack } from "../pack/pack";
import type { Words } from "../page_model";
import type { Store } from "../store";
import { RadioGroup } from "../ui/radio";
import { fill } from "../words";
import type { AreaStats } from "./area_stats";
import { doubt_m2, fixed } from "./figures";
import { unit_m } from "./grid";
import type { Picked } from "./pick";
import type { AreaState } from "./state";
import { StatsTable } from "./table";
import { Takeaway } from "./takeaway";
import { S } from "./words";

interface AreaCardProps extends CardProps {
  readonly state: AreaState;
  /** What the reader has chosen and can take as the area. */
  readonly picks: () => readonly { readonly label: Words; readonly pick: Picked }[];
}

function Drawing({ store, state, picks, set }: AreaCardProps): JSX.Element {
  const { t } = store;
  const { points } = set.value;
  const hint = state.isCrossing.value ? S.crossing : points > 2 ? S.more : S.start;
  return (
    <>
      <p class={state.isCrossing.value ? "mm-none" : "mm-hint"} role="status">{t(hint)}</p>
      {points === 0 &&
        picks().map(({ label, pick }) => (
          <button key={label.en} type="button" class="st-pick" onClick={() => (state.picked.value = pick)}>
            {t(label)}
            <small>{pick.name}</small>
          </button>
        ))}
    </>
  );
}

function spoken({ t, index, language }: Store, zone_m2: number, stats: AreaStats | undefined): string {
  const [most] = stats?.classes ?? [];
  if (!stats) return t(S.computing);
  if (!most) return t(S.empty);
  const name = index.landClass.get(most.landClass)?.name ?? S.unclassified;
  return t(fill(S.spoken, { area: areaTexts(zone_m2, language.value)[0], n: stats.classes.length, name, share: fixed((100 * most.area_m2) / zone_m2, 1, language.value) }));
}

function Notes({ store, stats, state }: { readonly store: Store; readonly stats: AreaStats; readonly state: AreaState }): JSX.Element {
  const { t, language, hiddenClasses, masks } = store;
  const { south, north } = state.zone.value!.box;
  const method = fill(S.method, { grid: unit_m((south + north) / 2).toFixed(2), doubt: number(Math.max(1, doubt_m2(stats)), language.value, 0) });
  return (
    <p class="st-notes">
      {state.picked.value?.isSchematic && <b>{t(S.schematic)}</b>} {t(method)} {hiddenClasses.value.size + masks.value.size > 0 && t(S.allCount)}
    </p>
  );
}

function Head({ store, state }: { readonly store: Store; readonly state: AreaState }): JSX.Element {
  const [main, hectares, mus] = areaTexts(state.zone.value!.area_m2, store.language.value);
  return (
    <div class="st-head">
      <span>{state.picked.value?.name}</span>
      <b>{hectares}</b>
      <small>{mus} · {main}</small>
    </div>
  );
}

function Layers({ store, packs, pack, choose }: { readonly store: Store; readonly packs: readonly Pack[]; readonly pack: string; readonly choose: (id: string) => void }): JSX.Element | null {
  if (packs.length < 2) return null;
  return <RadioGroup label={store.t(S.layer)} class="seg small" itemClass="seg-item" items={packs.map(({ id, view }) => ({ id, children: store.t(view.name) }))} value={pack} choose={choose} />;
}

function Result({ store, state }: { readonly store: Store; readonly state: AreaState }): JSX.Element {
  const { t } = store;
  const [chosen, choose] = useState(state.packs[0]?.id ?? "");
  const stats = state.results.value.get(chosen);
  const zone = state.zone.value!;
  return (
    <>
      <Head store={store} state={state} />
      <p class="mm-said" role="status" aria-live="polite">{spoken(store, zone.area_m2, stats)}</p>
      <Layers store={store} packs={state.packs} pack={chosen} choose={choose} />
      {!stats && <p class="mm-hint">{t(S.computing)}</p>}
      {stats && (stats.classes.length > 0 ? <StatsTable store={store} stats={stats} label={t(S.title)} /> : <p class="emp">{t(S.empty)}</p>)}
      {stats && stats.classes.length > 0 && <Notes store={store} stats={stats} state={state} />}
      <Takeaway store={store} state={state} />
    </>
  );
}

export function AreaCard(props: AreaCardProps): JSX.Element {
  const { store, state, set, undo, clear, done } = props;
  const { t } = store;
  const hasZone = state.zone.value !== null;
  const anew = (): void => {
    state.picked.value = null;
    store.areaOf.value = "";
    clear();
  };
  return (
    <section class={`mm-card st-card${hasZone ? " full" : ""}`} aria-label={t(S.title)} data-clear>
      <h2>
        {t(S.title)}
        {store.page.fictional && <span class="fict-tag">{t(S.fictional)}</span>}
      </h2>
      {hasZone ? <Result store={store} state={state} /> : <Drawing {...props} />}
      <div class="mm-buttons">
        {!hasZone && set.value.points > 0 && <button type="button" onClick={undo}>{t(S.undo)}</button>}
        {state.isHeld.value && <button type="button" onClick={anew}>{t(S.anew)}</button>}
        <button type="button" class="mm-done" onClick={done}>{t(S.done)}</button>
      </div>
    </section>
  );
}
