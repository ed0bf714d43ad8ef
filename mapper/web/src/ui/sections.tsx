// The sections of a panel, each in the form the page model names.
import type { ComponentChildren, JSX } from "preact";
import type { FigureView, Row, Section } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { BuiltBar, ShareRow } from "./charts";
import { ScopeChip } from "./chips";
import { Events } from "./events";
import { PanelRow } from "./figure_rows";
import { missingId } from "./figure_open";
import { Findings } from "./findings";
import { LandChangeView } from "./land_change";
import { LandMixTable } from "./land_mix";
import { More } from "./more";
import { ParkTable } from "./park_table";
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

function Rows({ rows, first }: { readonly rows: readonly Row[]; readonly first: number }): JSX.Element {
  const open = useApp().store.figure.value;
  const isOpen = (row: Row): boolean => open !== "" && (row.figures.includes(open) || missingId(row) === open);
  return (
    <More items={rows} first={first || FIRST_ROWS} wanted={isOpen} words={first ? W.showAllFigures : W.showAll}>
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

function Body({ section, owner }: { readonly section: Section; readonly owner: string }): JSX.Element | null {
  const { index, page } = useApp().store;
  const figures: readonly FigureView[] = section.figures.flatMap((id) => index.figure.get(id) ?? []);
  switch (section.form) {
    case "rows":
      return <Rows rows={section.rows} first={section.first} />;
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
    case "land_mix":
      return section.land_mix && <LandMixTable mix={section.land_mix} />;
    case "land_change":
      return section.land_change && <LandChangeView change={section.land_change} figure={figures[0]} />;
    case "parks":
      return <ParkTable rows={section.parks} heads={section.captions} />;
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
      {section.notes.length > 0 && (
        <div class="sec-notes">
          {section.notes.map((note) => (
            <p key={note.zh}>{t(note)}</p>
          ))}
        </div>
      )}
    </SectionFrame>
  );
}
