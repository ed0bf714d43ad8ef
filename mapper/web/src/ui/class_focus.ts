// Which classes are looked at: a click takes one alone, with Ctrl it adds or takes away. Pure.

export function nextFocus(focus: ReadonlySet<string>, id: string, adds: boolean): ReadonlySet<string> {
  if (!adds) return focus.size === 1 && focus.has(id) ? new Set() : new Set([id]);
  const next = new Set(focus);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Rows of a group to switch off so that one alone is left; all on again where it already is alone. */
export function onlyOfGroup(rows: readonly string[], row: string, hidden: ReadonlySet<string>): { readonly isOnly: boolean; readonly others: readonly string[] } {
  const others = rows.filter((id) => id !== row);
  return { isOnly: others.length > 0 && !hidden.has(row) && others.every((id) => hidden.has(id)), others };
}
