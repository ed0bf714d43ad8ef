// The legend of the printed map: what stands on it, and nothing else.
import type { LandClassView, LegendRow, SymbolRef, Words } from "../page_model";
import type { Picture } from "../map/picture";
import { squareOf } from "../map/square";
import type { Store } from "../store";

export interface LegendItem {
  readonly id: string;
  readonly title: Words;
  readonly symbol: SymbolRef | undefined;
  readonly landClass: LandClassView | undefined;
}

const LINES_OF = { surveyed: "surveyed", digitised: "digitised", schematic: "shapes", share: "shapes", illustration: "illustrations" } as const;

/** Whether something of a row is on the picture. */
function isOn(row: LegendRow, picture: Picture, store: Store): boolean {
  const { units, dots, shapes, rings, towns, findings, view } = picture;
  switch (row.target) {
    case "units":
    case "ghosts":
      return row.units.some((id) => units.some(({ shown }) => shown.unit.id === id && shown.isGhost === (row.target === "ghosts")) || dots.some((dot) => dot.id === id));
    case "shapes":
    case "illustrations":
      return shapes.some(({ shape }) => LINES_OF[shape.line] === row.id || (row.id === row.target && LINES_OF[shape.line] === row.target));
    case "halos":
      return rings.length > 0;
    case "towns":
      return towns.length > 0;
    case "outline":
      return picture.district.flat().some(({ x, y }) => x >= 0 && y >= 0 && x <= view.width && y <= view.height);
    case "findings":
      return findings.length > 0;
    case "square":
      return squareOf(store) !== null;
    default:
      return false;
  }
}

const asItem = ({ id, title, symbol }: LegendRow): LegendItem => ({ id, title, symbol, landClass: undefined });

function classItems({ page }: Store, classes: ReadonlySet<string>): LegendItem[] {
  return page.land_classes.filter(({ id }) => classes.has(id)).map((landClass) => ({ id: landClass.id, title: landClass.name, symbol: undefined, landClass }));
}

function themeItems({ page, thematic }: Store): LegendItem[] {
  const classes = page.thematics.find(({ id }) => id === thematic.value)?.classes ?? [];
  return classes.map(({ label, colour }) => ({ id: label.zh, title: label, symbol: { form: "swatch", industry: "", letter: "", colour }, landClass: undefined }));
}

export function legendOf(store: Store, picture: Picture, classes: ReadonlySet<string>): readonly LegendItem[] {
  const rows = store.shownRows.value.filter((row) => isOn(row, picture, store));
  return [...classItems(store, classes), ...themeItems(store), ...rows.map(asItem)];
}
