// What a region still lacks: in the panel with every command, on a map without any content with the first one.
import { Fragment, type JSX } from "preact";
import type { Guide } from "../page_model";
import { W } from "../words";
import { useApp } from "./app_state";
import { copyText } from "./clipboard";
import { Icon } from "./icons";

/** A command breaks before an option, not within it. */
const optionsOf = (command: string): string[] => command.split(/ (?=--)/);

/** A command as plain text, with a button that copies it. */
function Command({ command }: { readonly command: string }): JSX.Element {
  const app = useApp();
  const name = app.store.t(W.copyCommand);
  return (
    <div class="command">
      <code>
        {optionsOf(command).map((part) => (
          <Fragment key={part}>
            <span>{part}</span>{" "}
          </Fragment>
        ))}
      </code>
      <button type="button" class="btn sq" title={name} aria-label={`${name}: ${command}`} onClick={() => void copyText(app, command)}>
        <Icon name="copy" />
      </button>
    </div>
  );
}

export function GuideSection({ guide }: { readonly guide: Guide }): JSX.Element {
  const { t } = useApp().store;
  return (
    <section class="sec">
      <div class="emp guide">
        <b>{t(guide.title)}</b>
        <p>{t(guide.text)}</p>
        <dl>
          {guide.steps.map(({ name, command }) => (
            <div key={command}>
              <dt>{t(name)}</dt>
              <dd>
                <Command command={command} />
              </dd>
            </div>
          ))}
        </dl>
        <p>{t(guide.note)}</p>
      </div>
    </section>
  );
}

/** In the middle of what is seen of the map; on the phone the commands stand in the sheet right below. */
export function MapGuide(): JSX.Element | null {
  const { store, ui } = useApp();
  const { page, t } = store;
  const { guide } = page;
  const [first] = guide?.steps ?? [];
  if (!guide?.on_map || !first) return null;
  return (
    <div class="map-guide">
      <div class="emp guide" data-clear>
        <b>{t(guide.title)}</b>
        <p>{t(guide.text)}</p>
        {ui.layout.value !== "phone" && <Command command={first.command} />}
      </div>
    </div>
  );
}
