// Language, colour scheme, the tools of the map and, on the phone, the menu that holds them with the other commands.
import type { JSX } from "preact";
import type { Language, Scheme } from "../store";
import { W } from "../words";
import { openView, useApp } from "./app_state";
import { Icon, type IconName } from "./icons";
import { RadioGroup } from "./radio";
import { compareName, toggleCompare, toggleTable, toggleTool, toolsOf } from "./tools";

export function LanguageSwitch(): JSX.Element {
  const { language, t } = useApp().store;
  const items = [
    { id: "zh", name: "中文", children: <span lang="zh-CN">中</span> },
    { id: "en", name: "English", children: <span lang="en">EN</span> },
  ];
  return <RadioGroup label={t(W.language)} class="seg" itemClass="seg-item" items={items} value={language.value} choose={(id) => (language.value = id as Language)} />;
}

export function SchemeSwitch(): JSX.Element {
  const { scheme, t } = useApp().store;
  const items = (["system", "light", "dark"] as const).map((id) => ({ id, children: t(W.schemes[id]) }));
  return <RadioGroup label={t(W.scheme)} class="seg" itemClass="seg-item" items={items} value={scheme.value} choose={(id) => (scheme.value = id as Scheme)} />;
}

interface MenuItemProps {
  readonly icon: IconName;
  readonly name: string;
  /** Set for what is on or off. */
  readonly pressed?: boolean;
  readonly run: () => void;
}

export function MenuItem({ icon, name, pressed, run }: MenuItemProps): JSX.Element {
  return (
    <button type="button" class={`menu-item${pressed ? " on" : ""}`} aria-pressed={pressed} onClick={run}>
      <Icon name={icon} />
      {name}
    </button>
  );
}

function ToolItems(): JSX.Element {
  const app = useApp();
  const { store } = app;
  return (
    <>
      {toolsOf(store).map(({ id, name }) => (
        <MenuItem key={id} icon={id} name={store.t(name)} pressed={store.tool.value === id} run={() => toggleTool(app, id)} />
      ))}
    </>
  );
}

export function ToolsMenu(): JSX.Element {
  return (
    <div class="card menu tools-menu">
      <ToolItems />
    </div>
  );
}

export function MainMenu(): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const { t, page } = store;
  return (
    <div class="card menu main-menu">
      <p class="menu-text">{t(page.subtitle)}</p>
      <div class="menu-row">
        <span>{t(W.language)}</span>
        <LanguageSwitch />
      </div>
      <div class="menu-row">
        <span>{t(W.scheme)}</span>
        <SchemeSwitch />
      </div>
      {page.compare && <MenuItem icon="compare" name={compareName(store)} pressed={store.mode.value === "compare"} run={() => toggleCompare(app)} />}
      <ToolItems />
      {page.packs.length > 0 && <MenuItem icon="table" name={t(W.keys.table)} pressed={store.tableOpen.value} run={() => toggleTable(app)} />}
      <MenuItem icon="print" name={t(W.print)} run={() => (ui.overlay.value = "print")} />
      <MenuItem icon="document" name={t(W.sources)} run={() => openView(app, { kind: "sources" })} />
      <MenuItem icon="help" name={t(W.help)} run={() => (ui.overlay.value = "help")} />
    </div>
  );
}
