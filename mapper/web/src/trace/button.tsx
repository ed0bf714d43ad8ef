// The button that begins tracing the boundary of a unit; nothing for units that have none, as firms and towns.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { isTraceable } from "./traceable";
import { W } from "./words";

export function TraceButton({ unit }: { readonly unit: string }): JSX.Element | null {
  const { store, ui } = useApp();
  if (!isTraceable(store.index.unit.get(unit))) return null;
  const start = (): void => {
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
