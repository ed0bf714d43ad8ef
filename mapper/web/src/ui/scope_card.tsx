// The scope card: figures of one name that mean different extents, kept apart by a wall.
import { Fragment, type JSX } from "preact";
import type { FigureView, Words } from "../page_model";
import { fill, KINDS, W } from "../words";
import { useApp } from "./app_state";
import { figureText, opens, Value } from "./figure_parts";
import { sourceNumbers } from "./quote";

function Wall(): JSX.Element {
  return (
    <div class="wall" aria-hidden="true">
      <svg viewBox="0 0 26 26">
        <circle class="wall-edge" cx="13" cy="13" r="13" />
        <circle class="wall-disc" cx="13" cy="13" r="12" />
        <path class="wall-sign" d="M8 11h10M8 15h10M15.5 8l-5 10" />
      </svg>
    </div>
  );
}

/** The squares are true in area to each other. */
function Side({ figure, caption, most }: { readonly figure: FigureView; readonly caption: Words | undefined; readonly most: number }): JSX.Element {
  const app = useApp();
  const { t } = app.store;
  const side = Math.sqrt(figure.number / most);
  return (
    <button type="button" class={`scope-side${app.store.figure.value === figure.id ? " open" : ""}`} {...opens(app, figure.id)}>
      <svg class="scope-square" style={{ "--side": side.toFixed(4) }} aria-hidden="true">
        <rect width="100%" height="100%" />
      </svg>
      <span class="scope-words">
        <span class="scope-when">
          <span>{t(figure.period)}</span>
          <span>{t(KINDS[figure.kind])}</span>
        </span>
        <b>
          <Value figure={figure} />
        </b>
        {caption && t(caption) && <span>{t(caption)}</span>}
      </span>
    </button>
  );
}

function Sources({ figures }: { readonly figures: readonly FigureView[] }): JSX.Element {
  const app = useApp();
  const { t, index } = app.store;
  return (
    <span class="scope-sources">
      {t(W.sources)}{" "}
      {figures.map((figure, place) => {
        const number = sourceNumbers(figure, index);
        return (
          <Fragment key={figure.id}>
            {place > 0 && t(W.listComma)}
            <button type="button" class="link" aria-label={t(fill(W.sourceOf, { label: figure.label, n: number }))} {...opens(app, figure.id)}>
              {number}
            </button>
          </Fragment>
        );
      })}
    </span>
  );
}

export function ScopeCard({ figures, captions }: { readonly figures: readonly FigureView[]; readonly captions: readonly Words[] }): JSX.Element {
  const { store } = useApp();
  const { t, language } = store;
  const most = Math.max(...figures.map((figure) => figure.number));
  const spoken = figures.map((figure) => `${t(figure.period)} ${figureText(figure, store)}`).join("，");
  return (
    <>
      <div class="scope" role="group" aria-label={t(fill(W.scopeSpoken, { figures: spoken }))}>
        {figures.map((figure, index) => (
          <Fragment key={figure.id}>
            {index > 0 && <Wall />}
            <Side figure={figure} caption={captions[index]} most={most} />
          </Fragment>
        ))}
      </div>
      <p class="scope-text">
        {t(W.scopeText)}
        {language.value === "en" && " "}
        {t(W.scopeSquares)} <Sources figures={figures} />
      </p>
    </>
  );
}
