// How the features of a pack are coloured now: by class, by what is switched off, looked at or softened.
import { soften } from "../colour/soft";
import type { LandClassView, Words } from "../page_model";
import type { PackedLayer } from "../pack/packed";
import type { Store } from "../store";
import { FADED, NO_CLASS } from "./raster";
import type { Inks } from "./shade";

const KINDS = 512;
const FADED_ALPHA = 0.12;
const NO_CLASS_ALPHA = 0.3;
const NEUTRAL = "#7A858F"; // token `ctl`, seen on both grounds

/** A class as it is drawn; undefined for features without class. */
export interface KindLook {
  readonly fill: string;
  readonly text: string;
  readonly label: Words;
  readonly code: string;
}

export interface Look {
  readonly inks: Inks;
  /** By kind: 1 where it is drawn. */
  readonly shown: Uint8Array;
  /** By class number: 1 where it is faded. */
  readonly faded: Uint8Array;
  readonly kinds: ReadonlyMap<number, KindLook>;
  /** By feature, 1 where the table's filters let it pass. */
  readonly mask: Uint8Array | undefined;
}

/** #RRGGBB as a number for pixels. */
export function inkOf(hex: string, alpha = 1): number {
  const rgb = Number.parseInt(hex.slice(1), 16);
  return (((rgb >> 16) & 255) | (rgb & 0xff00) | ((rgb & 255) << 16) | (Math.round(alpha * 255) << 24)) >>> 0;
}

function kindsOf(store: Store, pack: PackedLayer): ReadonlyMap<number, LandClassView> {
  const found = pack.view.classes.map((id, i) => [i + 1, store.index.landClass.get(id)] as const);
  return new Map(found.flatMap(([kind, view]) => (view ? [[kind, view] as const] : [])));
}

/** The kind that a feature is drawn as. */
export function kindOf(look: Look, pack: PackedLayer, index: number): number {
  const kind = pack.classOf(index) || NO_CLASS;
  if (look.shown[kind] === 0) return 0;
  return look.faded[kind] === 1 || look.mask?.[index] === 0 ? kind + FADED : kind;
}

export function lookOf(store: Store, pack: PackedLayer): Look {
  const classes = kindsOf(store, pack);
  const colour = (hex: string): string => (store.softColours.value ? soften(hex) : hex);
  const focus = store.focusClasses.value;
  const [fills, hatches] = [new Uint32Array(KINDS), new Uint32Array(KINDS)];
  const [shown, faded] = [new Uint8Array(KINDS), new Uint8Array(KINDS)];
  const kinds = new Map<number, KindLook>();
  for (let kind = 1; kind <= NO_CLASS; kind++) {
    const view = classes.get(kind);
    const id = kind === NO_CLASS ? "" : (pack.view.classes[kind - 1] ?? "");
    shown[kind] = store.hiddenClasses.value.has(id) ? 0 : 1;
    faded[kind] = focus.size > 0 && !focus.has(id) ? 1 : 0;
    if (shown[kind] === 0) continue;
    const fill = colour(view?.fill ?? NEUTRAL);
    for (const [at, share] of [[kind, 1], [kind + FADED, FADED_ALPHA]] as const) {
      fills[at] = inkOf(fill, share * (view ? 1 : NO_CLASS_ALPHA));
      hatches[at] = view?.hatch ? inkOf(colour(view.hatch), share) : 0;
    }
    if (view) kinds.set(kind, { fill, text: view.text, label: view.label, code: view.code });
  }
  // the alpha of a line is only for layers without classes, whose fills are faint
  const line = pack.view.classes.length > 0 ? inkOf("#FFFFFF", 0) : inkOf(NEUTRAL, 0.8);
  const inks = { fills, hatches, hasHatch: hatches.some((ink) => ink !== 0), line };
  return { inks, shown, faded, kinds, mask: store.masks.value.get(pack.id) };
}

/** An overview's pixels as kinds. */
export function overviewKinds({ shown, faded }: Look): Uint16Array {
  return Uint16Array.from({ length: NO_CLASS + 1 }, (_, kind) => (kind === 0 || shown[kind] === 0 ? 0 : faded[kind] === 1 ? kind + FADED : kind));
}
