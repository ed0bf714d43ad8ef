// The sections of a panel, each in the form the page model names.
import type { ComponentChildren, JSX } from "preact";
import type { FigureView, Row, Section } from "../page_model";
import { useApp } from "./app_state";
import { BuiltBar, ShareRow } from "./charts";
import { ScopeChip } from "./chips";
import { Events } from "./events";
import { PanelRow } from "./figure_rows";
import { missingId } from "./figure_open";
import { Findings } from "./findings";
import { More } from "./more";
import { ScopeCard } from "./scope_card";
import { Systems, Units } from "./unit_lists";

const FIRST_ROWS = 8;

export function SectionFrame({ title, aside, children }: { readonly title: string; readonly aside?: ComponentChildren; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="sec">
      <h3>
        {title}
        {aside}
      </h3>
      {children}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const open = useApp().store.figure.value;
  const isOpen = (row: Row): boolean => open !== "" && (row.figures.includes(open) || (row.form === "missing" && missingId(row) === open));
  return (
    <More items={rows} first={FIRST_ROWS} wanted={isOpen}>
      {(items) => (
        <>
          {items.map((row, index) => (
            <PanelRow key={row.figures[0] ?? index} row={row} />
          ))}
        </>
      )}
    </More>
  );
}

function Body({ section, owner }: { readonly section: Section; readonly owner: string }): JSX.Element {
  const { index, page } = useApp().store;
  const figures: readonly FigureView[] = section.figures.flatMap((id) => index.figure.get(id) ?? []);
  switch (section.form) {
    case "rows":
      return <Rows rows={section.rows} />;
    case "built":
      return <BuiltBar figures={figures} />;
    case "shares":
      return (
        <>
          {figures.map((figure, at) => (
            <ShareRow key={figure.id} figure={figure} title={section.captions[at] ?? figure.label} />
          ))}
        </>
      );
    case "scope":
      return <ScopeCard figures={figures} captions={section.captions} />;
    case "units":
      return <Units units={section.units.flatMap((id) => index.unit.get(id) ?? [])} />;
    case "clusters":
      return <Systems owner={owner} />;
    case "findings":
      return <Findings findings={section.findings.flatMap((id) => index.finding.get(id) ?? [])} rest={section.rest} />;
    case "events":
      return <Events events={section.events.flatMap((place) => page.events[place] ?? [])} />;
  }
}

export function PanelSection({ section, owner }: { readonly section: Section; readonly owner: string }): JSX.Element {
  const { t } = useApp().store;
  const aside = t(section.aside);
  return (
    <SectionFrame title={t(section.title)} aside={section.form === "scope" ? <ScopeChip /> : aside && <small>{aside}</small>}>
      <Body section={section} owner={owner} />
    </SectionFrame>
  );
}
