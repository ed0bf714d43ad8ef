// The rules by which two figures may be compared, as parks/comparison has them: a test holds both together.
import type { ComparedFigure, CompareFrame, CompareUnit } from "../page_model";

export type Reason = ComparedFigure["doubts"][number];
export type Standing = "comparable" | "partly" | "not_comparable" | "nothing_to_compare";

/** The weightiest first. */
const REASONS: readonly Reason[] = ["indicator", "scope", "status", "measure", "doubtful", "period", "measure_unit"];
const STATUS_RANK: Readonly<Record<string, number>> = { actual: 2, expected: 1, target: 0 };
const FEWEST = 2;
export const POINTS = "个百分点";
const SHARES: readonly string[] = ["%", POINTS];

export type Frames = readonly CompareFrame[];

export const inOrder = (found: Iterable<Reason>): readonly Reason[] => {
  const set = new Set(found);
  return REASONS.filter((reason) => set.has(reason));
};

/** Why two figures are not comparable, empty where they are. */
function reasonsAgainst(one: ComparedFigure, other: ComparedFigure, frames: Frames): Reason[] {
  const a = frames[one.frame]!;
  const b = frames[other.frame]!;
  const differs = { indicator: a.indicator !== b.indicator, scope: a.scope !== b.scope, status: a.status !== b.status, measure: a.measure !== b.measure };
  const found: Reason[] = [...one.doubts, ...other.doubts];
  for (const [reason, holds] of Object.entries(differs)) if (holds) found.push(reason as Reason);
  if (a.first !== b.first || a.last !== b.last) found.push("period");
  if (a.indicator === b.indicator && a.unit !== b.unit) found.push("measure_unit");
  return found;
}

/** What ranks frames: how many units share one, actual first, the latest. */
function isBetter(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
}

/** The frame that most units share, undefined where no two share one. */
function sharedFrame(figures: readonly ComparedFigure[], frames: Frames): number | undefined {
  const holders = new Map<number, Set<string>>();
  for (const { frame, unit, doubts } of figures) if (doubts.length === 0) holders.set(frame, (holders.get(frame) ?? new Set()).add(unit));
  const rank = (frame: number): readonly (number | string)[] => {
    const { status, last, first, measure, scope } = frames[frame]!;
    return [holders.get(frame)!.size, STATUS_RANK[status] ?? -1, last, first, measure, scope];
  };
  const shared = [...holders.keys()].filter((frame) => holders.get(frame)!.size >= FEWEST);
  return shared.reduce<number | undefined>((best, frame) => (best === undefined || isBetter(rank(frame), rank(best)) ? frame : best), undefined);
}

/** The latest figure of a unit, no target if there is another. */
function latest(figures: readonly ComparedFigure[], frames: Frames): ComparedFigure {
  const rank = ({ frame }: ComparedFigure): readonly (number | string)[] => {
    const { status, last, first } = frames[frame]!;
    return [Number(status !== "target"), last, first];
  };
  return figures.reduce((best, figure) => (isBetter(rank(figure), rank(best)) ? figure : best));
}

const COMPUTED = "computed";
const isWholeYear = ({ first, last }: CompareFrame): boolean => first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`;

/** Computed figures of one period for each unit: the latest that all share, whole years first, else the unit's own latest. */
export function ofCommonPeriod(figures: readonly ComparedFigure[], frames: Frames): readonly ComparedFigure[] {
  const computed = figures.filter(({ frame }) => frames[frame]!.scope === COMPUTED);
  const days = ({ frame }: ComparedFigure): string => `${frames[frame]!.first} ${frames[frame]!.last}`;
  const units = [...new Set(computed.map(({ unit }) => unit))];
  const own = (unit: string): readonly ComparedFigure[] => computed.filter((figure) => figure.unit === unit);
  const isHeldByAll = (figure: ComparedFigure): boolean => units.every((unit) => own(unit).some((other) => days(other) === days(figure)));
  const rank = ({ frame }: ComparedFigure): readonly (number | string)[] => [Number(isWholeYear(frames[frame]!)), frames[frame]!.first, frames[frame]!.last];
  const kept = new Set(
    units.map((unit) => {
      const shared = own(unit).filter(isHeldByAll);
      return (shared.length > 0 ? shared : own(unit)).reduce((best, figure) => (isBetter(rank(figure), rank(best)) ? figure : best));
    }),
  );
  return figures.filter((figure) => kept.has(figure) || !computed.includes(figure));
}

export interface Chosen {
  readonly figure: ComparedFigure;
  readonly isCompared: boolean;
  /** Why it is out of the comparison. */
  readonly reasons: readonly Reason[];
}

/** The figure of each unit that most others can be compared with, and what keeps the rest apart. */
export function choose(figures: readonly ComparedFigure[], units: readonly string[], frames: Frames, familyReason: Reason | null): ReadonlyMap<string, Chosen> {
  const shared = sharedFrame(figures, frames);
  const isShared = (figure: ComparedFigure): boolean => figure.frame === shared && figure.doubts.length === 0;
  const own = units.map((unit) => figures.filter((figure) => figure.unit === unit)).filter((found) => found.length > 0);
  const chosen = own.map((found) => found.find(isShared) ?? latest(found, frames));
  const compared = chosen.filter(isShared);
  const against = (figure: ComparedFigure): readonly Reason[] => {
    const others = (compared.length > 0 ? compared.slice(0, 1) : chosen).filter((other) => other !== figure);
    const found = new Set([...figure.doubts, ...others.flatMap((other) => reasonsAgainst(figure, other, frames))]);
    if (familyReason && found.delete("indicator")) found.add(familyReason);
    return inOrder(found);
  };
  return new Map(chosen.map((figure) => [figure.unit, { figure, isCompared: isShared(figure), reasons: isShared(figure) ? [] : against(figure) }]));
}

export function standingOf(chosen: readonly Chosen[]): Standing {
  const compared = chosen.filter(({ isCompared }) => isCompared).length;
  if (chosen.length < FEWEST) return "nothing_to_compare";
  if (compared < FEWEST) return "not_comparable";
  return compared === chosen.length ? "comparable" : "partly";
}

export interface Difference {
  readonly value: number;
  readonly unit: string;
  /** Percent of the base; null for shares, growth and a base of 0. */
  readonly percent: number | null;
}

/** How far a comparable figure lies from the base; null for what is not exact, and for ranks. */
export function differenceOf(base: Chosen | undefined, other: Chosen | undefined, frames: Frames, units: ReadonlyMap<string, CompareUnit>): Difference | null {
  if (!base?.isCompared || !other?.isCompared || base.figure.inexact || other.figure.inexact) return null;
  const { unit } = frames[base.figure.frame]!;
  if (units.get(unit)?.ordinal) return null;
  const isShare = SHARES.includes(unit);
  const value = other.figure.value - base.figure.value;
  return { value, unit: isShare ? POINTS : unit, percent: isShare || base.figure.value === 0 ? null : (100 * value) / base.figure.value };
}
