// Long lists begin short: the first items and a button that shows all.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Words } from "../page_model";
import { usePrinted } from "../print/printed";
import { fill, W } from "../words";
import { useApp } from "./app_state";

interface MoreProps<T> {
  readonly items: readonly T[];
  readonly first: number;
  /** Opens the list because it hides something that was asked for. */
  readonly wanted?: (item: T) => boolean;
  readonly words?: Words;
  readonly children: (items: readonly T[]) => JSX.Element;
}

/** Hiding one or two items is not worth a button. */
const SLACK = 2;

export function More<T>({ items, first, wanted, words = W.showAll, children }: MoreProps<T>): JSX.Element {
  const { t } = useApp().store;
  const [isOpen, setOpen] = useState(usePrinted());
  const isLong = items.length > first + SLACK;
  const isWanted = wanted !== undefined && items.slice(first).some(wanted);
  useEffect(() => {
    if (isWanted) setOpen(true);
  }, [isWanted]);
  const isAll = !isLong || isOpen || isWanted;
  return (
    <>
      {children(isAll ? items : items.slice(0, first))}
      {isLong && (
        <button type="button" class="more" aria-expanded={isAll} onClick={() => setOpen(!isAll)}>
          {t(isAll ? W.showLess : fill(words, { n: items.length }))}
        </button>
      )}
    </>
  );
}
