// The button that begins tracing the boundary of a unit, for panels and empty states.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { W } from "./words";

export function TraceButton({ unit }: { readonly unit: string }): JSX.Element {
  const { store, ui } = useApp();
  const start = (): void => {
    if (unit) store.chooseUnit(unit);
    ui.overlay.value = "";
    store.sheet.value = "peek";
    store.tool.value = "trace";
  };
  return (
    <button type="button" class="btn line" onClick={start}>
      {store.t(W.title)}
    </button>
  );
}
