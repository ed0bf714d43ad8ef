// Breaks a flow of sections into columns between rows, with the heads of a broken list repeated.

/** What may be broken between its children. */
const DIVISIBLE = ".sec:not(:has(> .scope)), ul, table, tbody, .print-flow, .print-rows, .land-lines";
/** What stays with what follows, and is repeated after a break. */
const HEADS = "h3, h4, thead, .print-again";

const bottomOf = (element: Element): number => element.getBoundingClientRect().bottom;

function headsBefore(element: Element): Element[] {
  const before = [...(element.parentElement?.children ?? [])];
  return before.slice(0, before.indexOf(element)).filter((sibling) => sibling.matches(HEADS));
}

const isAfterHeads = (element: Element): boolean => headsBefore(element).length === [...(element.parentElement?.children ?? [])].indexOf(element);

/** The element before which a column of that depth ends, null if all fits. A head never stands alone at the end. */
function breakIn(parent: Element, limit: number): Element | null {
  for (const child of parent.children) {
    if (bottomOf(child) <= limit) continue;
    if (!child.matches(DIVISIBLE)) return child;
    const inner = breakIn(child, limit);
    if (inner) return inner.parentElement === child && isAfterHeads(inner) ? child : inner;
  }
  return null;
}

/** Moves as much as a column of that height holds out of the flow, at least its first part. */
export function take(flow: HTMLElement, height: number): DocumentFragment {
  const limit = flow.getBoundingClientRect().top + height;
  const found = breakIn(flow, limit);
  const end = found === flow.firstElementChild ? (found?.nextElementSibling ?? null) : found;
  const range = document.createRange();
  range.selectNodeContents(flow);
  if (!end) return range.extractContents();
  const repeated: [Element, Node[]][] = [];
  for (let at = end; at.parentElement && at !== flow && at.parentElement !== flow; at = at.parentElement) repeated.push([at.parentElement, headsBefore(at).map((head) => head.cloneNode(true))]);
  range.setEndBefore(end);
  const taken = range.extractContents();
  for (const [parent, heads] of repeated) parent.prepend(...heads);
  return taken;
}
