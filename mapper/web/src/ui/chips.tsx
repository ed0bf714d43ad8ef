// Chips and badges: what kind of figure it is, which doubt hangs on it, and what a shape or position rests on.
import type { JSX } from "preact";
import type { Badge as BadgeModel, FigureView } from "../page_model";
import { KINDS, markWords, W } from "../words";
import { useApp } from "./app_state";
import { showFinding } from "./finding_open";

type Kind = FigureView["kind"];

const DISC = <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />;

const KIND_ICONS: Readonly<Record<Kind, JSX.Element>> = {
  actual: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  target: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2 1.4" />,
  expected: (
    <>
      <path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" />
      {DISC}
    </>
  ),
  cumulative: <path d="M1 9V6.5h2.3V9zM3.9 9V4h2.3v5zM6.8 9V1.5H9V9z" fill="currentColor" />,
  share: (
    <>
      {DISC}
      <path d="M5 5V1a4 4 0 0 1 3.5 6z" fill="currentColor" />
    </>
  ),
  growth: <path d="M1 8.5 4.5 5l2 1.5L9 2.5M9 2.5H6M9 2.5v3" fill="none" stroke="currentColor" stroke-width="1.3" />,
  threshold: <path d="M1 8.5h8M5 1v5M3 4l2 2 2-2" fill="none" stroke="currentColor" stroke-width="1.3" />,
  computed: <path d="M1.5 3.5h7M1.5 6.5h7" stroke="currentColor" stroke-width="1.5" />,
};

const UNEQUAL = <path d="M1 3.5h8M1 6.5h8M7 1 3 9" stroke="currentColor" stroke-width="1.2" />;

function ChipIcon({ children }: { readonly children: JSX.Element }): JSX.Element {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      {children}
    </svg>
  );
}

export function KindChip({ kind }: { readonly kind: Kind }): JSX.Element {
  const { t } = useApp().store;
  return (
    <span class={`kind ${kind}`}>
      <ChipIcon>{KIND_ICONS[kind]}</ChipIcon>
      {t(KINDS[kind])}
    </span>
  );
}

export function CannotComputeChip(): JSX.Element {
  const { t } = useApp().store;
  return (
    <span class="kind computed">
      <ChipIcon>{KIND_ICONS.computed}</ChipIcon>
      {t(W.cannotCompute)}
    </span>
  );
}

export function ScopeChip(): JSX.Element {
  const { t } = useApp().store;
  return (
    <span class="kind diff">
      <ChipIcon>{UNEQUAL}</ChipIcon>
      {t(markWords("scope_differs"))}
    </span>
  );
}

/** A doubt about a figure; opens the finding that tells it. */
export function DoubtChip({ figure }: { readonly figure: FigureView }): JSX.Element | null {
  const app = useApp();
  const { t } = app.store;
  if (!figure.mark) return null;
  const open = (event: MouseEvent): void => {
    event.stopPropagation();
    showFinding(app, figure, event.currentTarget as Element);
  };
  return (
    <button type="button" class="kind diff" onClick={open}>
      {figure.mark === "scope_differs" && <ChipIcon>{UNEQUAL}</ChipIcon>}
      {t(markWords(figure.mark))}
    </button>
  );
}

export function Badge({ badge }: { readonly badge: BadgeModel }): JSX.Element {
  const { t } = useApp().store;
  return <span class={`badge ${badge.form}`}>{t(badge.text)}</span>;
}
