import { describe, expect, it } from "vitest";
import { areaOf, featureName, valuesOf } from "../../src/feature/facts";
import { viewOfFeature } from "../../src/feature/zoom";
import { fieldsOf } from "../../src/table/field";
import { CLASSES, fakePack, packColumn, PARCELS } from "../table/fake_pack";

const pack = fakePack(PARCELS);
const area = fakePack({ columns: [packColumn("#area", "number")], cells: { "#area": [19_080, 860, null] } });

describe("a feature", () => {
  it("is called by its id", () => expect(featureName(pack, 3).zh).toBe("YX-2"));
  it("is called by its row where it has no id", () => expect(featureName(area, 1)).toEqual({ zh: "第 2 条", en: "No. 2" }));
  it("has its area in ha and mu", () => expect(areaOf(area, 0, "zh")).toEqual({ main: "1.91", unit: "ha", mu: "28.6" }));
  it("has a small area in square metres", () => expect(areaOf(area, 1, "en")).toEqual({ main: "860", unit: "m²", mu: "1.29" }));
  it("has no area where none is known", () => expect(areaOf(area, 2, "zh")).toBeUndefined());
  it("tells the columns with a value from those without", () => {
    const { filled, empty } = valuesOf(pack, fieldsOf(pack, CLASSES), 3);
    expect([filled, empty].map((fields) => fields.map(({ view }) => view.name))).toEqual([["id", "far"], ["state", "firm"]]);
  });
  it("is looked at from the zoom where it is 240 pixels wide", () => {
    const wide = { ...pack, boxOf: () => ({ x0: 0, y0: 0, x1: 960, y1: 100 }) };
    expect(viewOfFeature(wide, 0)).toMatchObject({ zoom: 18 });
    expect(viewOfFeature({ ...wide, boxOf: () => ({ x0: 0, y0: 0, x1: 3840, y1: 100 }) }, 0).zoom).toBe(16);
  });
});
