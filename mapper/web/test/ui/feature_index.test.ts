import { describe, expect, it } from "vitest";
import { FeatureIndex } from "../../src/ui/feature_index";
import { search } from "../../src/ui/search";
import { hitOfFeature } from "../../src/ui/search_hits";
import { fakePack, packColumn, PARCELS } from "../table/fake_pack";

function indexOf(pack = fakePack(PARCELS)): FeatureIndex {
  const index = new FeatureIndex([pack]);
  while (!index.read());
  return index;
}
const texts = (query: string): readonly string[] => indexOf().find(query, 8).map(({ text }) => text);

describe("features", () => {
  it("are found by the whole id, then by its start", () => expect(texts("yx-10")).toEqual(["YX-10", "YX-101"]));
  it("are found by a part of the id", () => expect(texts("-9")).toEqual(["YX-9"]));
  it.each(["机械", "jixie", "jxc"])("are found by %s in a text column", (query) => expect(texts(query)).toEqual(["机械厂"]));
  it("are not found by one character", () => expect(texts("y")).toEqual([]));
  it("are not found by codes", () => expect(texts("100101")).toEqual([]));
  it("stand for the first of an equal text", () => expect(indexOf().find("=cmd", 8).map(({ index }) => index)).toEqual([1]));
  it("are as many as asked", () => expect(indexOf().find("yx", 3)).toHaveLength(3));
  it("join the other results with the matched part", () => {
    const hits = indexOf().find("YX-10", 8).map((hit) => hitOfFeature(hit, "YX-10"));
    const [first] = search([], "YX-10", "zh", hits).hits;
    expect(first).toMatchObject({ label: "YX-10", range: { start: 0, end: 5 }, entry: { target: { kind: "feature", pack: "parcels", index: 0 } } });
  });
  it("are looked up in a hundred thousand without a pause", () => {
    const id = Array.from({ length: 100_000 }, (_, index) => `P-${index}`);
    const index = indexOf(fakePack({ view: { id_column: "id" }, columns: [packColumn("id", "text")], cells: { id } }));
    const start = performance.now();
    expect(index.find("99999", 8).map((hit) => hit.index)).toEqual([99_999]);
    expect(performance.now() - start).toBeLessThan(60);
  });
});
