// The card of a traced boundary: for which unit it is, what it comes to, and what can be done with it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isPhone } from "../map/chrome/cover";
import type { Store } from "../store";
import { Icon } from "../ui/icons";
import { fill } from "../words";
import type { Actions } from "./actions";
import { EXTENTS, extentOf } from "./draft";
import { TraceFigures } from "./figures";
import { SaveForm } from "./save_form";
import { isTraceable } from "./traceable";
import { W } from "./words";
import type { Work } from "./work";

export interface CardProps {
  readonly store: Store;
  readonly work: Work;
  readonly actions: Actions;
}

function About({ store, work }: CardProps): JSX.Element {
  const { page, t } = store;
  const { unit, extent } = work.about.value;
  const units = page.units.filter((item) => isTraceable(item) || item.id === unit);
  const change = (more: object): void => void (work.about.value = { ...work.about.value, ...more });
  return (
    <div class="tr-about">
      <select aria-label={t(W.unit)} value={unit} onChange={(event) => change({ unit: event.currentTarget.value })}>
        <option value="">{t(W.chooseUnit)}</option>
        {units.map(({ id, short }) => (
          <option key={id} value={id}>{t(short)}</option>
        ))}
      </select>
      <select aria-label={t(W.extent)} value={extent} onChange={(event) => change({ extent: extentOf(event.currentTarget.value) })}>
        {EXTENTS.map((item) => (
          <option key={item} value={item}>{t(W.extents[item])}</option>
        ))}
      </select>
    </div>
  );
}

function OpenFile({ store, actions }: CardProps): JSX.Element {
  const open = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    if (file) void actions.open(file);
    input.value = "";
  };
  return (
    <label class="tr-open tr-rare">
      {store.t(W.open)}
      <input type="file" class="sr" accept=".geojson,.json,application/geo+json" onChange={(event) => open(event.currentTarget)} />
    </label>
  );
}

function Start(props: CardProps): JSX.Element {
  const { store, work, actions } = props;
  const { unit, extent } = work.about.value;
  const drawn = (store.index.shapes.get(unit) ?? []).filter((item) => item.line !== "illustration" && item.line !== "share");
  const shape = drawn.find((item) => item.extent === extent) ?? drawn[0];
  return (
    <>
      <p class="mm-hint">{store.t(W.startHint)}</p>
      <div class="tr-buttons">
        <button type="button" class="tr-first" onClick={actions.draw}>{store.t(W.draw)}</button>
        {shape && <button type="button" onClick={() => actions.correct(shape)}>{store.t(W.correct)}</button>}
        <OpenFile {...props} />
      </div>
    </>
  );
}

function Drawing({ store, work, actions }: CardProps): JSX.Element {
  return (
    <>
      <p class="mm-hint">{store.t(work.isHoleWanted.value ? W.holeHint : W.drawHint)} {store.t(W.snapHint)}</p>
      <div class="tr-buttons">
        {work.isDrawing.value && <button type="button" onClick={actions.undo}>{store.t(W.undo)}</button>}
        <button type="button" onClick={actions.cancel}>{store.t(W.cancel)}</button>
        {work.isDrawing.value && <button type="button" class="tr-first" onClick={actions.finish}>{store.t(W.finish)}</button>}
      </div>
    </>
  );
}

function Editing(props: CardProps): JSX.Element {
  const { store, work, actions } = props;
  const { past, future } = work.history.value;
  const [i, n] = work.corner.value;
  const { t } = store;
  return (
    <>
      <p class="mm-hint">{t(W.editHint)}</p>
      <div class="tr-buttons">
        <button type="button" aria-disabled={past.length === 0} onClick={actions.undo}>{t(W.undo)}</button>
        <button type="button" aria-disabled={future.length === 0} onClick={actions.redo}>{t(W.redo)}</button>
        <button type="button" class="tr-rare" onClick={actions.draw}>{t(W.part)}</button>
        <button type="button" class="tr-rare" onClick={actions.wantHole}>{t(W.hole)}</button>
        <button type="button" class="tr-rare" onClick={actions.clear}>{t(W.clear)}</button>
        <OpenFile {...props} />
      </div>
      <div class="tr-corner">
        <button type="button" aria-label={t(W.previous)} title={t(W.previous)} onClick={() => actions.stepCorner(-1)}>‹</button>
        <span aria-live="polite">{t(fill(W.cornerOf, { i: i || "–", n }))}</span>
        <button type="button" aria-label={t(W.next)} title={t(W.next)} onClick={() => actions.stepCorner(1)}>›</button>
        <button type="button" aria-disabled={i === 0} onClick={actions.deleteCorner}>{t(W.remove)}</button>
      </div>
      <SaveForm {...props} />
    </>
  );
}

export function TraceCard(props: CardProps): JSX.Element {
  const { store, work, actions } = props;
  const { t, page, backdrop } = store;
  const [isFolded, setFolded] = useState(false);
  const isBusy = work.isDrawing.value || work.isHoleWanted.value;
  const isEmpty = work.history.value.now.length === 0;
  // on the phone the map is what matters while drawing
  useEffect(() => setFolded(isPhone() && (isBusy || !isEmpty)), [isBusy, isEmpty]);
  const isShifted = page.backdrops.find((item) => item.id === backdrop.value)?.datum === "GCJ-02";
  return (
    <>
      <i class="tr-cross" aria-hidden="true" />
      <section class={`mm-card tr-card${isFolded ? " is-folded" : ""}`} aria-label={t(W.title)} data-clear>
        <div class="tr-head">
          <h2>{t(W.title)}</h2>
          <button type="button" aria-label={t(W.fold)} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}><Icon name={isFolded ? "shut" : "open"} /></button>
          <button type="button" aria-label={t(W.close)} onClick={actions.close}><Icon name="close" /></button>
        </div>
        <About {...props} />
        <TraceFigures {...props} />
        {isBusy ? <Drawing {...props} /> : isEmpty ? <Start {...props} /> : <Editing {...props} />}
        {isShifted && <p class="tr-note">{t(W.gcj)}</p>}
        {work.isHoleWanted.value && work.isOutside.value && <p class="tr-note" role="status">{t(W.notInside)}</p>}
        {work.message.value && <p class="tr-note" role="status">{work.message.value}</p>}
      </section>
    </>
  );
}
