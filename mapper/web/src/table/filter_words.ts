// A filter in words, for its chip.
import type { Words } from "../page_model";
import { fill } from "../words";
import type { Field } from "./field";
import type { ColumnFilter } from "./filter";
import { T } from "./words";

const plain = (text: string): Words => ({ zh: text, en: text });

function rangeWords(least: number | null, most: number | null): Words {
  if (least !== null && most !== null) return plain(`${least}–${most}`);
  return plain(least === null ? `≤ ${most}` : `≥ ${least}`);
}

export function filterWords(field: Field, filter: ColumnFilter): Words {
  const name = field.view.title;
  if (filter.kind === "text") return fill(plain("{name} “{text}”"), { name, text: filter.text });
  if (filter.kind === "range") return fill(plain("{name} {range}"), { name, range: rangeWords(filter.least, filter.most) });
  const [only] = filter.keys;
  if (filter.keys.size !== 1 || only === undefined) return fill(T.values, { name, n: filter.keys.size });
  return fill({ zh: "{name}：{value}", en: "{name}: {value}" }, { name, value: only === "" ? T.noValue : field.words(only) });
}
