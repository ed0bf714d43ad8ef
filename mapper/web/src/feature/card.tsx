// What is known of the chosen feature of a packed layer, in place of the unit in the panel.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Pack } from "../pack/pack";
import { fieldsOf, type Field } from "../table/field";
import { Value } from "../table/mark";
import { addressOfNow } from "../ui/address_sync";
import { openUnit, useApp } from "../ui/app_state";
import { useLandClass } from "../ui/class_swatch";
import { copyText } from "../ui/clipboard";
import { Icon } from "../ui/icons";
import { LandName, LandSwatch } from "../ui/land_swatch";
import { CloseButton, CrumbLink } from "../ui/panel_head";
import { closePanelView } from "../ui/panel_state";
import { fill, W } from "../words";
import { areaOf, featureName, valuesOf } from "./facts";
import { F } from "./words";
import { viewOfFeature } from "./zoom";

interface CardProps {
  readonly pack: Pack;
  readonly index: number;
}

/** Columns can be read once the document has been. */
function useComplete(pack: Pack): boolean {
  const [complete, setComplete] = useState(pack.isComplete);
  useEffect(() => {
    setComplete(pack.isComplete);
    pack.whenComplete(() => setComplete(true));
  }, [pack]);
  return complete;
}

function Head({ pack, index }: CardProps): JSX.Element {
  const app = useApp();
  const { page, t } = app.store;
  return (
    <div class="phead">
      <div class="crumb">
        <CrumbLink name={t(pack.view.name)} go={() => closePanelView(app)} />
        <CloseButton />
      </div>
      <h2 tabIndex={-1}>{t(featureName(pack, index))}</h2>
      {page.fictional && <span class="fict-tag">{t(W.fictional)}</span>}
    </div>
  );
}

function Area({ pack, index }: CardProps): JSX.Element | null {
  const { t, language } = useApp().store;
  const area = areaOf(pack, index, language.value);
  if (!area) return null;
  return (
    <p class="feature-area">
      <b>{area.main}</b> {area.unit}
      <span>
        {area.mu} {t(F.mu)}
      </span>
    </p>
  );
}

/** A value that names a unit of the page leads to it. */
function Cell({ field, index }: { readonly field: Field; readonly index: number }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const unit = field.isNumber ? undefined : app.store.index.unit.get(field.key(index));
  if (!unit) return <Value field={field} index={index} />;
  return (
    <button type="button" class="link" onClick={() => openUnit(app, unit.id)}>
      {t(unit.short)}
    </button>
  );
}

function Attributes({ pack, index }: CardProps): JSX.Element {
  const { t, index: known } = useApp().store;
  const fields = useMemo(() => fieldsOf(pack, known.landClass), [pack, known]);
  const { filled, empty } = valuesOf(pack, fields, index);
  return (
    <section class="sec">
      <h3>{t(F.attributes)}</h3>
      <dl class="feature-list">
        {filled.map((field) => (
          <div key={field.view.name}>
            <dt>{t(field.view.title)}</dt>
            <dd>
              <Cell field={field} index={index} />
              {t(field.view.measure_unit) && <small> {t(field.view.measure_unit)}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {empty.length > 0 && <p class="feature-empty">{t(fill(F.empty, { n: empty.length, names: empty.map(({ view }) => t(view.title)).join(t(W.listComma)) }))}</p>}
    </section>
  );
}

function Foot({ pack, index }: CardProps): JSX.Element {
  const app = useApp();
  const { store } = app;
  const { t } = store;
  return (
    <div class="pfoot feature-foot">
      <button type="button" class="btn line" onClick={() => (store.view.value = viewOfFeature(pack, index))}>
        <Icon name="fit" />
        {t(F.zoom)}
      </button>
      <button type="button" class="btn" onClick={() => (store.tableOpen.value = true)}>
        <Icon name="table" />
        {t(F.inTable)}
      </button>
      <button type="button" class="btn sq" title={t(W.copyLink)} aria-label={t(W.copyLink)} onClick={() => void copyText(app, addressOfNow(app))}>
        <Icon name="link" />
      </button>
    </div>
  );
}

function Card({ pack, index }: CardProps): JSX.Element {
  const { store } = useApp();
  const isComplete = useComplete(pack);
  const body = useRef<HTMLDivElement>(null);
  const of = useLandClass(pack.classId(index));
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [pack, index, isComplete]);
  if (!isComplete) return <div class="panel-body feature-empty">{store.t(F.reading)}</div>;
  return (
    <>
      <Head pack={pack} index={index} />
      <div class="panel-body" ref={body}>
        <section class="sec feature-main">
          {of && (
            <p class="land-class" title={store.t(F.class)}>
              <LandSwatch of={of} />
              <LandName of={of} />
            </p>
          )}
          <Area pack={pack} index={index} />
        </section>
        <Attributes pack={pack} index={index} />
        {store.t(pack.view.note) && <p class="feature-empty sec">{store.t(pack.view.note)}</p>}
      </div>
      <Foot pack={pack} index={index} />
    </>
  );
}

export function FeatureCard(): JSX.Element | null {
  const { feature, packs } = useApp().store;
  const chosen = feature.value;
  const pack = chosen ? packs.get(chosen.pack) : undefined;
  return pack && chosen ? <Card pack={pack} index={chosen.index} /> : null;
}
