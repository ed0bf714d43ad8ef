// Where the keyboard goes when the page changes under it.

/** At once, so that no key typed next is lost; after the next paint where a change of state brings the element in. */
export function focusSoon(selector: string): void {
  const focus = (): boolean => {
    document.querySelector<HTMLElement>(selector)?.focus();
    return document.activeElement?.matches(selector) ?? false;
  };
  if (!focus()) requestAnimationFrame(focus);
}

/** The head of the panel takes the focus where the control that held it is gone. */
export function catchFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(".phead h2")?.focus({ preventScroll: true });
  });
}
