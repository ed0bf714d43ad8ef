// What is known of the area in hand: its outline, and the statistics of each layer as they come in.
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { crossesItself, EMPTY, type Path } from "../map/measure/path";
import type { Pack } from "../pack/pack";
import { shownPacks } from "../parcels/shown";
import type { Store } from "../store";
import { areaStats, type AreaStats } from "./area_stats";
import type { Picked } from "./pick";
import { inSlices } from "./slices";
import { zoneOf, type Zone } from "./zone";

export interface AreaState {
  readonly path: Signal<Path>;
  /** The outline taken instead of a drawn one. */
  readonly picked: Signal<Picked | null>;
  readonly isCrossing: ReadonlySignal<boolean>;
  readonly isHeld: ReadonlySignal<boolean>;
  readonly zone: ReadonlySignal<Zone | null>;
  /** Layers that have statistics, the one looked at first. */
  readonly packs: readonly Pack[];
  /** By layer, as far as computed. */
  readonly results: Signal<ReadonlyMap<string, AreaStats>>;
  stop(): void;
}

/** Polygons of a state of the land, the shown ones first. */
function packsOf(store: Store): readonly Pack[] {
  const shown = new Set(shownPacks(store));
  const packs = [...store.packs.values()].filter(({ view }) => view.form === "polygon" && view.state !== "change");
  return [...packs].sort((a, b) => Number(shown.has(b.id)) - Number(shown.has(a.id)));
}

async function compute(packs: readonly Pack[], zone: Zone, put: (pack: string, stats: AreaStats) => void, isOn: () => boolean): Promise<void> {
  for (const pack of packs) {
    await new Promise<void>((resolve) => pack.whenComplete(resolve));
    const stats = await inSlices(areaStats(pack, zone), (first) => first && put(pack.id, first), isOn);
    if (!stats) return;
    put(pack.id, stats);
  }
}

export function createAreaState(store: Store): AreaState {
  const path = signal<Path>(EMPTY);
  const picked = signal<Picked | null>(null);
  const results = signal<ReadonlyMap<string, AreaStats>>(new Map());
  const isClosed = computed(() => path.value.state === "area");
  const packs = packsOf(store);
  const zone = computed(() => {
    const { points } = path.value;
    if (picked.value) return zoneOf(picked.value.rings);
    const drawn = isClosed.value && !crossesItself(points) ? zoneOf([points.map(({ lon, lat }) => [lon, lat] as const)]) : null;
    return drawn && drawn.area_m2 > 0 ? drawn : null;
  });
  const isCrossing = computed(() => isClosed.value && !picked.value && zone.value === null);
  const stop = effect(() => {
    const asked = zone.value;
    results.value = new Map();
    const isOn = (): boolean => zone.peek() === asked;
    if (asked) void compute(packs, asked, (id, stats) => isOn() && (results.value = new Map([...results.peek(), [id, stats]])), isOn);
  });
  const isHeld = computed(() => picked.value !== null || isClosed.value);
  return {
    path,
    picked,
    isCrossing,
    isHeld,
    zone,
    packs,
    results,
    stop() {
      stop();
      picked.value = null;
      path.value = EMPTY;
    },
  };
}
