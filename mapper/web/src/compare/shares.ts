// Shares of land as rows and figures like all others: the page holds only their parts and wholes, in hectares.
import type { Compare, ComparedFigure, CompareFrame, CompareRow, CompareShares, FigureView, Words } from "../page_model";
import { plainNumber } from "./numbers";

/** Everything that can be compared on a page. */
export interface Material {
  readonly rows: readonly CompareRow[];
  readonly frames: readonly CompareFrame[];
  /** Computed figures that stand in no panel. */
  readonly figures: readonly FigureView[];
}

const PERCENT = { zh: "%", en: "%" } as const;
const HECTARES = { zh: "公顷", en: "ha" } as const;
const NONE = { zh: "", en: "" } as const;

const each = (make: (language: keyof Words) => string): Words => ({ zh: make("zh"), en: make("en") });

class Builder {
  readonly rows: CompareRow[] = [];
  readonly figures: FigureView[] = [];
  readonly frames: CompareFrame[];

  constructor(private readonly compare: Compare) {
    this.frames = [...compare.frames];
    for (const shares of compare.shares) for (const row of shares.rows) this.addRow(shares, row);
  }

  private addRow(shares: CompareShares, { id, name, part, parts }: CompareShares["rows"][number]): void {
    const frames = new Map<string, number>();
    const figures = this.compare.zones.flatMap((zone, at): ComparedFigure[] => {
      const whole = shares.wholes[at]!;
      if (whole === 0) return [];
      const frame = frames.get(zone.scope) ?? this.frames.push({ indicator: id, unit: "%", measure: "share", status: shares.status, first: "", last: "", scope: zone.scope }) - 1;
      frames.set(zone.scope, frame);
      const value = (100 * parts[at]!) / whole;
      const figure = `${id}/${at}`;
      this.figures.push(this.view(figure, { shares, part, at, value, area: parts[at]!, whole }));
      return [{ figure, unit: zone.unit, frame, value, inexact: false, doubts: [] }];
    });
    const holders = figures.filter(({ value }) => value > 0).map(({ unit }) => unit);
    this.rows.push({ id, section: shares.section, names: { "": name }, figures, gaps: shares.gaps, always: false, holders, group: "", kin: shares.section, stands_in: false });
  }

  private view(id: string, { shares, part, at, value, area, whole }: { shares: CompareShares; part: Words; at: number; value: number; area: number; whole: number }): FigureView {
    const zone = this.compare.zones[at]!;
    const shown = plainNumber(value);
    const numbers = each((language) => `${plainNumber(area)[language]} ${HECTARES[language]} ÷ ${plainNumber(whole)[language]} ${HECTARES[language]} = ${shown[language]} %`);
    const expression = each((language) => `${part[language]} ÷ ${language === "en" ? shares.whole.en.toLowerCase() : shares.whole.zh}`);
    return {
      id, unit: zone.unit, indicator: "", label: part, value: shown, measure_unit: PERCENT, qualifier: NONE, number: value, period: shares.period, period_iso: "", kind: shares.kind,
      source: zone.source, locator: zone.locator, printed: "", mark: "", note: NONE, formula: { expression, numbers, inputs: [], terms: [], rule: NONE, references: [] },
    };
  }
}

const known = new WeakMap<Compare, Material>();

/** Made once for each page. */
export function materialOf(compare: Compare): Material {
  const found = known.get(compare);
  if (found) return found;
  const { rows, frames, figures } = new Builder(compare);
  const material = { rows: [...rows, ...compare.rows], frames, figures: [...compare.figures, ...figures] };
  known.set(compare, material);
  return material;
}
