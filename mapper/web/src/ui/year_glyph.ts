// Where the members of a spatial structure stand in its 40 x 36 glyph. Counts only: it is no map.
import type { Member, Station } from "../page_model";

export interface GlyphMark {
  readonly form: "dot" | "square" | "hollow";
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Glyph {
  /** A dashed frame stands for a zone whose members are counted but whose border is not published. */
  readonly frame: boolean;
  readonly marks: readonly GlyphMark[];
}

const MIDDLE = { x: 20, y: 18 } as const;

/** Evenly spaced places around the middle of a side. */
function spread(count: number, middle: number, pitch: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => middle + (index - (count - 1) / 2) * pitch);
}

function column(form: GlyphMark["form"], count: number, x: number, outward: number): readonly GlyphMark[] {
  const rows = Math.min(count, 3);
  const pitch = rows > 2 ? 9.5 : 11;
  return Array.from({ length: count }, (_, index) => ({
    form,
    x: x + outward * 8.5 * Math.floor(index / 3),
    y: spread(Math.min(3, count - 3 * Math.floor(index / 3)), MIDDLE.y + 0.5, pitch)[index % 3]!,
    r: 3.5,
  }));
}

/** With a core: the core in the middle, parks to the left, new towns to the right. */
function coreGlyph(forms: readonly GlyphMark["form"][]): Glyph {
  const squares = forms.filter((form) => form === "square").length;
  const rounds = forms.filter((form) => form !== "square");
  const left = column("dot", rounds.length, 6, 1).map((mark, index) => ({ ...mark, form: rounds[index]! }));
  return { frame: false, marks: [{ form: "dot", ...MIDDLE, r: 6.5 }, ...left, ...column("square", squares, 34.5, -1)] };
}

/** Without one: a grid inside the frame, three in a triangle. */
function frameGlyph(forms: readonly GlyphMark["form"][]): Glyph {
  const marks = (places: readonly (readonly [number, number])[], r: number): Glyph => ({
    frame: true,
    marks: forms.map((form, index) => ({ form, x: places[index]![0], y: places[index]![1], r: form === "hollow" ? r - 0.4 : r })),
  });
  if (forms.length === 1) return marks([[20, 18]], 5);
  if (forms.length === 2) return marks([[13, 18], [27, 18]], 4);
  if (forms.length === 3) return marks([[20, 12], [12, 22], [28, 22]], 4);
  const rows = forms.length > 8 ? 3 : 2;
  const columns = Math.ceil(forms.length / rows);
  const xs = spread(columns, MIDDLE.x, Math.min(9, 28 / columns));
  const ys = spread(rows, MIDDLE.y, rows === 2 ? 12 : 8.5);
  const places = forms.map((_, index) => [xs[index % columns]!, ys[Math.floor(index / columns)]!] as const);
  return marks(places, columns > 3 ? 2.8 : 3.6);
}

const FORMS: Readonly<Record<Member["role"], GlyphMark["form"] | null>> = { whole: null, core: null, park: "dot", group: "dot", base: "dot", new_city: "square", unnamed: "hollow" };

export function yearGlyph(station: Pick<Station, "members" | "unnamed">): Glyph {
  const named = station.members.flatMap((member) => FORMS[member.role] ?? []);
  const hollow = Array.from({ length: station.unnamed }, () => "hollow" as const);
  const forms = [...named, ...hollow].slice(0, 12);
  const hasCore = station.members.some((member) => member.role === "core");
  return hasCore ? coreGlyph(forms) : frameGlyph(forms);
}
