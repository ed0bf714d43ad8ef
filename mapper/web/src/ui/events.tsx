// Dated events, policies and titles with their documents.
import type { JSX } from "preact";
import type { Event } from "../page_model";
import { fill, W } from "../words";
import { openView, useApp } from "./app_state";
import { More } from "./more";
import { locatorWords } from "./quote";

const FIRST = 5;

function EventRow({ event }: { readonly event: Event }): JSX.Element {
  const app = useApp();
  const { t, index } = app.store;
  const source = index.source.get(event.source);
  const name = source ? `${t(fill(W.sourceN, { n: source.number }))}，${t(locatorWords(event.locator))}` : "";
  return (
    <li class="event">
      <div>
        <div class="m">
          <span class="per">{t(event.date)}</span>
          <span class="kind">{t(event.kind)}</span>
        </div>
        <div>{t(event.text)}</div>
      </div>
      {source && (
        <button type="button" class="src" title={name} aria-label={name} onClick={() => openView(app, { kind: "source", id: source.id })}>
          <b>{source.number || "·"}</b>
        </button>
      )}
    </li>
  );
}

export function Events({ events }: { readonly events: readonly Event[] }): JSX.Element {
  return (
    <More items={events} first={FIRST}>
      {(items) => (
        <ul class="events">
          {items.map((event, index) => (
            <EventRow key={index} event={event} />
          ))}
        </ul>
      )}
    </More>
  );
}
