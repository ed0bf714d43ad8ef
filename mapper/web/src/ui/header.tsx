// The header: mark and names, search, and the commands of the page.
import type { JSX } from "preact";
import { W } from "../words";
import { useApp, type Overlay } from "./app_state";
import { Icon, Mark, type IconName } from "./icons";
import { LanguageSwitch, MainMenu, SchemeSwitch, ToolsMenu } from "./menus";
import { SearchBox } from "./search_box";
import { compareName, toggleCompare } from "./tools";

function Brand({ short }: { readonly short: boolean }): JSX.Element {
  const { page, t } = useApp().store;
  return (
    <div class="brand">
      <Mark />
      <div class="brand-words">
        <h1>{t(page.title)}</h1>
        {!short && t(page.subtitle) && <p>{t(page.subtitle)}</p>}
      </div>
      {page.fictional && <span class="fict-tag">{t(W.fictional)}</span>}
    </div>
  );
}

interface CommandProps {
  readonly icon: IconName;
  readonly name: string;
  readonly words?: boolean;
  readonly pressed?: boolean;
  /** Shown as in use, where that is not what the button switches. */
  readonly on?: boolean;
  readonly expanded?: boolean;
  readonly run: () => void;
}

function Command({ icon, name, words = false, pressed, on = pressed, expanded, run }: CommandProps): JSX.Element {
  return (
    <button type="button" class={`btn ${words ? "worded" : "sq"}${on ? " on" : ""}`} title={name} aria-label={name} aria-pressed={pressed} aria-expanded={expanded} onClick={run}>
      <Icon name={icon} />
      {words && <span class="word">{name}</span>}
    </button>
  );
}

function useToggle(overlay: Overlay): { readonly open: boolean; readonly toggle: () => void } {
  const { ui } = useApp();
  const open = ui.overlay.value === overlay;
  return { open, toggle: () => (ui.overlay.value = open ? "" : overlay) };
}

/** A command whose menu hangs below it. */
function MenuCommand({ overlay, children, ...command }: Omit<CommandProps, "run" | "expanded"> & { readonly overlay: Overlay; readonly children: JSX.Element }): JSX.Element {
  const { open, toggle } = useToggle(overlay);
  return (
    <span class="menu-anchor">
      <Command {...command} expanded={open} run={toggle} />
      {open && children}
    </span>
  );
}

function WideTools(): JSX.Element {
  const app = useApp();
  const { t, tool, mode, page } = app.store;
  const print = useToggle("print");
  const help = useToggle("help");
  return (
    <div class="tools">
      {page.compare && <Command icon="compare" name={compareName(app.store)} words pressed={mode.value === "compare"} run={() => toggleCompare(app)} />}
      <MenuCommand icon="measure" name={t(W.measure)} words on={tool.value !== ""} overlay="tools">
        <ToolsMenu />
      </MenuCommand>
      <Command icon="print" name={t(W.print)} words run={print.toggle} />
      <i class="vr" />
      <LanguageSwitch />
      <MenuCommand icon="scheme" name={t(W.scheme)} overlay="scheme">
        <div class="card menu scheme-menu">
          <SchemeSwitch />
        </div>
      </MenuCommand>
      <Command icon="help" name={t(W.help)} run={help.toggle} />
    </div>
  );
}

function PhoneHeader(): JSX.Element {
  const { ui, store } = useApp();
  const { t } = store;
  const search = useToggle("search");
  const tree = useToggle("tree");
  const menu = useToggle("menu");
  if (search.open) {
    return (
      <header class="head searching">
        <Command icon="back" name={t(W.back)} run={search.toggle} />
        <SearchBox />
      </header>
    );
  }
  const openTree = (): void => {
    tree.toggle();
    store.figure.value = "";
    if (ui.overlay.value === "tree" && store.sheet.value === "peek") store.sheet.value = "half";
  };
  return (
    <header class="head">
      <Brand short />
      <div class="grow" />
      <Command icon="search" name={t(W.search)} run={search.toggle} />
      <Command icon="layers" name={t(W.layers)} pressed={tree.open} run={openTree} />
      <span class="menu-anchor">
        <Command icon="menu" name={t(W.menu)} expanded={menu.open} run={menu.toggle} />
        {menu.open && <MainMenu />}
      </span>
    </header>
  );
}

export function Header(): JSX.Element {
  const { ui, store } = useApp();
  const tree = useToggle("tree");
  if (ui.layout.value === "phone") return <PhoneHeader />;
  return (
    <header class="head">
      {ui.layout.value === "drawer" && <Command icon="layers" name={store.t(W.layers)} expanded={tree.open} run={tree.toggle} />}
      <Brand short={false} />
      <div class="grow" />
      <SearchBox />
      <WideTools />
    </header>
  );
}
