import { describe, expect, it } from "vitest";
import { areaText, areaTexts, distanceText, number } from "../../src/map/measure/format";

const THIN = "\u2009";

describe("distanceText", () => {
  it.each([
    [0, "0.0 m"],
    [8.44, "8.4 m"],
    [860.4, "860 m"],
    [999.4, "999 m"],
    [999.6, "1.00 km"],
    [1240, "1.24 km"],
    [9996, "10.0 km"],
    [86778, "86.8 km"],
    [181234, "181 km"],
    [5852935, "5853 km"],
    [19936288, `19${THIN}936 km`],
  ])("%s m in Chinese: %s", (metres, expected) => {
    expect(distanceText(metres, "zh")).toBe(expected);
  });

  it("groups thousands with a comma in English", () => {
    expect(distanceText(5852935, "en")).toBe("5,853 km");
  });
});

describe("areaText", () => {
  it("gives km², ha and mu", () => {
    expect(areaText(4.16e6, "zh")).toBe("4.16 km² · 416 ha · 6240 亩");
    expect(areaText(4.16e6, "en")).toBe("4.16 km² · 416 ha · 6,240 mu");
  });

  it("writes m² under a hectare", () => {
    expect(areaTexts(4200, "zh")).toEqual(["4200 m²", "0.420 ha", "6.30 亩"]);
    expect(areaTexts(2000 / 3, "zh")[2]).toBe("1.00 亩");
  });

  it("groups from five digits on in Chinese", () => {
    expect(areaTexts(458072391, "zh")).toEqual(["458 km²", `45${THIN}807 ha`, `687${THIN}109 亩`]);
  });
});

describe("number", () => {
  it("keeps at least three digits and never rounds whole ones", () => {
    expect([0, 0.00004, 0.0123, 0.5, 9.999, 99.96, 12345.6].map((value) => number(value, "en"))).toEqual(["0", "0.0000", "0.0123", "0.500", "10.0", "100", "12,346"]);
  });
});
