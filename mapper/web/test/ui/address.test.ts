import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PackView } from "../../src/page_model";
import { defaultAddress, readAddress, writeAddress, type Address } from "../../src/ui/address";
import { page, words } from "./fixture";

function pack(id: string, state: PackView["state"]): PackView {
  return {
    id, state, name: words(id), form: "polygon", count: 100, total: words(""), bounds: [0, 0, 1, 1], classes: ["100101", "unclassified/x", "商,住"], class_column: "", id_column: "", label_column: "",
    columns: [], edition: words(""), note: words(""),
  };
}

const PAGE = page({ packs: [pack("planned", "planned"), pack("current", "current"), pack("现状 2", "")] });
const UNITS = PAGE.units.map(({ id }) => id);
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
const view = fc.record({ lat: fc.integer({ min: -85, max: 85 }), lon: fc.integer({ min: -180, max: 180 }), zoom: fc.integer({ min: 0, max: 24 }) });

const addresses: fc.Arbitrary<Address> = fc.record({
  unit: fc.constantFrom("", ...UNITS),
  station: fc.constantFrom("2021", "2024"),
  language: fc.constantFrom("zh", "en"),
  scheme: fc.constantFrom("system", "light", "dark"),
  hidden: fc.subarray(["food", "metal"]),
  thematic: fc.constant(""),
  letters: fc.boolean(),
  view: fc.option(view),
  mode: fc.constantFrom("map", "compare"),
  compared: fc.shuffledSubarray(UNITS),
  landView: fc.constantFrom("planned", "current", "现状 2", "swipe"),
  swipeAt: share,
  feature: fc.oneof(fc.constant(""), fc.tuple(fc.constantFrom("planned", "现状 2"), fc.nat(99)).map((parts) => parts.join("/"))),
  focusClasses: fc.subarray(["100101", "unclassified/x", "商,住"]),
  softColours: fc.boolean(),
  opacity: share,
  tableOpen: fc.boolean(),
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

  it("holds only what differs from it", () => {
    expect(writeAddress({ ...defaultAddress(PAGE), mode: "compare", compared: ["far", "beidu"], opacity: 0.7 }, PAGE)).toBe("#view=compare&compare=far,beidu&opacity=0.7");
  });

  it.each([
    "#unit=nobody", "#year=1999", "#map=a/b/c", "#map=99/0/0", "#unit=%E0%A4%A", "#", "#nonsense", "#off=unknown", "#lang=fr", "#view=list", "#compare=nobody,,", "#land=nowhere", "#swipe=1.5",
    "#swipe=left", "#parcel=planned", "#parcel=planned/100", "#parcel=nowhere/1", "#only=999", "#opacity=2", "#table=2", "#colours=loud",
  ])("falls back to the default for %s", (hash) => {
    expect(readAddress(hash, PAGE)).toEqual(defaultAddress(PAGE));
  });

  it("takes a unit once, and no more than six", () => {
    const many = page({ units: [..."abcdefgh"].map((id) => ({ ...PAGE.units[0]!, id })) });
    expect(readAddress("#compare=a,b,a,c,d,e,f,g,h", many).compared).toEqual([..."abcdef"]);
  });
});
