// What stands on the map: leaders, dots, symbols and names.
import type { JSX } from "preact";
import type { Industry } from "../page_model";
import { SymbolBody } from "../symbol";
import { Flags } from "./flags";
import type { Align } from "./label_request";
import type { Box } from "./box";
import type { Picture } from "./picture";
import type { DrawnUnit } from "./placing";
import { LINE, tagWidth } from "./requests";
import { spacingOf, type Measure } from "./text";
import type { DrawnTown } from "./towns";

/** Radius of the least target, for a finger and for a mouse. */
const TOUCH = 22;
const POINT = 16;
const DISCS = new Set(["leading", "characteristic", "core", "plain", "line-ghost"]);

interface Look {
  readonly industries: readonly Industry[];
  readonly measure: Measure;
  readonly isPhone: boolean;
  readonly hovered: string;
  /** Unit or finding that the keyboard is on. */
  readonly focused: string;
}

const anchorX = (box: Box, align: Align): number => (align === "start" ? box.x : align === "end" ? box.x + box.w : box.x + box.w / 2);

function Leaders({ unit }: { readonly unit: DrawnUnit }): JSX.Element | null {
  const { placed, request, shown } = unit;
  const isAt = placed.leaders.length === 0 && request.anchors.length === 1 && placed.symbol.x === request.anchors[0]!.x && placed.symbol.y === request.anchors[0]!.y;
  if (isAt) return null;
  return (
    <g data-of={shown.unit.id} class={shown.isChosen ? "sel" : undefined}>
      {placed.leaders.map(({ from, to }, i) => (
        <path key={i} class="m-lead" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      ))}
      {request.anchors.map(({ x, y }, i) => (
        <g key={i}>
          <circle class="pm-hit" cx={x} cy={y} r="9" />
          <circle class="m-at" cx={x} cy={y} r="3" />
        </g>
      ))}
    </g>
  );
}

/** Disc of a thematic layer: class colour, or a bare ring without data. */
function Disc({ unit, colour }: { readonly unit: DrawnUnit; readonly colour: string }): JSX.Element {
  const { x, y } = unit.placed.symbol;
  return <circle class={`theme-disc${colour ? "" : " no-data"}`} cx={x} cy={y} r={unit.request.symbol / 2 - 0.5} {...(colour ? { fill: colour } : {})} />;
}

function Symbol({ unit, look }: { readonly unit: DrawnUnit; readonly look: Look }): JSX.Element {
  const { placed, request, shown } = unit;
  const size = request.symbol;
  const { form } = shown.symbol;
  const isDisc = DISCS.has(form);
  return (
    <g transform={`translate(${placed.symbol.x - size / 2} ${placed.symbol.y - size / 2}) scale(${size / 24})`}>
      {isDisc || form === "firm" ? <circle class="sym-case" cx="12" cy="12" r={isDisc ? 13.2 : 6} /> : <rect class="sym-case" x="0" y="0" width="24" height="24" rx="4" />}
      <SymbolBody symbol={shown.symbol} industries={look.industries} ghost={shown.isGhost} />
    </g>
  );
}

function Tag({ words, x, y, measure }: { readonly words: string; readonly x: number; readonly y: number; readonly measure: Measure }): JSX.Element {
  const w = tagWidth(words, measure);
  return (
    <>
      <rect class="tag-r" x={x + 0.5} y={y + 0.5} width={w - 1} height={LINE.tag_h - 1} rx="3" />
      <text class="tag-t" x={x + w / 2} y={y + LINE.name_base}>{words}</text>
    </>
  );
}

function Text({ unit, look }: { readonly unit: DrawnUnit; readonly look: Look }): JSX.Element | null {
  const { placed, words } = unit;
  const said = words[placed.variant];
  const box = placed.text;
  if (!said || !box) return null;
  const { measure } = look;
  const nameWidth = measure(said.name, "name");
  const tagged = said.tag ? LINE.tag_gap + tagWidth(said.tag, measure) : 0;
  const slack = box.w - nameWidth - tagged;
  const left = box.x + (placed.align === "start" ? 0 : placed.align === "end" ? slack : slack / 2);
  const anchor = tagged > 0 ? "start" : placed.align;
  return (
    <>
      <text class="m-name" x={tagged > 0 ? left : anchorX(box, placed.align)} y={box.y + LINE.name_base} text-anchor={anchor}>{said.name}</text>
      {said.tag && <Tag words={said.tag} x={left + nameWidth + LINE.tag_gap} y={box.y - 1} measure={measure} />}
      {said.line && <text class="m-sub" x={anchorX(box, placed.align)} y={box.y + LINE.name + LINE.line_base} text-anchor={placed.align}>{said.line}</text>}
    </>
  );
}

