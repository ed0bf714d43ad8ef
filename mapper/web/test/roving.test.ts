import { expect, it } from "vitest";
import { rove } from "../src/roving";

it.each([
  ["ArrowRight", 0, 1],
  ["ArrowDown", 2, 0],
  ["ArrowLeft", 0, 2],
  ["ArrowUp", 2, 1],
  ["Home", 1, 0],
  ["End", 1, 2],
  ["Enter", 1, undefined],
])("%s at %i leads to %s", (key, at, next) => expect(rove(key, at, 3)).toBe(next));

it("leads nowhere where there is nothing", () => expect(rove("End", 0, 0)).toBeUndefined());
