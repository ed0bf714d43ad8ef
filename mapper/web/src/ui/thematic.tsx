// Thematic layers: one of them or none, each with its classes and the units without data.
import type { JSX } from "preact";
import type { Thematic } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { RadioGroup } from "./radio";

function Swatch({ colour, count, label }: { readonly colour: string; readonly count: number; readonly label: string }): JSX.Element {
  return (
    <li class="class-row">
      <i class={`swatch${colour ? "" : " no-data"}`} style={colour ? { background: colour } : {}} />
      <span class="t">{label}</span>
      <span class="n">{count}</span>
    </li>
  );
}

function Classes({ thematic }: { readonly thematic: Thematic }): JSX.Element {
  const { t } = useApp().store;
  return (
    <ul class="classes">
      {thematic.classes.map((item) => (
        <Swatch key={item.label.zh} colour={item.colour} count={item.units.length} label={t(item.label)} />
      ))}
      {thematic.no_data.length > 0 && <Swatch colour="" count={thematic.no_data.length} label={t(W.noData)} />}
    </ul>
  );
}

export function ThematicGroup(): JSX.Element | null {
  const { store } = useApp();
  const { page, t, thematic } = store;
  if (page.thematics.length === 0) return null;
  const choices = [{ id: "", title: W.thematicNone }, ...page.thematics];
  const items = choices.map(({ id, title }) => ({
    id,
    children: (
      <>
        <i class="radio" />
        <span class="t">{t(title)}</span>
      </>
    ),
  }));
  const shown = page.thematics.find((item) => item.id === thematic.value);
  return (
    <section class="grp thematic">
      <h3 class="row head2 plain">{t(W.thematic)}</h3>
      <RadioGroup label={t(W.thematic)} class="thematic-list" itemClass="row kid" items={items} value={thematic.value} choose={(id) => (thematic.value = id)} />
      {shown && <Classes thematic={shown} />}
    </section>
  );
}
