// The print dialog: paper, orientation and what is printed.
import type { JSX } from "preact";
import type { Words } from "../page_model";
import { useApp } from "../ui/app_state";
import { Icon } from "../ui/icons";
import { Modal } from "../ui/modal";
import { RadioGroup } from "../ui/radio";
import { W as Shell } from "../words";
import { comparisonChoice } from "./comparison";
import { contentOf, contentsOf } from "./content";
import type { PrintChoice } from "./paper";
import { W } from "./words";

interface FieldProps {
  readonly name: Words;
  readonly items: readonly { readonly id: string; readonly words: Words | string }[];
  readonly value: string;
  readonly choose: (id: string) => void;
}

function Field({ name, items, value, choose }: FieldProps): JSX.Element {
  const { t } = useApp().store;
  const shown = items.map(({ id, words }) => ({ id, children: typeof words === "string" ? words : t(words) }));
  return (
    <div class="print-field">
      <span aria-hidden="true">{t(name)}</span>
      <RadioGroup label={t(name)} class="seg" itemClass="seg-item" items={shown} value={value} choose={choose} />
    </div>
  );
}

const ORIENTATIONS = (["landscape", "portrait"] as const).map((id) => ({ id, words: W[id] }));

export function PrintDialog(): JSX.Element {
  const app = useApp();
  const { store, ui } = app;
  const { t } = store;
  const choice = ui.print.value;
  const content = contentOf(store, choice);
  const shown = content === "compare" ? comparisonChoice(app, choice) : choice;
  const change = (more: Partial<Record<keyof PrintChoice, string>>): void => {
    ui.print.value = { ...choice, ...more } as PrintChoice;
  };
  const close = (): void => {
    ui.overlay.value = "";
  };
  const print = (): void => {
    close();
    window.setTimeout(() => window.print()); // the dialog is gone by then
  };
  return (
    <Modal class="dialog print-dialog" label={t(W.print)} close={close}>
      <header class="dialog-head">
        <h2>{t(W.print)}</h2>
        <button type="button" class="btn sq x" aria-label={t(Shell.close)} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Field name={W.what} items={contentsOf(store).map((id) => ({ id, words: W[id] }))} value={content} choose={(id) => change({ content: id })} />
      <Field name={W.paper} items={[{ id: "a4", words: "A4" }, { id: "a3", words: "A3" }]} value={shown.paper} choose={(paper) => change({ paper })} />
      {content !== "compare" && <Field name={W.orientation} items={ORIENTATIONS} value={shown.orientation} choose={(orientation) => change({ orientation })} />}
      <p class="view-note">{t(W.note)}</p>
      <button type="button" class="btn line print-go" onClick={print}>
        <Icon name="print" />
        {t(W.print)}
      </button>
    </Modal>
  );
}
