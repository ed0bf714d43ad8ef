// Findings with a place: where each stands in the view, those that would overlap drawn as one.
import type { FindingView } from "../page_model";
import type { Store } from "../store";
import { centred, type Box, type Point } from "./box";
import type { MapView } from "./view";

/** A finding in the data that has a place. */
export interface PlacedFinding extends FindingView {
  readonly lon: number;
  readonly lat: number;
}

export interface DrawnFinding {
  /** The gravest of those drawn as one, or the one that is open. */
  readonly finding: PlacedFinding;
  readonly at: Point;
  /** Middle of the symbol, which stands aside of the place so that it hides nothing there. */
  readonly flag: Point;
  readonly count: number;
  readonly isOpen: boolean;
}

export const FLAG_PX = 20;
const ASIDE = { x: 19, y: -19 };
const NEAR_PX = 30;

export const rowOf = ({ level }: FindingView): string => `finding-${level}`;

export function isPlaced(finding: FindingView): finding is PlacedFinding {
  return finding.lon !== null && finding.lat !== null;
}

/** Findings in rows switched on, and the open one: the page lists the gravest first. */
export function findingsOnMap(store: Store): PlacedFinding[] {
  const shown = new Set(store.shownRows.value.map((row) => row.id));
  return store.page.findings.filter(isPlaced).filter((finding) => shown.has(rowOf(finding)) || finding.id === store.finding.value);
}

interface Group {
  readonly finding: PlacedFinding;
  readonly at: Point;
  count: number;
}

export function drawnFindings(store: Store, view: MapView): DrawnFinding[] {
  const open = store.finding.value;
  const found = findingsOnMap(store);
  const groups: Group[] = [];
  for (const finding of [...found.filter(({ id }) => id === open), ...found.filter(({ id }) => id !== open)]) {
    const at = view.at(finding.lon, finding.lat);
    if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
    const near = groups.find((group) => Math.hypot(group.at.x - at.x, group.at.y - at.y) < NEAR_PX);
    if (near) near.count += 1;
    else groups.push({ finding, at, count: 1 });
  }
  return groups.map((group) => ({ ...group, flag: { x: group.at.x + ASIDE.x, y: group.at.y + ASIDE.y }, isOpen: group.finding.id === open }));
}

/** Room that labels leave to symbol and number. */
export function flagBox({ flag, count }: DrawnFinding): Box {
  const box = centred(flag, FLAG_PX);
  return count > 1 ? { ...box, w: box.w + 8 * String(count).length + 4 } : box;
}
