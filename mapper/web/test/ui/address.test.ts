import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultAddress, readAddress, writeAddress, type Address } from "../../src/ui/address";
import { page } from "./fixture";

const PAGE = page();

const addresses: fc.Arbitrary<Address> = fc.record({
  unit: fc.constantFrom("", ...PAGE.units.map((unit) => unit.id)),
  station: fc.constantFrom("2021", "2024"),
  language: fc.constantFrom("zh", "en"),
  scheme: fc.constantFrom("system", "light", "dark"),
  hidden: fc.subarray(["food", "metal"]),
  thematic: fc.constant(""),
  letters: fc.boolean(),
  view: fc.option(fc.record({ lat: fc.integer({ min: -85, max: 85 }), lon: fc.integer({ min: -180, max: 180 }), zoom: fc.integer({ min: 0, max: 24 }) })),
});

describe("address", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(readAddress(writeAddress(address, PAGE), PAGE)).toEqual(address);
      }),
    );
  });

  it("is empty for the state a page opens in", () => {
    expect(writeAddress(defaultAddress(PAGE), PAGE)).toBe("");
  });

  it.each(["#unit=nobody", "#year=1999", "#map=a/b/c", "#map=99/0/0", "#unit=%E0%A4%A", "#", "#nonsense", "#off=unknown"])("falls back to the default for %s", (hash) => {
    expect(readAddress(hash, PAGE)).toEqual(defaultAddress(PAGE));
  });
});
