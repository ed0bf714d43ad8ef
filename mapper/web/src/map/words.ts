// Words on the map in both languages; terms as in page.md §7.
import { say } from "../say";

export const W = {
  map: say("地图", "Map"),
  mapHint: say("方向键移动，加号和减号缩放，0 回到全图；按 Tab 逐个走过单位，再到数据问题，其间用方向键移动；回车打开。", "Arrow keys pan, plus and minus zoom, 0 shows the whole district; Tab walks the units and then reaches the data findings, where arrow keys move; Enter opens one."),
  units: say("地图上的单位", "Units on the map"),
  findings: say("地图上的数据问题", "Data findings on the map"),
  schematic: say("示意", "schematic"),
  fictional: say("虚构", "fictional"),
  illustration: say("范围未公布，轮廓仅为示意", "Extent not published; the outline is only an illustration"),
  builtOnly: say("已建 {area}，只有面积有意义", "Built {area}; only its area means something"),
  inRing: say("实际位置在此圈内，±{n} km", "the true site lies within this ring, ±{n} km"),
  ghostCaption: say("{year} 年", "{year}"),
  plusMinus: say("±{n} km", "±{n} km"),
  lastNamed: say("最后见于 {year} 年资料", "last named in {year}"),
  squareNote: say("同比例面积，范围未公布", "area to scale, extent not published"),
  noData: say("无数据", "no data"),
  notInYear: say("不在 {year} 年的图上", "not on the map of {year}"),
} as const;

/** Puts values into the places of a sentence. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}
