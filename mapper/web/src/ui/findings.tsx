// Findings: doubts and contradictions, each told in two lines; a click goes to the figure or the unit.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { FindingRest, FindingView } from "../page_model";
import { SymbolIcon } from "../symbol";
import { fill, W } from "../words";
import { useApp } from "./app_state";
import { followFinding } from "./finding_open";
import { Icon } from "./icons";
import { More } from "./more";

const FIRST = 2;

/** Findings in the data have the symbol of the map. */
function FindingIcon({ finding: { level, icon } }: { readonly finding: FindingView }): JSX.Element {
  if (level === "") return <Icon name={icon} />;
  return <SymbolIcon symbol={{ form: `finding-${level}`, industry: "", letter: "", colour: "" }} industries={[]} size={20} />;
}

function Finding({ finding }: { readonly finding: FindingView }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const row = useRef<HTMLButtonElement>(null);
  const isSought = app.ui.finding.value === finding.id;
  const isOpen = app.store.finding.value === finding.id;
  useEffect(() => {
    if (!isSought) return;
    row.current?.scrollIntoView({ block: "nearest" });
    row.current?.focus({ preventScroll: true });
  }, [isSought]);
  return (
    <li>
      <button type="button" ref={row} class={`find${isSought || isOpen ? " sought" : ""}`} aria-current={isOpen || undefined} data-of-finding={finding.id} onClick={() => followFinding(app, finding)} onBlur={() => isSought && (app.ui.finding.value = "")}>
        <FindingIcon finding={finding} />
        <span class="find-words">
          <b>{t(finding.head)}</b>
          <span>{t(finding.text)}</span>
          {t(finding.remedy) && <span>{t(finding.remedy)}</span>}
          {finding.where && <small>{finding.where}</small>}
        </span>
      </button>
    </li>
  );
}

/** Findings that the page only counts. */
function Rest({ rest }: { readonly rest: readonly FindingRest[] }): JSX.Element {
  const { t } = useApp().store;
  const n = rest.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="find-rest">
      <p>{t(fill(W.moreFindings, { n }))}</p>
      <ul>
        {rest.map(({ level, name, count }) => (
          <li key={`${level} ${name.zh}`}>
            {t(name)} {count}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Findings({ findings, rest }: { readonly findings: readonly FindingView[]; readonly rest: readonly FindingRest[] }): JSX.Element {
  const { ui } = useApp();
  const sought = ui.finding.value;
  return (
    <>
      <More items={findings} first={FIRST} words={W.allFindings} wanted={(finding) => finding.id === sought}>
        {(items) => (
          <ul class="finds">
            {items.map((finding) => (
              <Finding key={finding.id} finding={finding} />
            ))}
          </ul>
        )}
      </More>
      {rest.length > 0 && <Rest rest={rest} />}
    </>
  );
}
