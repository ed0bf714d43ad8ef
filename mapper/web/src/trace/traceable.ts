// Which units have land of their own, whose boundary can be traced.
import type { Unit } from "../page_model";

const KINDS: ReadonlySet<string> = new Set(["district", "zone", "park", "group", "new_city", "base"]);

export const isTraceable = (unit: Unit | undefined): boolean => unit !== undefined && !unit.outside && KINDS.has(unit.kind);
