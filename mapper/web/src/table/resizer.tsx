// The upper edge of the drawer, drawn up and down by pointer or arrow keys.
import type { JSX } from "preact";
import { fill } from "../words";
import { useApp } from "../ui/app_state";
import { T } from "./words";

export const DRAWER_PX = 236;
const LEAST_PX = 140;
const LEAST_MAP_PX = 160;
const STEP_PX = 32;

export const mostHeight = (): number => Math.max(LEAST_PX, window.innerHeight - LEAST_MAP_PX);
export const clampHeight = (height: number): number => Math.round(Math.max(LEAST_PX, Math.min(mostHeight(), height)));

export function Resizer({ height, set }: { readonly height: number; readonly set: (height: number) => void }): JSX.Element {
  const { t } = useApp().store;
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    set(clampHeight(window.innerHeight - event.clientY));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = { ArrowUp: height + STEP_PX, ArrowDown: height - STEP_PX, Home: LEAST_PX, End: mostHeight() };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(clampHeight(next));
  };
  return (
    <div
      class="table-edge"
      role="separator"
      aria-orientation="horizontal"
      aria-label={t(T.resize)}
      aria-valuenow={height}
      aria-valuemin={LEAST_PX}
      aria-valuemax={mostHeight()}
      aria-valuetext={t(fill(T.px, { n: height }))}
      tabIndex={0}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={onKeyDown}
      onDblClick={() => set(DRAWER_PX)}
    />
  );
}
