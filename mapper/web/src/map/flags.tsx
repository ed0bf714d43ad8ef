// Symbols of findings on the map: a dot at the place, the symbol of the level aside of it, and how many there are.
import type { JSX } from "preact";
import { SymbolBody } from "../symbol";
import { FLAG_PX, rowOf, type DrawnFinding } from "./findings";

const NUMBER_BASE = 4;

function Flag({ drawn, isFocused }: { readonly drawn: DrawnFinding; readonly isFocused: boolean }): JSX.Element {
  const { finding, at, flag, count, isOpen } = drawn;
  const half = FLAG_PX / 2;
  const form = rowOf(finding) as "finding-error" | "finding-warning" | "finding-note";
  return (
    <g class={`pm-flag${isOpen ? " open" : ""}`} data-finding={finding.id}>
      <path class="flag-lead" d={`M${at.x} ${at.y}L${flag.x} ${flag.y}`} />
      <circle class="flag-at" cx={at.x} cy={at.y} r="3" />
      {(isOpen || isFocused) && <circle class="focus-case" cx={flag.x} cy={flag.y} r={half + 4} />}
      {(isOpen || isFocused) && <circle class="focus-ring" cx={flag.x} cy={flag.y} r={half + 4} />}
      <circle class="pm-hit" cx={flag.x} cy={flag.y} r="16" />
      <g transform={`translate(${flag.x - half} ${flag.y - half}) scale(${FLAG_PX / 24})`}>
        <SymbolBody symbol={{ form, industry: "", letter: "", colour: "" }} industries={[]} />
      </g>
      {count > 1 && (
        <text class="flag-n" x={flag.x + half + 3} y={flag.y + NUMBER_BASE}>
          {count}
        </text>
      )}
    </g>
  );
}

export function Flags({ findings, focused }: { readonly findings: readonly DrawnFinding[]; readonly focused: string }): JSX.Element {
  return (
    <>
      {[...findings].reverse().map((drawn) => (
        <Flag key={drawn.finding.id} drawn={drawn} isFocused={drawn.finding.id === focused} />
      ))}
    </>
  );
}
