// Icons of the shell: 16 px, stroke 1.5, drawn in the text colour.
import type { JSX } from "preact";

const PATHS = {
  search: "M7 2.5a4.5 4.5 0 1 0 .01 0zM10.5 10.5 14 14",
  measure: "M1.5 10.5 10.5 1.5l4 4-9 9zM4 8l1.5 1.5M6.5 5.5 8 7M9 3l1.5 1.5",
  compare: "M2 4a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM9 3.5h1.2M12 3h1.8v1.6M14 6.6v2M14 10.8V13h-1.8M10.6 13H9v-1.6M9 9.4v-2M9 5.6v-.4",
  print: "M4.5 6V2h7v4M4.5 12h-2V6.5h11V12h-2M4.5 10h7v4h-7z",
  table: "M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 6.5V13",
  area: "M3.5 3.5 11 2l3 6.5-4.5 5.5-7-2.5zM5.5 8l2 2 3.5-4",
  trace: "M10.5 2.5l3 3-8 8-3.5.5.5-3.5zM8.5 4.5l3 3",
  filter: "M2 3h12L9.5 8.5V13l-3-1.5v-3z",
  export: "M8 2v8M5 7l3 3 3-3M2.5 11v2.5h11V11",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  help: "M8 2a6 6 0 1 0 .01 0zM6.2 6.3c.2-2.3 3.6-2 3.4 0C9.5 7.6 8 7.6 8 9.2M8 11.4v.1",
  add: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  back: "M10 4 6 8l4 4",
  open: "M4 6l4 4 4-4",
  shut: "M6 4l4 4-4 4",
  link: "M6.5 9.5 9.5 6.5M7 4.5 8.5 3a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7",
  document: "M4 1.8h5.5L12.5 5v9.2H4zM6 7.5h4.5M6 10.5h4.5",
  copy: "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM3 10.5H2.5v-8h8V3",
  layers: "M8 2 14 5 8 8 2 5zM2 8l6 3 6-3M2 11l6 3 6-3",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11",
  scope: "M3 6h10M3 10h10M10.5 3l-5 10",
  check: "M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1",
  note: "M8 2a6 6 0 1 0 .01 0zM8 7.5V11M8 5v.1",
  tick: "M3 8.5 6.5 12 13 4.5",
} as const;

export type IconName = keyof typeof PATHS | "scheme";

export function Icon({ name, class: extra = "" }: { readonly name: IconName; readonly class?: string }): JSX.Element {
  return (
    <svg class={`ic ${extra}`} viewBox="0 0 16 16" aria-hidden="true">
      {name === "scheme" ? (
        <>
          <circle cx="8" cy="8" r="5.5" />
          <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" />
        </>
      ) : (
        <path d={PATHS[name]} />
      )}
    </svg>
  );
}

export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M9 12.5c1-4 6-5.5 10-4.3s6 5 4.5 9-5 7-9 6.3S7.8 17.5 9 12.5z"
        fill="none"
        stroke="var(--on-accent)"
        stroke-width="2"
        stroke-dasharray="3.6 2.4"
      />
      <circle cx="16" cy="16" r="2.5" fill="var(--on-accent)" />
    </svg>
  );
}
