// The source popover: beside its row, and on the phone a sheet of its own.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FigureView } from "../page_model";
import { W } from "../words";
import { useApp, type App } from "./app_state";
import { closeFigure, missingRow } from "./figure_open";
import { Icon } from "./icons";
import { Modal } from "./modal";
import { placePopover, type PopoverPlace } from "./popover_place";
import { FigureSource, MissingSource } from "./quote_list";
import { HEADER_PX } from "./sheet_stops";

const FOOTER_PX = 24;
const GAP_PX = 16;
const PANEL_GAP_PX = 12;

interface Content {
  readonly title: string;
  readonly body: JSX.Element;
}

function contentOf({ store }: App): Content | null {
  const id = store.figure.value;
  const figure: FigureView | undefined = store.index.figure.get(id);
  if (figure) return { title: store.t(figure.label), body: <FigureSource figure={figure} /> };
  const row = missingRow(id, store.currentPanel.value);
  return row ? { title: store.t(row.title), body: <MissingSource row={row} /> } : null;
}

/** The element the popover belongs to: what was clicked, else the figure's first row. */
function anchorOf({ store, ui }: App): Element | null {
  const opener = ui.opener.value;
  if (opener?.isConnected) return opener;
  return document.querySelector(`[data-figure="${CSS.escape(store.figure.value)}"]`);
}

interface Standing extends PopoverPlace {
  readonly right: number;
}

function standingOf(anchor: Element, popover: HTMLElement): Standing {
  const panel = anchor.closest(".panel");
  const body = anchor.closest(".panel-body")?.getBoundingClientRect();
  const room = { top: HEADER_PX + GAP_PX, bottom: window.innerHeight - FOOTER_PX - GAP_PX };
  const sight = body ?? room;
  const cell = anchor.closest(".cmp td")?.getBoundingClientRect();
  const left = panel?.getBoundingClientRect().left ?? cell?.left ?? window.innerWidth;
  const place = placePopover(anchor.getBoundingClientRect(), popover.offsetHeight, room, sight);
  const isBeyond = cell !== undefined && left < popover.offsetWidth + PANEL_GAP_PX; // no room before the cell: behind it
  if (isBeyond) return { ...place, tip: null, right: Math.max(PANEL_GAP_PX, window.innerWidth - cell.right - popover.offsetWidth - PANEL_GAP_PX) };
  return { ...place, right: window.innerWidth - left + PANEL_GAP_PX };
}

function useStanding(app: App, popover: { readonly current: HTMLElement | null }): Standing | null {
  const [standing, setStanding] = useState<Standing | null>(null);
  const id = app.store.figure.value;
  const language = app.store.language.value;
  useLayoutEffect(() => {
    const place = (): void => {
      const anchor = anchorOf(app);
      if (anchor && popover.current) setStanding(standingOf(anchor, popover.current));
    };
    if (!app.ui.opener.value) anchorOf(app)?.scrollIntoView({ block: "center" });
    place();
    const observer = new ResizeObserver(place);
    if (popover.current) observer.observe(popover.current);
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [id, language]);
  return standing;
}

function Head({ title, close }: { readonly title: string; readonly close: () => void }): JSX.Element {
  const { t } = useApp().store;
  return (
    <>
      <button type="button" class="btn sq x" aria-label={t(W.close)} onClick={close}>
        <Icon name="close" />
      </button>
      <h4>{title}</h4>
    </>
  );
}

function BesideRow({ title, children }: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  const app = useApp();
  const popover = useRef<HTMLDivElement>(null);
  const standing = useStanding(app, popover);
  const id = app.store.figure.value;
  const isShown = standing !== null;
  useEffect(() => {
    if (isShown) popover.current?.focus({ preventScroll: true });
  }, [id, isShown]);
  const style = standing ? { top: `${standing.top}px`, right: `${standing.right}px`, "--tip": `${standing.tip ?? 0}px` } : { visibility: "hidden" };
  return (
    <div ref={popover} class={`pop${standing?.tip === null ? " no-tip" : ""}`} role="dialog" aria-label={title} tabIndex={-1} style={style}>
      <div class="pop-body">
        <Head title={title} close={() => closeFigure(app)} />
        {children}
      </div>
    </div>
  );
}

export function SourcePopover(): JSX.Element | null {
  const app = useApp();
  const content = contentOf(app);
  if (!content) return null;
  if (app.ui.layout.value !== "phone") return <BesideRow title={content.title}>{content.body}</BesideRow>;
  return (
    <Modal class="pop full-sheet" label={content.title} close={() => closeFigure(app)}>
      <Head title={content.title} close={() => closeFigure(app)} />
      {content.body}
    </Modal>
  );
}
