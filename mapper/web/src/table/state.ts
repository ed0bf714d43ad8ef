// What the attribute table shows: which layer, its filters, its order, and what of it is in view.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { onGrid } from "../pack/grid";
import type { GridBox, Pack } from "../pack/pack";
import { shownPacks } from "../parcels/shown";
import type { Store } from "../store";
import { fieldsOf, type Field } from "./field";
import { isEmpty, maskOf, NO_FILTER, type ColumnFilter, type PackFilter } from "./filter";
import { sorted, type Direction } from "./sort";
import { sortKeys } from "./sort_keys";

const boxOf = ([west, south, east, north]: readonly [number, number, number, number]): GridBox => onGrid({ west, south, east, north });

export interface Sort {
  readonly column: string;
  readonly direction: Direction;
}

/** Column of the pack with the row of the file (docs/pack_format.md). */
const FILE_ROW = "#";
const NO_ROWS = new Uint32Array(0);
const NEXT: Readonly<Record<Direction | "none", Direction | undefined>> = { none: "up", up: "down", down: undefined };

const everything = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => index);

/** Keeps a value for each name, until the things it hangs on change. */
function keeper<T>(): (name: string, hangsOn: readonly unknown[], make: () => T) => T {
  const kept = new Map<string, { readonly hangsOn: readonly unknown[]; readonly value: T }>();
  return (name, hangsOn, make) => {
    const old = kept.get(name);
    if (old && old.hangsOn.every((item, at) => item === hangsOn[at])) return old.value;
    const value = make();
    kept.set(name, { hangsOn, value });
    return value;
  };
}

/** Features of classes that are drawn in full: neither switched off nor faded by another choice. */
function classTest(store: Store, pack: Pack): ((index: number) => boolean) | undefined {
  const off = store.hiddenClasses.value;
  const focus = store.focusClasses.value;
  const shown = pack.view.classes.map((id) => !off.has(id) && (focus.size === 0 || focus.has(id)));
  if (shown.every(Boolean)) return undefined;
  return (index) => shown[pack.classOf(index) - 1] ?? focus.size === 0;
}

/** Packs whose document has been read to the end. */
function readyPacks(store: Store): ReadonlySignal<ReadonlySet<Pack>> {
  const ready = signal<ReadonlySet<Pack>>(new Set());
  for (const pack of store.packs.values()) pack.whenComplete(() => (ready.value = new Set([...ready.peek(), pack])));
  return ready;
}

export class TableState {
  private readonly ready: ReadonlySignal<ReadonlySet<Pack>>;
  private readonly filters = signal<ReadonlyMap<string, PackFilter>>(new Map());
  private readonly sorts = signal<ReadonlyMap<string, Sort>>(new Map());
  private readonly keepFields = keeper<readonly Field[]>();
  private readonly keepKeys = keeper<Float64Array>();
  /** Id of the pack asked for. */
  readonly wanted = signal("");
  readonly inView = signal(false);

  constructor(readonly store: Store) {
    this.ready = readyPacks(store);
    effect(() => {
      const masks = this.masks();
      if (masks.size > 0 || store.masks.peek().size > 0) store.masks.value = masks;
    });
  }

  /** Packs that are drawn: each has a table. */
  readonly packs = computed(() => shownPacks(this.store).flatMap((id) => this.store.packs.get(id) ?? []));
  readonly pack = computed(() => this.packs.value.find(({ id }) => id === this.wanted.value) ?? this.packs.value[0]);
  /** False while the document is still being read. */
  readonly isReady = computed(() => this.pack.value !== undefined && this.ready.value.has(this.pack.value));
  readonly fields = computed(() => (this.pack.value && this.isReady.value ? this.fieldsFor(this.pack.value) : []));
  readonly filter = computed(() => this.filters.value.get(this.pack.value?.id ?? "") ?? NO_FILTER);
  readonly sort = computed(() => this.sorts.value.get(this.pack.value?.id ?? ""));
  private readonly candidates = computed(() => this.passing());
  /** Features of the rows, in their order. */
  readonly rows = computed(() => {
    const keys = this.keys();
    return keys ? sorted(this.candidates.value, keys, this.sort.value?.direction ?? "up") : this.candidates.value;
  });

  setText(text: string): void {
    this.setFilter({ ...this.filter.value, text });
  }

  /** A filter that lets everything pass is none. */
  setColumn(name: string, filter: ColumnFilter | undefined): void {
    const columns = new Map(this.filter.value.columns);
    if (filter && !isEmpty(filter)) columns.set(name, filter);
    else columns.delete(name);
    this.setFilter({ ...this.filter.value, columns });
  }

  clear(): void {
    this.setFilter(NO_FILTER);
  }

  /** Up, down, and back to the order of the file. */
  turn(column: string): void {
    const pack = this.pack.value?.id ?? "";
    const now = this.sort.value?.column === column ? this.sort.value.direction : "none";
    const direction = NEXT[now];
    const sorts = new Map(this.sorts.value);
    if (direction) sorts.set(pack, { column, direction });
    else sorts.delete(pack);
    this.sorts.value = sorts;
  }

  private setFilter(filter: PackFilter): void {
    if (this.pack.value) this.filters.value = new Map(this.filters.value).set(this.pack.value.id, filter);
  }

  private fieldsFor(pack: Pack): readonly Field[] {
    return this.keepFields(pack.id, [pack], () => fieldsOf(pack, this.store.index.landClass));
  }

  /** Features that the filters and the map let pass, in the order of the pack. */
  private passing(): Uint32Array {
    const pack = this.pack.value;
    if (!pack || !this.isReady.value) return NO_ROWS;
    const seen = this.inView.value ? this.store.seen.value : null;
    const all = seen ? pack.featuresIn(boxOf(seen)) : everything(pack.count);
    const mask = this.store.masks.value.get(pack.id);
    const isDrawn = classTest(this.store, pack);
    return mask || isDrawn ? all.filter((index) => (!mask || mask[index] === 1) && (!isDrawn || isDrawn(index))) : all;
  }

  /** What the rows are sorted by; the rows of the file where no column is. */
  private keys(): Float64Array | undefined {
    const pack = this.pack.value;
    if (!pack || !this.isReady.value) return undefined;
    const field = this.fields.value.find(({ view }) => view.name === this.sort.value?.column);
    const language = this.store.language.value;
    if (field) return this.keepKeys(`${pack.id} ${field.view.name}`, [pack, field.isNumber || language], () => sortKeys(field, pack.count, language));
    const row = pack.column(FILE_ROW);
    return row && this.keepKeys(`${pack.id} ${FILE_ROW}`, [pack], () => Float64Array.from({ length: pack.count }, (_, index) => row.number(index)));
  }

  private masks(): ReadonlyMap<string, Uint8Array> {
    const masks = new Map<string, Uint8Array>();
    for (const [id, filter] of this.filters.value) {
      const pack = this.store.packs.get(id);
      const isReady = pack && this.ready.value.has(pack);
      const mask = isReady ? maskOf(this.fieldsFor(pack), pack.count, filter, this.store.language.value) : undefined;
      if (mask) masks.set(id, mask);
    }
    return masks;
  }
}
