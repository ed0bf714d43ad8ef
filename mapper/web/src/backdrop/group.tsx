// The backdrops in the layer tree: one of them or none.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { RadioGroup } from "../ui/radio";
import { W } from "./words";

export function BackdropGroup(): JSX.Element | null {
  const { page, t, backdrop } = useApp().store;
  if (page.backdrops.length === 0) return null;
  const items = [{ id: "", name: W.none }, ...page.backdrops].map(({ id, name }) => ({
    id,
    children: (
      <>
        <i class="radio" />
        <span class="t">{t(name)}</span>
      </>
    ),
  }));
  const shown = page.backdrops.find((item) => item.id === backdrop.value);
  return (
    <section class="grp thematic">
      <h3 class="row head2 plain">{t(W.title)}</h3>
      <RadioGroup label={t(W.title)} class="thematic-list" itemClass="row kid" items={items} value={backdrop.value} choose={(id) => (backdrop.value = id)} />
      <p class="bd-about">
        {shown && `${shown.attribution} · `}
        {t(W.online)}
        {shown?.datum === "GCJ-02" && ` ${t(W.shifted)}`}
      </p>
    </section>
  );
}
