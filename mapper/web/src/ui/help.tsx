// Help: the grammar of the lines, the keyboard, and what this page is and is not.
import type { JSX } from "preact";
import type { SymbolRef } from "../page_model";
import { SymbolIcon } from "../symbol";
import { W } from "../words";
import { useApp } from "./app_state";
import { Icon } from "./icons";
import { Modal } from "./modal";
import { Box } from "./tree_row";

const LINES = ["line-surveyed", "line-schematic", "line-halo"] as const;

const KEYS: readonly (readonly [string, keyof typeof W.keys])[] = [
  ["/", "search"],
  ["L", "tree"],
  ["M", "map"],
  ["Y", "years"],
  ["C", "compare"],
  ["P", "print"],
  ["T", "table"],
  ["?", "help"],
  ["Esc", "escape"],
  ["+ − 0", "zoom"],
  ["← ↑ → ↓", "pan"],
  ["Tab", "walk"],
  ["↑ ↓ ← →", "tree2"],
];

function Grammar(): JSX.Element {
  const { page, t } = useApp().store;
  const line = (form: SymbolRef["form"]): SymbolRef => ({ form, industry: "", letter: "", colour: "" });
  return (
    <section class="help-part">
      <h3>{t(W.grammarTitle)}</h3>
      <ul class="help-lines">
        {LINES.map((form) => (
          <li key={form}>
            <SymbolIcon symbol={line(form)} industries={page.industries} />
            {t(W.grammarRows[form])}
          </li>
        ))}
      </ul>
      <p>{t(W.redTitle)}</p>
    </section>
  );
}

function Keyboard(): JSX.Element {
  const { store, ui } = useApp();
  const { t, page } = store;
  const { letters } = ui;
  const keys = KEYS.filter(([, name]) => name !== "table" || page.packs.length > 0);
  return (
    <section class="help-part">
      <h3>{t(W.shortcuts)}</h3>
      <button type="button" class="switch" role="switch" aria-checked={letters.value} onClick={() => (letters.value = !letters.value)}>
        <Box check={letters.value ? "true" : "false"} />
        {t(W.shortcutsSwitch)}
      </button>
      <dl class="help-keys">
        {keys.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(W.keys[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Contents(): JSX.Element {
  const { page, t } = useApp().store;
  const counts = {
    units: page.units.length,
    placed: page.units.filter((unit) => unit.placed).length,
    figures: page.figures.length,
    sources: page.sources.length,
    findings: page.findings.length,
  };
  return (
    <section class="help-part">
      <h3>{t(W.contents)}</h3>
      <dl class="counts">
        {(Object.keys(counts) as (keyof typeof counts)[]).map((name) => (
          <div key={name}>
            <dd>{counts[name]}</dd>
            <dt>{t(W.counts[name])}</dt>
          </div>
        ))}
      </dl>
      <p class="review">{t(W.working)}</p>
      <p>{t(W.workingText)}</p>
    </section>
  );
}

export function Help(): JSX.Element {
  const { store, ui } = useApp();
  const { t } = store;
  const close = (): void => {
    ui.overlay.value = "";
  };
  return (
    <Modal class="dialog help" label={t(W.help)} close={close}>
      <header class="dialog-head">
        <h2>{t(W.help)}</h2>
        <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Grammar />
      <Keyboard />
      <Contents />
    </Modal>
  );
}
