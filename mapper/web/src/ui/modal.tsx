// A modal dialog: the browser keeps the focus inside and gives it back at the end.
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface ModalProps {
  readonly class: string;
  readonly label: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function Modal({ class: extra, label, close, children }: ModalProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const onCancel = (event: globalThis.Event): void => {
    event.preventDefault();
    close();
  };
  const onClick = (event: MouseEvent): void => {
    if (event.target === dialog.current) close();
  };
  return (
    <dialog ref={dialog} class={extra} aria-label={label} onCancel={onCancel} onClick={onClick}>
      <div class="modal-body">{children}</div>
    </dialog>
  );
}
