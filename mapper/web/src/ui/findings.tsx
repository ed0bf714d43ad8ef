// Findings: doubts and contradictions, each told in two lines; a click goes to the figure or the unit.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { FindingView } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { followFinding } from "./finding_open";
import { Icon } from "./icons";
import { More } from "./more";

const FIRST = 2;

function Finding({ finding }: { readonly finding: FindingView }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const row = useRef<HTMLButtonElement>(null);
  const isSought = app.ui.finding.value === finding.id;
  useEffect(() => {
    if (!isSought) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [isSought]);
  return (
    <li>
      <button type="button" ref={row} class={`find${isSought ? " sought" : ""}`} onClick={() => followFinding(app, finding)} onBlur={() => isSought && (app.ui.finding.value = "")}>
        <Icon name={finding.icon} />
        <span class="find-words">
          <b>{t(finding.head)}</b>
          <span>{t(finding.text)}</span>
        </span>
      </button>
    </li>
  );
}

export function Findings({ findings }: { readonly findings: readonly FindingView[] }): JSX.Element {
  const { ui } = useApp();
  const sought = ui.finding.value;
  return (
    <More items={findings} first={FIRST} words={W.allFindings} wanted={(finding) => finding.id === sought}>
      {(items) => (
        <ul class="finds">
          {items.map((finding) => (
            <Finding key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
    </More>
  );
}
