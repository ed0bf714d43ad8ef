// Asks for the land within the outline of a unit; nothing where it has none, or no parcels are in the page.
import { batch } from "@preact/signals";
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { hasOutline } from "./pick";
import { S } from "./words";

export function AreaButton({ unit }: { readonly unit: string }): JSX.Element | null {
  const { store } = useApp();
  const hasParcels = store.page.packs.some(({ form, state }) => form === "polygon" && state !== "change");
  if (!hasParcels || !hasOutline(store, unit)) return null;
  const ask = (): void =>
    batch(() => {
      store.mode.value = "map";
      store.areaOf.value = unit;
      store.tool.value = "area";
      store.sheet.value = "peek";
    });
  return (
    <button type="button" class="btn line" onClick={ask}>
      {store.t(S.ofUnit)}
    </button>
  );
}
