// The button at the foot of a unit's panel that hands over its figures and its outlines.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { download } from "../download";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { MenuItem } from "../ui/menus";
import { unitCsv } from "./unit_csv";
import { geoJsonText, unitFeatures } from "./unit_geojson";
import { E } from "./words";

function ExportMenu({ id, close }: { readonly id: string; readonly close: () => void }): JSX.Element {
  const { store } = useApp();
  const { page, t } = store;
  const name = `${page.fictional ? "fictional-" : ""}${id}`;
  const features = unitFeatures(page, store.outlines.value, id);
  const take = (file: string, type: string, text: string): void => {
    download(file, type, [text]);
    close();
  };
  return (
    <div class="card menu export-menu">
      <MenuItem icon="table" name={t(E.figures)} run={() => take(`${name}.csv`, "text/csv", unitCsv(store, id))} />
      {features.length > 0 && <MenuItem icon="layers" name={t(E.shapes)} run={() => take(`${name}.geojson`, "application/geo+json", geoJsonText(features))} />}
    </div>
  );
}

export function ExportButton({ id }: { readonly id: string }): JSX.Element {
  const { store, ui } = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = ui.overlay.value === "export";
  const close = (): void => {
    ui.overlay.value = "";
    button.current?.focus();
  };
  return (
    <span class="menu-anchor">
      <button type="button" class="btn" ref={button} aria-expanded={isOpen} onClick={() => (ui.overlay.value = isOpen ? "" : "export")}>
        <Icon name="export" />
        {store.t(E.export)}
      </button>
      {isOpen && <ExportMenu id={id} close={close} />}
    </span>
  );
}
