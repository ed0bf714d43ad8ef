import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Member } from "../../src/page_model";
import { yearGlyph } from "../../src/ui/year_glyph";
import { words } from "./fixture";

const member = (role: Member["role"]): Member => ({ unit: role, role, label: words(role) });
const forms = (roles: readonly Member["role"][], unnamed = 0): readonly string[] => yearGlyph({ members: roles.map(member), unnamed }).marks.map((mark) => mark.form);

describe("year glyph", () => {
  it("draws three groups in a frame", () => {
    expect(yearGlyph({ members: ["group", "group", "group"].map((role) => member(role as Member["role"])), unnamed: 0 })).toMatchObject({ frame: true, marks: [{ form: "dot" }, { form: "dot" }, { form: "dot" }] });
  });

  it("draws a core with parks and new towns around it, without a frame", () => {
    const glyph = yearGlyph({ members: (["core", "park", "park", "new_city", "new_city"] as const).map(member), unnamed: 0 });
    expect(glyph.frame).toBe(false);
    expect(glyph.marks.map((mark) => mark.form)).toEqual(["dot", "dot", "dot", "square", "square"]);
    expect(glyph.marks[0]!.r).toBeGreaterThan(glyph.marks[1]!.r);
  });

  it("draws members that are only counted hollow", () => {
    expect(forms(["group"], 5)).toEqual(["dot", "hollow", "hollow", "hollow", "hollow", "hollow"]);
  });

  it("stays within its 40 x 36 and keeps marks apart", () => {
    const role = fc.constantFrom<Member["role"]>("park", "group", "new_city", "base", "unnamed");
    fc.assert(
      fc.property(fc.array(role, { maxLength: 12 }), fc.nat(12), (roles, unnamed) => {
        const { marks } = yearGlyph({ members: roles.map(member), unnamed });
        for (const { x, y, r } of marks) expect(x - r >= 0 && x + r <= 40 && y - r >= 0 && y + r <= 36).toBe(true);
        expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(marks.length);
      }),
    );
  });
});
