// The line between planned and current land: a slider over the whole height of the map, and the names of its sides.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Store } from "../store";
import { fill } from "../words";
import { moved, within } from "./keys";
import { S } from "./words";

interface LineProps {
  readonly store: Store;
  readonly left: string;
  readonly right: string;
}

function Caption({ name, side, class: of }: { readonly name: string; readonly side: string; readonly class: string }): JSX.Element {
  return (
    <div class={`swipe-side ${of}`}>
      <div class="card swipe-caption">
        <b>{name}</b>
        <span>{side}</span>
      </div>
    </div>
  );
}

function Slider({ store, left }: { readonly store: Store; readonly left: string }): JSX.Element {
  const { t, swipeAt } = store;
  /** From the line to where it was taken. */
  const held = useRef(0);
  const drag = (event: JSX.TargetedPointerEvent<HTMLElement>): void => {
    const frame = event.currentTarget.parentElement!.getBoundingClientRect();
    swipeAt.value = within((event.clientX - held.current - frame.left) / frame.width);
  };
  const percent = Math.round(100 * swipeAt.value);
  return (
    <div
      class="swipe-line"
      role="slider"
      tabIndex={0}
      aria-label={t(S.line)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t(fill(S.value, { name: left, n: percent }))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const { left: edge, width } = event.currentTarget.getBoundingClientRect();
        held.current = event.clientX - edge - width / 2;
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drag(event)}
      onKeyDown={(event) => {
        const to = event.ctrlKey || event.metaKey || event.altKey ? undefined : moved(swipeAt.value, event.key, event.shiftKey);
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        swipeAt.value = to;
      }}
    >
      <svg class="swipe-handle" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6 4.5 2.5 8 6 11.5M10 4.5 13.5 8 10 11.5" />
      </svg>
    </div>
  );
}

export function SwipeLine({ store, left, right }: LineProps): JSX.Element {
  const { t } = store;
  const isCaptioned = store.tool.value === "";
  return (
    <>
      {isCaptioned && <Caption name={left} side={t(S.left)} class="left" />}
      {isCaptioned && <Caption name={right} side={t(S.right)} class="right" />}
      <Slider store={store} left={left} />
    </>
  );
}
