// Words on parcels in both languages.
import { say } from "../say";

export const W = {
  list: say("地块图层", "Parcel layers"),
  enter: say("{name}，{n} 个要素；回车进入，方向键走到相邻的要素，Esc 离开", "{name}, {n} features; Enter goes in, arrow keys lead to the nearest, Escape leaves"),
  noClass: say("无地类", "no class"),
  ha: say("公顷", "hectares"),
  areaLine: say("{ha} ha · {mu} 亩", "{ha} ha · {mu} mu"),
  left: say("已离开地块", "Left the parcels"),
  noneThere: say("此方向没有更多要素", "Nothing further in this direction"),
  comma: say("，", ", "),
} as const;

/** Puts values into the places of a sentence. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}
