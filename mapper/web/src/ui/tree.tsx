// The layer tree, which is also the legend: groups, rows as drawn on the map, and the grammar of the lines.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { BackdropGroup } from "../backdrop/group";
import type { LegendGroup } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { ThematicGroup } from "./thematic";
import { Group } from "./tree_group";
import { useTreeKeys } from "./tree_keys";
import { landFirst, shutAtStart, withClasses } from "./tree_state";

/** Groups are shut by the station they belong to, so that a change of year opens its own. */
function useShut(groups: readonly LegendGroup[]): readonly [ReadonlySet<string>, (id: string, shut: boolean) => void, () => void] {
  const { ui, store } = useApp();
  const short = ui.layout.value === "short";
  const start = (): ReadonlySet<string> => shutAtStart(groups, short);
  const [shut, setShut] = useState(start);
  useEffect(() => setShut(start()), [store.station.value, short]);
  const set = (id: string, isShut: boolean): void => {
    const next = new Set(shut);
    if (isShut) next.add(id);
    else next.delete(id);
    setShut(next);
  };
  return [shut, set, () => setShut(start())];
}

/** The editions of the classes, and the grammar of the lines. */
function TreeFoot({ groups }: { readonly groups: readonly LegendGroup[] }): JSX.Element {
  const { t, page } = useApp().store;
  const foots = [...new Set(groups.map((group) => t(group.foot)).filter(Boolean))];
  return (
    <footer class="tree-foot">
      {foots.map((foot) => (
        <p key={foot}>{foot}</p>
      ))}
      {page.units.length > 0 && <p>{t(W.grammar)}</p>}
    </footer>
  );
}

export function LayerTree(): JSX.Element {
  const { store, ui } = useApp();
  const { t } = store;
  const [sought, setSought] = useState("");
  const groups = landFirst(store.currentStation.value.legend).map((group) => withClasses(group, sought, store.index.landClass));
  const [shut, setShut, resetShut] = useShut(groups);
  const { active, setActive, list, onKeyDown } = useTreeKeys(groups, shut, setShut);
  const reset = (): void => {
    store.hidden.value = new Set();
    store.thematic.value = "";
    store.backdrop.value = "";
    store.focusClasses.value = new Set();
    store.opacity.value = 1;
    store.softColours.value = false;
    setSought("");
    resetShut();
  };

  return (
    <>
      <div class="tree-head">
        <h2>{t(W.layers)}</h2>
        <button type="button" class="text-btn" onClick={reset}>
          {t(W.reset)}
        </button>
        {(ui.layout.value === "phone" || ui.layout.value === "drawer") && (
          <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={() => (ui.overlay.value = "")}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="tree-body">
        {store.page.fictional && (
          <div class="fict">
            <Icon name="note" />
            {t(W.fictionalText)}
          </div>
        )}
        <div role="tree" aria-label={t(W.layers)} aria-multiselectable="true" ref={list} onKeyDown={onKeyDown}>
          {groups.map((group) => (
            <Group key={group.id} group={group} tree={{ active, setActive, shut, setShut, sought, setSought }} />
          ))}
        </div>
        <ThematicGroup />
        <BackdropGroup />
      </div>
      <TreeFoot groups={groups} />
    </>
  );
}
