// What stands between the head of a group of classes and its rows: how they are shown, and the heads of the amounts.
import type { JSX } from "preact";
import type { LegendGroup, PackView } from "../page_model";
import { SWIPE, swipeSides } from "../parcels/shown";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { RadioGroup, type RadioItem } from "./radio";
import { L } from "./tree_words";

const LEAST_OPACITY = 20;
const MANY_CLASSES = 20;

/** A choice for each state of the land, and one that shows two of them side by side. */
export function landViews(packs: readonly PackView[]): readonly { readonly id: string; readonly state: "planned" | "current" | "swipe" | "change" }[] {
  const ofState = (state: "planned" | "current" | "change"): { readonly id: string; readonly state: typeof state }[] =>
    packs.filter((pack) => pack.state === state).map(({ id }) => ({ id, state }));
  const swipe = swipeSides(packs) ? [{ id: SWIPE, state: "swipe" as const }] : [];
  return [...ofState("planned"), ...ofState("current"), ...swipe, ...ofState("change")];
}

function StateSwitch(): JSX.Element | null {
  const { page, t, landView } = useApp().store;
  const views = landViews(page.packs);
  if (views.length < 2) return null;
  const items: readonly RadioItem[] = views.map(({ id, state }) => ({ id, children: t(L[state]) }));
  return <RadioGroup label={t(L.state)} class="seg small states" itemClass="seg-item" items={items} value={landView.value} choose={(id) => (landView.value = id)} />;
}

/** The colours of a standard are official; those of other classes are ours. */
function ColourSwitch(): JSX.Element {
  const { page, t, softColours } = useApp().store;
  const isOfficial = page.land_classes.some(({ code }) => code !== "");
  const items = [
    { id: "official", children: t(isOfficial ? L.official : L.full) },
    { id: "soft", children: t(L.soft) },
  ];
  return <RadioGroup label={t(L.colours)} class="seg small" itemClass="seg-item" items={items} value={softColours.value ? "soft" : "official"} choose={(id) => (softColours.value = id === "soft")} />;
}

function Opacity(): JSX.Element {
  const { t, opacity } = useApp().store;
  const percent = Math.round(opacity.value * 100);
  return (
    <label class="opacity">
      <span>{t(L.opacity)}</span>
      <input type="range" min={LEAST_OPACITY} max={100} step={5} value={percent} aria-valuetext={`${percent} %`} onInput={(event) => (opacity.value = Number(event.currentTarget.value) / 100)} />
      <output>{t(fill(L.percent, { n: percent }))}</output>
    </label>
  );
}

/** The table has no bar of its own on the phone. */
function OpenTable(): JSX.Element | null {
  const { store, ui } = useApp();
  if (ui.layout.value !== "phone") return null;
  return (
    <button type="button" class="btn line" onClick={() => (store.tableOpen.value = true)}>
      <Icon name="table" />
      {store.t(L.table)}
    </button>
  );
}

interface LandControlsProps {
  readonly group: LegendGroup;
  /** The first group of classes has what is the same for all. */
  readonly first: boolean;
  readonly sought: string;
  readonly setSought: (text: string) => void;
}

export function LandControls({ group, first, sought, setSought }: LandControlsProps): JSX.Element {
  const { store, ui } = useApp();
  const { t } = store;
  return (
    <div role="treeitem" aria-level={2} aria-label={t(L.display)} class="land-controls">
      {first && (
        <>
          <StateSwitch />
          <div class="land-line-of">
            <ColourSwitch />
            <Opacity />
          </div>
          <OpenTable />
        </>
      )}
      <p class="land-hint">
        {t(ui.layout.value === "phone" ? L.hintTouch : L.hint)}
        {store.focusClasses.value.size > 0 && (
          <button type="button" class="text-btn" onClick={() => (store.focusClasses.value = new Set())}>
            {t(W.allAgain)}
          </button>
        )}
      </p>
      {(group.rows.length > MANY_CLASSES || sought !== "") && (
        <input type="search" class="land-find" placeholder={t(L.find)} aria-label={t(L.find)} value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      )}
      {group.rows.length === 0 && sought !== "" && <p class="land-hint">{t(fill(W.noResult, { q: sought.trim() }))}</p>}
      {group.heads.length > 0 && (
        <div class="land-heads" aria-hidden="true">
          {group.heads.map((head) => (
            <span key={head.zh} class="amount">
              {t(head)}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
