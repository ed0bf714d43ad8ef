// A value of a column in a cell: its swatch, its words or number, or that there is none.
import type { JSX } from "preact";
import { useApp } from "../ui/app_state";
import { ClassSwatch } from "../ui/class_swatch";
import { W } from "../words";
import type { Field } from "./field";

export function Value({ field, index }: { readonly field: Field; readonly index: number }): JSX.Element {
  const { t, language } = useApp().store;
  const shown = field.shown(index, language.value);
  if (shown === "") {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span class="sr">{t(W.none)}</span>
      </>
    );
  }
  if (!field.isClass) return <>{shown}</>;
  return (
    <>
      <ClassSwatch id={field.key(index)} />
      {shown}
    </>
  );
}
