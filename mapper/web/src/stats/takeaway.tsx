// Takes the statistics away: a table for the clipboard, CSV, and the area as GeoJSON with its results.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { csvText } from "../csv";
import { download } from "../download";
import type { Store } from "../store";
import { write } from "../ui/clipboard";
import { asTabbed, linesOf } from "./figures";
import { zoneGeoJson, type LayerStats } from "./geojson";
import type { AreaState } from "./state";
import { S } from "./words";

const SHOWN_MS = 2000;

function layersOf({ packs, results }: AreaState): readonly LayerStats[] {
  return packs.flatMap(({ id, view }) => {
    const stats = results.value.get(id);
    return stats && stats.classes.length > 0 ? [{ id, name: view.name, edition: view.edition, stats }] : [];
  });
}

export function Takeaway({ store, state }: { readonly store: Store; readonly state: AreaState }): JSX.Element {
  const { t, page, index, language } = store;
  const [isCopied, setCopied] = useState(false);
  const layers = layersOf(state);
  const isDone = state.packs.every(({ id }) => state.results.value.get(id)?.overlaps_m2 !== undefined);
  const note = page.fictional ? t(S.fictional) : "";
  const name = `${page.fictional ? "fictional-" : ""}area`;
  const table = (): ReturnType<typeof linesOf> => linesOf(layers, index, language.value, note);
  const copy = async (): Promise<void> => {
    if (!(await write(asTabbed(table())))) return download(`${name}.tsv`, "text/tab-separated-values", [asTabbed(table())]);
    setCopied(true);
    store.spoken.value = t(S.copied);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  const json = (): string => zoneGeoJson(state.zone.value!.rings, layers, { name: state.picked.value?.name ?? "", fictional: page.fictional, area_method: "ellipsoidal, WGS 84" });
  return (
    <div class="st-take">
      <button type="button" disabled={!isDone} onClick={() => void copy()}>{t(isCopied ? S.copied : S.copy)}</button>
      <button type="button" disabled={!isDone} onClick={() => download(`${name}.csv`, "text/csv", [csvText(table())])}>CSV</button>
      <button type="button" disabled={!isDone} onClick={() => download(`${name}.geojson`, "application/geo+json", [json()])}>GeoJSON</button>
    </div>
  );
}
