// What the map of differences shows, with the largest changes, each a filter of the classes.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Pack } from "../pack/pack";
import { fixed, ha } from "../stats/figures";
import { Swatch } from "../stats/table";
import type { Store } from "../store";
import { nextFocus } from "../ui/class_focus";
import { fill } from "../words";
import { movesOf, type Move } from "./moves";
import { S } from "./words";

const MOST = 6;
/** On a narrower map the card opens when it is asked to. */
const ROOMY_PX = 1300;

function MoveRow({ store, move }: { readonly store: Store; readonly move: Move }): JSX.Element {
  const { t, index, language, focusClasses } = store;
  const [before, after] = [index.landClass.get(move.before), index.landClass.get(move.after)];
  const names = { before: before?.name ?? S.unclassified, after: after?.name ?? S.unclassified };
  const area = fixed(ha(move.area_m2), 2, language.value);
  const isOn = focusClasses.value.has(move.after);
  return (
    <li>
      <button type="button" class="move" aria-pressed={isOn} aria-label={t(fill(S.becomes, { ...names, ha: area }))} onClick={() => (focusClasses.value = nextFocus(focusClasses.value, move.after, false))}>
        <Swatch store={store} of={before} />
        <span class="land-arrow">→</span>
        <Swatch store={store} of={after} />
        <span class="land-name">{t(names.after)}</span>
        <b>{area}</b>
      </button>
    </li>
  );
}

function Moves({ store, moves }: { readonly store: Store; readonly moves: readonly Move[] }): JSX.Element {
  const { t, language } = store;
  const sum = (of: readonly Move[]): string => fixed(ha(of.reduce((total, move) => total + move.area_m2, 0)), 2, language.value);
  return (
    <>
      <h3>
        {t(S.moves)} <small>ha</small>
      </h3>
      <ol class="moves">
        {moves.slice(0, MOST).map((move) => (
          <MoveRow key={`${move.before} ${move.after}`} store={store} move={move} />
        ))}
      </ol>
      {moves.length > MOST && <p class="moves-sum"><span>{t(fill(S.rest, { n: moves.length - MOST }))}</span><b>{sum(moves.slice(MOST))}</b></p>}
      <p class="moves-sum all"><span>{t(S.total)}</span><b>{sum(moves)}</b></p>
    </>
  );
}

/** The moves, once the document holds them all. */
function useMoves(pack: Pack | undefined): readonly Move[] {
  const [moves, setMoves] = useState<readonly Move[]>([]);
  useEffect(() => pack?.whenComplete(() => setMoves(movesOf(pack))), [pack]);
  return moves;
}

export function ChangeCard({ store, pack, width }: { readonly store: Store; readonly pack: Pack | undefined; readonly width: number }): JSX.Element {
  const { t } = store;
  const [isOpen, setOpen] = useState(width >= ROOMY_PX);
  const moves = useMoves(pack);
  return (
    <section class="card change-card" aria-label={t(S.change)}>
      <h2>
        {t(S.change)}
        <button type="button" class="text-btn" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{t(isOpen ? S.hide : S.show)}</button>
      </h2>
      {isOpen && (
        <>
          <p>{t(pack && t(pack.view.note) ? pack.view.note : S.changed)}</p>
          <p>{t(S.same)}</p>
          {moves.length > 0 && <Moves store={store} moves={moves} />}
        </>
      )}
    </section>
  );
}