function Unit({ unit, look }: { readonly unit: DrawnUnit; readonly look: Look }): JSX.Element {
  const { placed, request, shown } = unit;
  const { id } = shown.unit;
  const { x, y } = placed.symbol;
  const r = request.symbol / 2;
  const reach = Math.max(r, look.isPhone ? TOUCH : POINT);
  const state = `${shown.isChosen ? " sel" : ""}${shown.isGhost ? " ghost" : ""}${look.hovered === id ? " hov" : ""}`;
  return (
    <g class={`pm-unit${state}`} data-unit={id}>
      {look.focused === id && <circle class="focus-case" cx={x} cy={y} r={r + 5} />}
      {look.focused === id && <circle class="focus-ring" cx={x} cy={y} r={r + 5} />}
      {placed.text && <rect class="pm-hit" x={placed.text.x} y={placed.text.y} width={placed.text.w} height={placed.text.h} />}
      <circle class="pm-hit" cx={x} cy={y} r={reach} />
      {shown.themed ? <Disc unit={unit} colour={shown.themed.colour} /> : <Symbol unit={unit} look={look} />}
      <Text unit={unit} look={look} />
    </g>
  );
}

function TownMark({ at, isSeat }: DrawnTown): JSX.Element {
  if (!isSeat) return <circle class="m-dot" cx={at.x} cy={at.y} r="2.5" />;
  return (
    <>
      <circle class="m-seat-ring" cx={at.x} cy={at.y} r="4.5" />
      <circle class="m-seat-dot" cx={at.x} cy={at.y} r="1.75" />
    </>
  );
}

function Town({ town, look }: { readonly town: DrawnTown; readonly look: Look }): JSX.Element {
  const { id, at, name, isSeat, words, isChosen } = town;
  return (
    <g data-of={id} class={`pm-town${isChosen ? " sel" : ""}${look.hovered === id ? " hov" : ""}`}>
      {look.focused === id && <circle class="focus-ring" cx={at.x} cy={at.y} r="8" />}
      <circle class="pm-hit" cx={at.x} cy={at.y} r="8" />
      <TownMark {...town} />
      {name && (
        <text class={isSeat ? "m-seat" : "m-town"} x={anchorX(name.box, name.align)} y={name.box.y + (isSeat ? 14 : 12)} text-anchor={name.align}>
          {words}
        </text>
      )}
    </g>
  );
}

export function Marks({ picture, look }: { readonly picture: Picture; readonly look: Look }): JSX.Element {
  const { units, towns, neighbourNames, ringCaption, dots, findings } = picture;
  const raised = [...units].sort((a, b) => Number(a.shown.isChosen) - Number(b.shown.isChosen));
  return (
    <>
      {neighbourNames.map(({ words, name }) => (
        <text key={name.id} class="m-nn" letter-spacing={`${spacingOf(words)}em`} x={name.box.x + name.box.w / 2} y={name.box.y + 13}>{words}</text>
      ))}
      {towns.map((town) => (
        <Town key={town.id} town={town} look={look} />
      ))}
      {dots.map(({ id, at }) => (
        <g key={id} data-unit={id} class="pm-unit">
          <circle class="pm-hit" cx={at.x} cy={at.y} r="8" />
          <circle class={`m-firm${look.hovered === id ? " hov" : ""}`} cx={at.x} cy={at.y} r="3.5" />
          {look.focused === id && <circle class="focus-ring" cx={at.x} cy={at.y} r="8" />}
        </g>
      ))}
      {raised.map((unit) => (
        <Leaders key={unit.shown.unit.id} unit={unit} />
      ))}
      {raised.map((unit) => (
        <Unit key={unit.shown.unit.id} unit={unit} look={look} />
      ))}
      {ringCaption && (
        <text class="m-sub sel" x={anchorX(ringCaption.name.box, ringCaption.name.align)} y={ringCaption.name.box.y + 12} text-anchor={ringCaption.name.align}>
          {ringCaption.words}
        </text>
      )}
      <Flags findings={findings} focused={look.focused} />
    </>
  );
}
