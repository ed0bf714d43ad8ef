// Hands the shown rows to the reader as a CSV file.
import { csvParts } from "./csv";
import type { TableState } from "./state";
import { T } from "./words";

export function downloadRows({ pack, fields, rows, store }: TableState): void {
  const { fictional } = store.page;
  const note = fictional ? { title: T.note, text: T.fictional } : undefined;
  const parts = csvParts(fields.value, rows.value, store.language.value, note);
  const url = URL.createObjectURL(new Blob([...parts], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fictional ? "fictional-" : ""}${pack.value?.id ?? "table"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
