import { describe, expect, it } from "vitest";
import { nextFocus, onlyOfGroup } from "../../src/ui/class_focus";
import { landViews } from "../../src/ui/tree_land";
import { fakePack, PARCELS } from "../table/fake_pack";

const viewOf = (id: string, state: "planned" | "current" | "change" | ""): ReturnType<typeof fakePack>["view"] => fakePack({ ...PARCELS, id, view: { state } }).view;

describe("the classes looked at", () => {
  it.each([
    ["one alone", [], "a", false, ["a"]],
    ["another in its place", ["a"], "b", false, ["b"]],
    ["all again", ["a"], "a", false, []],
    ["one of several alone", ["a", "b"], "a", false, ["a"]],
    ["one more with Ctrl", ["a"], "b", true, ["a", "b"]],
    ["one less with Ctrl", ["a", "b"], "b", true, ["a"]],
  ] as const)("are %s", (_what, before, id, adds, after) => expect([...nextFocus(new Set(before), id, adds)]).toEqual(after));
});

describe("only one row of a group", () => {
  const rows = ["a", "b", "c"];
  it("switches the others off", () => expect(onlyOfGroup(rows, "a", new Set())).toEqual({ isOnly: false, others: ["b", "c"] }));
  it("is known when they are", () => expect(onlyOfGroup(rows, "a", new Set(["b", "c"])).isOnly).toBe(true));
});

describe("the states of the land", () => {
  it("can be laid side by side where there are both", () =>
    expect(landViews([viewOf("now", "current"), viewOf("plan", "planned"), viewOf("diff", "change")]).map(({ id }) => id)).toEqual(["plan", "now", "swipe", "diff"]));
  it("are none where layers have no state", () => expect(landViews([viewOf("roads", "")])).toEqual([]));
});
