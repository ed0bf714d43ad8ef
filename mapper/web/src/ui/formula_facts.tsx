// What a formula is made of: its inputs with their origin, the rule it follows, and published values beside it.
import type { JSX } from "preact";
import type { Formula } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";

function Terms({ formula }: { readonly formula: Formula }): JSX.Element {
  const { t } = useApp().store;
  return (
    <ul class="terms">
      {formula.terms.map((term) => (
        <li key={term.name.zh}>
          <span>{t(term.name)}</span>
          <b>{t(term.value)}</b>
          <small>{t(term.source)}</small>
        </li>
      ))}
    </ul>
  );
}

export function FormulaFacts({ formula }: { readonly formula: Formula }): JSX.Element {
  const { t } = useApp().store;
  const { terms, references, rule } = formula;
  return (
    <>
      {terms.length > 0 && <Terms formula={formula} />}
      {(t(rule) || references.length > 0) && (
        <dl class="dl">
          {t(rule) && (
            <>
              <dt>{t(W.rule)}</dt>
              <dd>{t(rule)}</dd>
            </>
          )}
          {references.map((reference) => (
            <>
              <dt>{t(W.reference)}</dt>
              <dd>
                {t(reference.value)} · {t(reference.scope)}
                <small>{t(reference.source)}</small>
              </dd>
            </>
          ))}
        </dl>
      )}
    </>
  );
}
