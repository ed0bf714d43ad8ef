// Features of packed layers as results of the search, once the reader has typed two characters.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Words } from "../page_model";
import { useApp } from "./app_state";
import { FeatureIndex, type FeatureHit } from "./feature_index";
import { matchText, Rank } from "./match";
import type { Hit } from "./search";

const MOST = 8;
const FEWEST_CHARACTERS = 2;
const FEATURE_WEIGHT = 6;
const RANKS = [Rank.exact, Rank.prefix, Rank.inside] as const;

const plain = (text: string): Words => ({ zh: text, en: text });

/** What is found in another column than the name tells the column, and the layer where there are several. */
function kindOf({ pack, column, isName }: FeatureHit, layers: number): Words {
  const { name } = pack.view;
  if (isName) return name;
  return layers < 2 ? column.title : { zh: `${column.title.zh} · ${name.zh}`, en: `${column.title.en} · ${name.en}` };
}

export function hitOfFeature(found: FeatureHit, query: string, layers = 1): Hit {
  return {
    entry: { target: { kind: "feature", pack: found.pack.id, index: found.index }, names: [plain(found.text)], kind: kindOf(found, layers), symbol: null, keys: [], outside: false, weight: FEATURE_WEIGHT },
    rank: RANKS[found.distance],
    label: found.text,
    range: matchText(found.text, query)?.range ?? null,
    matched: found.spelled,
  };
}

/** Puts the index together in pieces, then searches it. */
export function useFeatureHits(query: string): readonly Hit[] {
  const { packs } = useApp().store;
  const [index, setIndex] = useState<FeatureIndex | undefined>(undefined);
  const isStarted = useRef(false);
  const isWanted = query.trim().length >= FEWEST_CHARACTERS && packs.size > 0;
  useEffect(() => {
    if (!isWanted || isStarted.current) return;
    isStarted.current = true;
    const all = [...packs.values()];
    let waiting = all.length;
    const start = (): void => {
      const made = new FeatureIndex(all);
      const go = (): void => void (made.read() ? setIndex(made) : setTimeout(go));
      go();
    };
    for (const pack of all) pack.whenComplete(() => --waiting === 0 && start());
  }, [isWanted]);
  return useMemo(() => (isWanted && index ? index.find(query, MOST).map((hit) => hitOfFeature(hit, query, packs.size)) : []), [query, index, isWanted]);
}
