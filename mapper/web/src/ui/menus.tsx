// Language, colour scheme and, on the phone, the menu that holds them with the other commands.
import type { JSX } from "preact";
import type { Language, Scheme } from "../store";
import { W } from "../words";
import { openView, useApp } from "./app_state";
import { Icon, type IconName } from "./icons";
import { RadioGroup } from "./radio";

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

function MenuItem({ icon, name, run }: { readonly icon: IconName; readonly name: string; readonly run: () => void }): JSX.Element {
  return (
    <button type="button" class="menu-item" onClick={run}>
      <Icon name={icon} />
      {name}
    </button>
  );
}

export function MainMenu(): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const { t } = store;
  const measure = (): void => {
    ui.overlay.value = "";
    store.tool.value = store.tool.value === "measure" ? "" : "measure";
    store.sheet.value = "peek";
  };
  return (
    <div class="card menu main-menu">
      <p class="menu-text">{t(store.page.subtitle)}</p>
      <div class="menu-row">
        <span>{t(W.language)}</span>
        <LanguageSwitch />
      </div>
      <div class="menu-row">
        <span>{t(W.scheme)}</span>
        <SchemeSwitch />
      </div>
      <MenuItem icon="measure" name={t(W.measure)} run={measure} />
      <MenuItem icon="document" name={t(W.sources)} run={() => openView(app, { kind: "sources" })} />
      <MenuItem icon="help" name={t(W.help)} run={() => (ui.overlay.value = "help")} />
    </div>
  );
}
