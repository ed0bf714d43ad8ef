// Finds features of packed layers by their texts. Each column becomes one long text of its different values, which the
// browser searches faster than it would call a function for each; it is put together bit by bit.
import type { PackColumn } from "../page_model";
import type { Column, Pack } from "../pack/pack";
import { folded, spelling } from "../table/text_match";

/** What is done at once, so that typing never waits. */
const BUDGET_MS = 12;
const BATCH = 500;
/** Spelling out more different texts than this would take too long. */
const MOST_SPELLED = 20_000;

export interface FeatureHit {
  readonly pack: Pack;
  readonly index: number;
  readonly text: string;
  readonly column: PackColumn;
  readonly isName: boolean;
  /** 0 the whole text, 1 its start, 2 inside it. */
  readonly distance: 0 | 1 | 2;
  /** Pinyin or initials that matched in place of the text. */
  readonly spelled: string;
}

const END = "\n";

/** The different values of a column, one a line, with the first feature that has each. */
class ColumnTexts {
  private next = 0;
  private readonly known = new Set<string>();
  private readonly texts: string[] = [];
  private readonly features: number[] = [];
  private readonly lines: string[] = [];
  private readonly spelled: string[] = [];
  private all = "";
  private sounds = "";

  constructor(
    readonly pack: Pack,
    readonly view: PackColumn,
    private readonly values: Column,
  ) {}

  /** Reads on until a time; true when all is read. */
  read(until: number): boolean {
    while (this.next < this.pack.count) {
      const stop = Math.min(this.pack.count, this.next + BATCH);
      for (; this.next < stop; this.next++) this.take(this.values.text(this.next));
      if (performance.now() > until) return false;
    }
    if (this.all === "") this.join();
    return true;
  }

  private take(text: string): void {
    if (text === "" || this.known.has(text)) return;
    this.known.add(text);
    this.texts.push(text);
    this.features.push(this.next);
    this.lines.push(folded(text).replaceAll(END, " "));
    if (this.texts.length <= MOST_SPELLED) this.spelled.push(spelling(text).join(" "));
  }

  private join(): void {
    this.all = END + this.lines.join(END) + END;
    this.sounds = this.spelled.some((text) => text.length > 1) ? END + this.spelled.join(END) + END : "";
  }

  /** Up to so many hits, whole texts and starts of texts first. */
  find(query: string, most: number): readonly FeatureHit[] {
    const found = new Map<number, FeatureHit>();
    const offer = (line: number, spelled: string): void => {
      if (found.has(line)) return;
      const text = this.lines[line]!;
      const distance = text === query ? 0 : text.startsWith(query) || spelled.startsWith(query) ? 1 : 2;
      found.set(line, { pack: this.pack, index: this.features[line]!, text: this.texts[line]!, column: this.view, isName: isName(this.pack, this.view), distance, spelled });
    };
    for (const sought of [END + query + END, END + query, query]) for (const line of linesWith(this.all, sought, most)) offer(line, "");
    for (const sought of [END + query, ` ${query}`]) for (const line of linesWith(this.sounds, sought, most)) offer(line, spelledBy(this.spelled[line]!, query));
    return [...found.values()];
  }
}

const spelledBy = (both: string, query: string): string => both.split(" ").find((text) => text.startsWith(query)) ?? "";

/** Numbers of the first lines that hold a text; a line break before it belongs to its own line. */
function linesWith(all: string, sought: string, most: number): readonly number[] {
  const lines: number[] = [];
  let line = -1;
  let read = 0;
  const shift = sought.startsWith(END) ? 1 : 0;
  for (let at = all.indexOf(sought); at >= 0 && lines.length < most; at = all.indexOf(sought, at + 1)) {
    for (; read < at + shift; read++) if (all.charCodeAt(read) === 10) line++;
    if (lines.at(-1) !== line) lines.push(line);
  }
  return lines;
}

const isName = ({ view }: Pack, { name }: PackColumn): boolean => name === view.id_column || name === view.label_column;

/** Names, and texts that are not codes for something else. */
function isSought(pack: Pack, view: PackColumn): boolean {
  if (isName(pack, view)) return true;
  return view.kind === "text" && !view.hidden && view.name !== pack.view.class_column && Object.keys(view.words).length === 0;
}

/** The same text of the same feature in two columns is one result. */
const isSame = (a: FeatureHit, b: FeatureHit): boolean => a.pack === b.pack && a.index === b.index && a.text === b.text;

export class FeatureIndex {
  private readonly columns: readonly ColumnTexts[];

  constructor(packs: readonly Pack[]) {
    this.columns = packs.flatMap((pack) =>
      pack.view.columns
        .filter((view) => isSought(pack, view))
        .flatMap((view) => {
          const values = pack.column(view.name);
          return values ? [new ColumnTexts(pack, view, values)] : [];
        }),
    );
  }

  /** Does a little of the reading; true when all is read. */
  read(): boolean {
    const until = performance.now() + BUDGET_MS;
    return this.columns.every((column) => column.read(until));
  }

  find(query: string, most: number): readonly FeatureHit[] {
    const wanted = folded(query.trim());
    if (wanted.length < 2) return [];
    const hits = this.columns.flatMap((column) => column.find(wanted, most));
    hits.sort((a, b) => a.distance - b.distance || Number(b.isName) - Number(a.isName));
    return hits.filter((hit, at) => hits.findIndex((other) => isSame(hit, other)) === at).slice(0, most);
  }
}
