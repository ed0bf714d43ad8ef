import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/ui/app_state";
import { axisTicks } from "../../src/ui/axis";
import { commandOf } from "../../src/ui/keys";
import { placePopover } from "../../src/ui/popover_place";
import { neighbourStop, stopAfterDrag, stopHeight } from "../../src/ui/sheet_stops";

describe("layout", () => {
  it.each([
    [390, 844, "phone"],
    [719, 900, "phone"],
    [720, 900, "drawer"],
    [1024, 768, "short"],
    [1366, 768, "short"],
    [1440, 799, "short"],
    [1440, 900, "full"],
    [1920, 1080, "wide"],
  ])("%i x %i is %s", (width, height, layout) => expect(layoutOf(width, height)).toBe(layout));
});

describe("phone sheet", () => {
  it("stops at 250 px, 60 % and all below the header", () => {
    expect([stopHeight("peek", 844), stopHeight("half", 844), stopHeight("full", 844)]).toEqual([250, 506, 788]);
  });
  it("leaves some map on a low screen", () => expect(stopHeight("peek", 320)).toBe(144));
  it.each([
    ["near a stop", 480, 0, "half"],
    ["flicked up", 360, 2, "full"],
    ["flicked down", 480, -2, "peek"],
  ])("%s comes to rest", (_name, height, velocity, stop) => expect(stopAfterDrag(height, velocity, 844)).toBe(stop));
  it("steps by arrow keys and no further", () => expect([neighbourStop("half", 1), neighbourStop("full", 1)]).toEqual(["full", "full"]));
});

describe("source popover", () => {
  const room = { top: 72, bottom: 860 };
  const sight = { top: 180, bottom: 830 };
  it("stands beside its row with the arrow at the row", () => expect(placePopover({ top: 500, bottom: 548 }, 300, room, sight)).toEqual({ top: 374, tip: 150 }));
  it("sits in the corner rather than half over the map's buttons", () => expect(placePopover({ top: 260, bottom: 308 }, 300, room, sight)).toEqual({ top: 72, tip: 212 }));
  it("stays in the window", () => expect(placePopover({ top: 780, bottom: 828 }, 300, room, sight)).toEqual({ top: 560, tip: 244 }));
  it("loses its arrow where the row is out of sight", () => expect(placePopover({ top: 900, bottom: 948 }, 300, room, sight).tip).toBeNull());
});

describe("axis", () => {
  it.each([
    [4.16, [0, 1, 2, 3, 4]],
    [102.1, [0, 20, 40, 60, 80, 100]],
    [0.9, [0, 0.2, 0.4, 0.6, 0.8]],
    [0, [0]],
  ])("up to %d", (most, ticks) => expect(axisTicks(most)).toEqual(ticks));
});

describe("keys", () => {
  const press = (key: string, ctrlKey = false): Parameters<typeof commandOf>[0] => ({ key, ctrlKey, metaKey: false, altKey: false });
  it("do nothing in fields, but Escape and Ctrl-K", () => {
    expect([commandOf(press("l"), true, true), commandOf(press("Escape"), true, true), commandOf(press("k", true), true, true)]).toEqual([null, "escape", "search"]);
  });
  it("can be switched off", () => expect([commandOf(press("l"), false, true), commandOf(press("l"), false, false)]).toEqual(["tree", null]));
});
