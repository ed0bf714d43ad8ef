// The frame of the page: header, tree, map and panel, laid out by the width of the window.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { CompareView } from "../compare/view";
import { PrintDialog } from "../print/dialog";
import { PrintSheet } from "../print/sheet";
import { TableDrawer } from "../table/drawer";
import { W } from "../words";
import { isMenu, useApp } from "./app_state";
import { MapGuide } from "./guide";
import { Header } from "./header";
import { Help } from "./help";
import { LiveRegion, Toast, Uncopied } from "./messages";
import { Panel } from "./panel";
import { isPanelOpen } from "./panel_state";
import { PhoneSheet } from "./phone_sheet";
import { SourcePopover } from "./popover";
import { focusTree } from "./shortcuts";
import { LayerTree } from "./tree";
import { Years } from "./years";

/** Narrower than this, the year switch stands its stations as cards. */
const WORDED_YEARS_PX = 700;
/** Between two open drawers there is no room for it at all. */
const LEAST_YEARS_PX = 240;

function Tree(): JSX.Element {
  const { t, page, isSettled } = useApp().store;
  return (
    <nav class={`tree${page.packs.length > 0 ? " parcels" : ""}`} aria-label={t(W.layers)}>
      {isSettled.value && <LayerTree />}
    </nav>
  );
}

/** The map's own element never belongs to a render: it is put in once and stays. */
function MapArea({ host }: { readonly host: HTMLElement }): JSX.Element {
  const { store, ui } = useApp();
  const area = useRef<HTMLElement>(null);
  useLayoutEffect(() => area.current?.prepend(host), [host]);
  const isPhone = ui.layout.value === "phone";
  const canReopen = ui.layout.value === "drawer" && !isPanelOpen(ui);
  return (
    <main class="map-area" aria-label={store.t(W.map)} ref={area}>
      {!isPhone && ui.mapWidth.value >= LEAST_YEARS_PX && <Years cards={ui.mapWidth.value < WORDED_YEARS_PX} />}
      <MapGuide />
      {canReopen && (
        <button type="button" class="card btn show-panel" onClick={() => (ui.panelShut.value = false)}>
          {store.t(W.showPanel)}
        </button>
      )}
    </main>
  );
}

/** A menu closes when the reader points elsewhere. */
function useMenuDismissal(): void {
  const { ui } = useApp();
  useEffect(() => {
    const dismiss = (event: PointerEvent): void => {
      if (isMenu(ui.overlay.value) && !(event.target as Element).closest(".menu-anchor")) ui.overlay.value = "";
    };
    document.addEventListener("pointerdown", dismiss, true);
    return () => document.removeEventListener("pointerdown", dismiss, true);
  }, [ui]);
}

export function Shell({ host }: { readonly host: HTMLElement }): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const layout = ui.layout.value;
  const isPhone = layout === "phone";
  const hasTree = layout !== "phone" && (layout !== "drawer" || ui.overlay.value === "tree");
  useMenuDismissal();
  return (
    <div class={`app ${layout}${store.isSettled.value ? "" : " opening"}`}>
      <button type="button" class="skip" onClick={() => focusTree(app)}>
        {store.t(W.skip)}
      </button>
      <Header />
      {hasTree && <Tree />}
      <MapArea host={host} key="map" />
      {store.page.packs.length > 0 && <TableDrawer />}
      {store.mode.value === "compare" && <CompareView />}
      {!isPhone && isPanelOpen(ui) && <Panel />}
      {isPhone && <PhoneSheet />}
      <SourcePopover />
      {ui.overlay.value === "help" && <Help />}
      {ui.overlay.value === "print" && <PrintDialog />}
      <PrintSheet />
      <Uncopied />
      <Toast />
      <LiveRegion />
    </div>
  );
}
