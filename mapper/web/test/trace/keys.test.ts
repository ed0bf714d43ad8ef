import { describe, expect, it } from "vitest";
import { traceCommandOf } from "../../src/trace/keys";

const press = (key: string, more: object = {}): Parameters<typeof traceCommandOf>[0] => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe("keys of tracing", () => {
  it.each([
    ["Enter", {}, "enter"],
    ["z", { ctrlKey: true }, "undo"],
    ["Z", { metaKey: true, shiftKey: true }, "redo"],
    ["y", { ctrlKey: true }, "redo"],
    ["Delete", {}, "delete"],
    [".", {}, "next"],
    ["ArrowLeft", {}, { nudge: [-1, 0] }],
    ["ArrowDown", { shiftKey: true }, { nudge: [0, 10] }],
    ["c", { ctrlKey: true }, null],
    ["a", {}, null],
  ])("%s %o is %o", (key, more, expected) => {
    expect(traceCommandOf(press(key, more))).toEqual(expected);
  });
});
