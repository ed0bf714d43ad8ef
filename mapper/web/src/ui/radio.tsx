// A radio group of our own pictures: arrow keys move and choose, one stop for the Tab key.
import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import { rove } from "../roving";

export interface RadioItem {
  readonly id: string;
  readonly name?: string;
  readonly children: ComponentChildren;
}

interface RadioGroupProps {
  readonly label: string;
  readonly items: readonly RadioItem[];
  readonly value: string;
  readonly choose: (id: string) => void;
  readonly class: string;
  readonly itemClass: string;
}

export function RadioGroup({ label, items, value, choose, class: groupClass, itemClass }: RadioGroupProps): JSX.Element {
  const group = useRef<HTMLDivElement>(null);
  const chosen = Math.max(0, items.findIndex((item) => item.id === value));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rove(event.key, chosen, items.length);
    const item = next === undefined ? undefined : items[next];
    if (next === undefined || !item) return;
    event.preventDefault();
    choose(item.id);
    group.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  };

  return (
    <div class={groupClass} role="radiogroup" aria-label={label} ref={group} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="radio"
          class={`${itemClass}${item.id === value ? " on" : ""}`}
          aria-checked={item.id === value}
          aria-label={item.name}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => choose(item.id)}
        >
          {item.children}
        </button>
      ))}
    </div>
  );
}
