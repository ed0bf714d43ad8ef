// The parts of a figure that every way of showing it shares: its value and the button of its source.
import type { JSX } from "preact";
import type { FigureView } from "../page_model";
import { fill, W } from "../words";
import { useApp, type App } from "./app_state";
import { toggleFigure } from "./figure_open";
import { sourceNumbers } from "./quote";

/** "about 20 %": the qualifier before, the unit behind, both small. */
export function Value({ figure, unit = true }: { readonly figure: FigureView; readonly unit?: boolean }): JSX.Element {
  const { t } = useApp().store;
  const measure = t(figure.measure_unit);
  return (
    <>
      {t(figure.qualifier) && <i>{t(figure.qualifier)}</i>}
      {t(figure.value)}
      {unit && measure && <small>{measure}</small>}
    </>
  );
}

/** A figure in a sentence, for names of charts and buttons. */
export function figureText(figure: FigureView, { t }: App["store"]): string {
  return [t(figure.qualifier), t(figure.value), t(figure.measure_unit)].filter(Boolean).join(" ");
}

interface SourceButtonProps {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

/** Opens what is behind a row; the row itself is the larger target for the mouse. */
export function OpenButton({ id, number, name }: SourceButtonProps): JSX.Element {
  const app = useApp();
  const isOpen = app.store.figure.value === id;
  const open = (event: MouseEvent): void => {
    event.stopPropagation();
    const button = event.currentTarget as Element;
    toggleFigure(app, id, button.closest("[data-figure]") ?? button);
  };
  return (
    <button type="button" class={`src${isOpen ? " on" : ""}`} aria-label={name} aria-haspopup="dialog" aria-expanded={isOpen} onClick={open}>
      <b>{number}</b>
    </button>
  );
}

export function SourceButton({ figure }: { readonly figure: FigureView }): JSX.Element {
  const { t, index } = useApp().store;
  const number = sourceNumbers(figure, index) || (figure.kind === "computed" ? "=" : "·");
  return <OpenButton id={figure.id} number={number} name={t(fill(W.sourceOf, { label: figure.label, n: number }))} />;
}

/** Props of an element that opens a figure when clicked anywhere. */
export function opens(app: App, id: string): { readonly "data-figure": string; readonly onClick: (event: MouseEvent) => void } {
  return {
    "data-figure": id,
    onClick: (event) => toggleFigure(app, id, event.currentTarget as Element),
  };
}
