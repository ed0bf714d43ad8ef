// Hands the shown rows to the reader as a CSV file.
import { download } from "../download";
import { csvParts } from "./csv";
import type { TableState } from "./state";
import { T } from "./words";

export function downloadRows({ pack, fields, rows, store }: TableState): void {
  const { fictional } = store.page;
  const note = fictional ? { title: T.note, text: T.fictional } : undefined;
  const parts = csvParts(fields.value, rows.value, store.language.value, note);
  download(`${fictional ? "fictional-" : ""}${pack.value?.id ?? "table"}.csv`, "text/csv", parts);
}
