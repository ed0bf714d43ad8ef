import { render } from "preact";
import { describe, expect, it } from "vitest";
import type { LandArea, LandClassView, LandMix } from "../../src/page_model";
import { createStore } from "../../src/store";
import { AppContext, createUi } from "../../src/ui/app_state";
import { LandMixTable } from "../../src/ui/land_mix";
import { ParkTable } from "../../src/ui/park_table";
import { figure, page, words } from "./fixture";

const area = (ha: string, share: number): LandArea => ({ ha: words(ha), mu: words(ha && `${15 * Number(ha)}`), share });
const land = (id: string, hatch = ""): LandClassView => ({ id, code: id, name: words(`类${id}`, `class ${id}`), label: words("工1", "I1"), fill: "#D7B48C", text: "#17212B", hatch });
const MIX: LandMix = {
  bars: [
    { state: "planned", name: words("规划"), total: area("10", 1), spoken: words("规划用地 10 ha") },
    { state: "current", name: words("现状"), total: area("9", 0.9), spoken: words("现状用地 9 ha") },
  ],
  rows: [
    { land_class: "100101", areas: [area("9.9", 0.99), area("9", 0.9)], minor: false },
    { land_class: "16", areas: [area("0.1", 0.01), area("", 0)], minor: true },
  ],
  rest: [area("0.1", 0.01), area("", 0)],
};
const app = { store: createStore(page({ land_classes: [land("100101"), land("16", "#8A949D")], figures: [figure("a"), figure("b")] })), ui: createUi() };

function drawn(content: preact.ComponentChild): HTMLElement {
  const host = document.createElement("div");
  render(<AppContext.Provider value={app}>{content}</AppContext.Provider>, host);
  return host;
}

describe("land use by class", () => {
  it("has a bar for each state with the sentence as its name", () => {
    const bars = [...drawn(<LandMixTable mix={MIX} />).querySelectorAll("[role=img]")];
    expect(bars.map((bar) => bar.getAttribute("aria-label"))).toEqual(["规划用地 10 ha", "现状用地 9 ha"]);
    expect(bars.map((bar) => bar.children.length)).toEqual([2, 1]);
  });

  it("tells mu beside hectares, and hatches what is white", () => {
    const host = drawn(<LandMixTable mix={MIX} />);
    expect(host.querySelector(".land-bar i")?.getAttribute("title")).toBe("100101 类100101\n9.9 ha · 148.5 亩 · 99.0 %");
    expect([...host.querySelectorAll<HTMLElement>(".planned i")].map((part) => part.style.backgroundImage.includes("gradient"))).toEqual([false, true]);
  });

  it("keeps small classes together until they are asked for", async () => {
    const host = drawn(<LandMixTable mix={MIX} />);
    expect(host.querySelectorAll("tbody tr").length).toBe(2);
    host.querySelector<HTMLButtonElement>(".more")?.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(host.querySelectorAll(".land-table .land-swatch").length).toBe(2);
  });
});

describe("the table of parks", () => {
  it("says what cannot be computed and why", () => {
    const cells = [{ figure: "a", reason: words("") }, { figure: "", reason: words("工业税收") }];
    const host = drawn(<ParkTable rows={[{ unit: "beidu", cells }]} heads={[words("面积 ha"), words("得分")]} />);
    expect(host.querySelector("td.none")?.textContent).toBe("无法计算");
    expect(host.querySelector("td.none")?.getAttribute("title")).toBe("工业税收");
    expect(host.querySelector("td button")?.textContent).toBe("4.16");
  });
});
