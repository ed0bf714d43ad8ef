import { expect, it } from "vitest";
import { Cache } from "../../src/pack/cache";

it("what was used longest ago goes first, and the newest stays however large", () => {
  const made: string[] = [];
  const cache = new Cache<number>(10, (size) => size);
  const get = (key: string, size: number): number => cache.get(key, () => (made.push(key), size));
  get("a", 4);
  get("b", 4);
  get("a", 4);
  get("c", 4);
  expect([cache.has("a"), cache.has("b"), cache.has("c"), made]).toEqual([true, false, true, ["a", "b", "c"]]);
  get("d", 50);
  expect([cache.has("a"), cache.has("d")]).toEqual([false, true]);
});
