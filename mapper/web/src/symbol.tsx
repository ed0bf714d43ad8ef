// A symbol exactly as the map, the legend and the lists draw it: 24 px box, disc of radius 11, glyph on a 16 grid.
import type { JSX } from "preact";
import type { Industry, SymbolRef } from "./page_model";

interface SymbolProps {
  readonly symbol: SymbolRef;
  readonly industries: readonly Industry[];
  readonly ghost?: boolean;
}

const SKYLINE = "M7.5 17v-5h3V8h4v4h2.5v5z";
const SAWTOOTH = "M8 15.5V11l4-2.5V11l4-2.5v7z";
const TRIANGLE = "M12 3.5 21.5 20h-19z";
const OUTLINE = "M4 12c0-6 6-8 10-7s7 4 6 8-6 7-10 6-6-3-6-7z";

/** Industry colours are CSS variables, set once from the page's data, so that they follow the scheme. */
function colourOf(symbol: SymbolRef, ghost: boolean): string {
  if (ghost) return "var(--ink-3)";
  return symbol.industry ? `var(--i-${symbol.industry})` : "var(--ink)";
}

function Glyph({ symbol, industries, fill }: { symbol: SymbolRef; industries: readonly Industry[]; fill: string }): JSX.Element {
  const industry = industries.find((item) => item.id === symbol.industry);
  if (industry) return <path d={industry.path} transform="translate(5.2 5.2) scale(.85)" fill={fill} fill-rule="evenodd" />;
  return (
    <text class="sy-letter" x="12" y="16.2" fill={fill}>
      {symbol.letter}
    </text>
  );
}

function Disc({ symbol, industries, ghost }: Required<SymbolProps>): JSX.Element {
  const colour = colourOf(symbol, ghost);
  if (ghost) {
    return (
      <>
        <circle cx="12" cy="12" r="11" fill="var(--halo)" stroke={colour} stroke-width="1.25" stroke-dasharray="2 2" />
        <Glyph symbol={symbol} industries={industries} fill={colour} />
      </>
    );
  }
  if (symbol.form === "leading") {
    return (
      <>
        <circle cx="12" cy="12" r="11" fill={colour} />
        <Glyph symbol={symbol} industries={industries} fill="var(--paper)" />
      </>
    );
  }
  return (
    <>
      <circle cx="12" cy="12" r="10.25" fill="var(--paper)" stroke={colour} stroke-width="1.75" />
      <Glyph symbol={symbol} industries={industries} fill={colour} />
    </>
  );
}

/** An unnamed kind of place keeps its shape when it turns into a ghost: only the ring and the ink change. */
function Square({ path, colour, size, ghost }: { path: string; colour: string; size: number; ghost: boolean }): JSX.Element {
  const at = 12 - size / 2;
  const ink = ghost ? "var(--ink-3)" : colour;
  return (
    <>
      <rect x={at} y={at} width={size} height={size} rx="2" fill="var(--paper)" stroke={ink} stroke-width="1.75" stroke-dasharray={ghost ? "2 2" : undefined} />
      <path d={path} fill={ink} />
    </>
  );
}

function Core({ ghost }: { ghost: boolean }): JSX.Element {
  const ink = ghost ? "var(--ink-3)" : "var(--ink)";
  return (
    <>
      <circle cx="12" cy="12" r="10.25" fill="var(--paper)" stroke={ink} stroke-width="1.75" stroke-dasharray={ghost ? "2 2" : undefined} />
      <circle cx="12" cy="12" r="5.5" fill={ink} />
    </>
  );
}

function Line({ form }: { form: SymbolRef["form"] }): JSX.Element {
  switch (form) {
    case "line-schematic":
      return <path class="sy-schematic" d={OUTLINE} />;
    case "line-surveyed":
      return <path class="sy-surveyed" d={OUTLINE} />;
    case "line-digitised":
      return <path class="sy-digitised" d={OUTLINE} />;
    case "line-illustration":
      return <path class="sy-illustration" d={OUTLINE} />;
    case "line-halo":
      return (
        <>
          <circle class="sy-halo" cx="12" cy="12" r="9" />
          <circle class="sy-centre" cx="12" cy="12" r="2" />
        </>
      );
    case "line-square":
      return <rect class="sy-schematic" x="4" y="4" width="16" height="16" />;
    case "line-district":
      return (
        <>
          <path class="sy-band" d="M1 12h22" />
          <path class="sy-district" d="M1 8h22" />
        </>
      );
    case "line-neighbour":
      return <path class="sy-neighbour" d="M1 12h22" />;
    default:
      return <path class="sy-zone" d="M1 12h22" />;
  }
}

function Body({ symbol, industries, ghost }: Required<SymbolProps>): JSX.Element {
  switch (symbol.form) {
    case "leading":
    case "characteristic":
    case "plain":
    case "line-ghost":
      return <Disc symbol={symbol} industries={industries} ghost={ghost || symbol.form === "line-ghost"} />;
    case "core":
      return <Core ghost={ghost} />;
    case "new_city":
      return <Square path={SKYLINE} colour="var(--ink)" size={16} ghost={ghost} />;
    case "sme":
      return <Square path={SAWTOOTH} colour="var(--ink-2)" size={15} ghost={ghost} />;
    case "firm":
      return <circle cx="12" cy="12" r="4" fill="var(--ink-2)" />;
    case "town":
      return <circle cx="12" cy="12" r="3" fill="var(--halo)" stroke="var(--ink-3)" stroke-width="1.25" />;
    case "seat":
      return (
        <>
          <circle cx="12" cy="12" r="4.5" fill="var(--halo)" stroke="var(--ink)" stroke-width="1.5" />
          <circle cx="12" cy="12" r="2" fill="var(--ink)" />
        </>
      );
    case "finding-error":
      return (
        <>
          <path class="sy-error" d={TRIANGLE} />
          <path class="sy-flag-mark on" d="M12 9.5v4.6M12 16.6v.2" />
        </>
      );
    case "finding-warning":
      return (
        <>
          <path class="sy-warning" d={TRIANGLE} />
          <path class="sy-flag-mark" d="M12 9.5v4.6M12 16.6v.2" />
        </>
      );
    case "finding-note":
      return (
        <>
          <circle class="sy-warning" cx="12" cy="12" r="8" />
          <path class="sy-flag-mark" d="M12 11v4.8M12 8v.2" />
        </>
      );
    case "swatch":
      return <rect x="2" y="5" width="20" height="14" rx="2" fill={symbol.colour} stroke="var(--ctl)" stroke-width=".75" />;
    default:
      return <Line form={symbol.form} />;
  }
}

/** Contents of a symbol for an <svg> or <g> of 24 units. */
export function SymbolBody({ symbol, industries, ghost = false }: SymbolProps): JSX.Element {
  return <Body symbol={symbol} industries={industries} ghost={ghost} />;
}

/** A symbol as a picture of its own, for lists and the legend; the name beside it says what it is. */
export function SymbolIcon(props: SymbolProps & { readonly size?: number }): JSX.Element {
  const { size = 24, ...rest } = props;
  return (
    <svg class="sym" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <SymbolBody {...rest} />
    </svg>
  );
}
