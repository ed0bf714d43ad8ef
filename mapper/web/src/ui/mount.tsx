// Builds the page around a Folium map: takes the map's element into the shell and starts everything that follows the state.
import type L from "leaflet";
import { render } from "preact";
import { followFeature } from "../feature/choose";
import type { Store } from "../store";
import { followAddress } from "./address_sync";
import { AppContext, createUi, type App } from "./app_state";
import { followChoice } from "./choice";
import { followCover } from "./cover";
import { dressDocument } from "./document";
import { followLayout } from "./layout";
import { Shell } from "./shell";
import { listenForKeys } from "./shortcuts";

function adopt(map: L.Map): HTMLElement {
  const host = document.createElement("div");
  host.className = "pm-map";
  host.append(map.getContainer());
  return host;
}

export function mountApp(store: Store, map: L.Map): void {
  const app: App = { store, ui: createUi() };
  const host = adopt(map);
  followAddress(app);
  followLayout(app);
  followChoice(app);
  followFeature(app);
  dressDocument(app);
  listenForKeys(app, map);

  const root = document.createElement("div");
  root.className = "pm-root";
  document.body.prepend(root);
  render(
    <AppContext.Provider value={app}>
      <Shell host={host} />
    </AppContext.Provider>,
    root,
  );
  followCover(app, map, host);
}
